# Frågor till systemförvaltare om systemlistan stämmer, svaren på dem och läget per förvaltning.
quality-title = Stämmer systemlistan?
quality-heading = Stämmer uppgiften om { $system }?
quality-heading-missing = En uppgift saknas om { $system }
quality-now-owner = { $value } är systemägare för { $system } enligt systemlistan.
quality-now-contract = Avtal för { $system } enligt systemlistan: { $value }.
quality-now-plan = Systemförvaltningsplanen för { $system } finns enligt systemlistan på { $value }
quality-now-classification = { $system } är klassat { $value } enligt systemlistan.
quality-now-usage = { $system } har { $value } användare enligt systemlistan.
quality-missing-owner = Systemlistan saknar systemägare för { $system }.
quality-missing-contract = Systemlistan har inget avtal för { $system }.
quality-missing-end = Avtalet för { $system } saknar slutdatum i systemlistan: { $value }.
quality-missing-plan = Systemlistan saknar länk till systemförvaltningsplanen för { $system }.
quality-missing-classification = Systemlistan saknar informationsklassning för { $system }.
quality-missing-usage = Systemlistan säger inget om hur många som använder { $system }.
quality-confirmed-on = Uppgiften bekräftades eller ändrades senast { $day }.
quality-never-confirmed = Ingen har bekräftat det ännu.
quality-contract-open-ended = tills vidare
quality-contract-ends = till och med { $day }
quality-contract-no-end = inget slutdatum
quality-contract-notice =
    { $months ->
        [one] en månads uppsägningstid
       *[other] { $months } månaders uppsägningstid
    }
quality-contract-automatic =
    { $months ->
        [one] förlängs en månad i taget
       *[other] förlängs { $months } månader i taget
    }
quality-contract-option = option { $count } × { $months } månader

quality-fact-owner = systemägare
quality-fact-contract = avtal
quality-fact-plan = länk till systemförvaltningsplan
quality-fact-classification = informationsklassning
quality-fact-usage = antal användare

quality-press-confirm = Det stämmer
quality-press-none = Det finns inget avtal
quality-press-mend = Ändra
quality-press-fill = Fyll i
quality-press-later = Vet inte, fråga senare
quality-press-next = Nästa fråga
quality-press-progress = Så långt har vi kommit
quality-press-pause = Pausa frågorna
quality-press-resume = Börja fråga igen

quality-why = Du får frågan för att du är systemförvaltare, en i taget och högst en i veckan. Skriv «pausa frågorna» om det inte passar.
quality-reminder = Det är en påminnelse. Svarar du inte nu låter jag frågan vila.
quality-settled-heading = En fråga om { $system }
quality-settled-confirmed = Uppgiften bekräftades { $day }.
quality-settled-mended = En ändring påbörjades { $day }.
quality-settled-later = Frågan ställs igen längre fram.
quality-settled-moot = Frågan gäller inte längre.
quality-due-quality_question = Systemförvaltaren för { $system } tillfrågas om en uppgift som saknas eller är gammal
quality-due-quality_reminder = Påminnelse om en obesvarad fråga om { $system }

quality-personal-only = Uppgifter om dina system går vi igenom i en personlig chatt. Skriv till mig där.
quality-no-systems = Du står inte som systemförvaltare för något system i systemlistan, så jag har inget att fråga dig om.
quality-all-well = Allt är besvarat för dina system. Jag hör av mig när något saknas eller har blivit gammalt.
quality-nothing-asked = Jag har ingen fråga till dig om dina system just nu. Skriv «gå igenom mina uppgifter» om du vill ha en.
quality-stale = Den frågan är redan besvarad, eller så har systemlistan ändrats sedan den ställdes. Inget har sparats.
quality-nothing-there = Det finns ingen uppgift att bekräfta. Fyll i vad som gäller.
quality-confirmed = Tack. Bekräftat { $day }: { $fact } för { $system }.
quality-later = Då frågar jag igen tidigast { $day }.
quality-mend-owner = Tryck på Ändra eller Fyll i, eller skriv till exempel «Anna Berg är ny systemägare för { $system }».
quality-mend-contract = Tryck på Ändra eller Fyll i, eller skriv till exempel «avtalet för { $system } gäller till 2028-06-30».
quality-mend-plan = Tryck på Ändra eller Fyll i och klistra in länken till systemförvaltningsplanen för { $system }.
quality-mend-classification = Tryck på Ändra eller Fyll i, eller skriv till exempel «{ $system } ska klassas K3 R2 T2».
quality-mend-usage = Tryck på Ändra eller Fyll i, eller skriv till exempel «{ $system } har 120 användare».
quality-pause-when = Skriv till vilken dag du vill pausa, högst ett år framåt, till exempel «pausa frågorna till 1 mars».
quality-paused = Frågorna om dina system är pausade till och med { $day }. Påminnelser om avtal kommer som vanligt.
quality-resumed = Då frågar jag igen, högst en gång i veckan.

quality-own-heading = Uppgifterna om dina system
quality-figures =
    { $systems ->
        [one] Ett system med { $facts } uppgifter: { $known } % finns och { $fresh } % är bekräftade.
       *[other] { $systems } system med { $facts } uppgifter: { $known } % finns och { $fresh } % är bekräftade.
    }
quality-left-heading = Saknas
quality-left = { $system }: { $fact }
quality-left-more =
    { $count ->
        [one] och en till
       *[other] och { $count } till
    }
quality-departments = Per förvaltning, den med mest kvar först
quality-departments-more = Fler förvaltningar
quality-department = { $department }: { $figures }
quality-pace = De senaste 30 dagarna: { $asked } ställda frågor, { $confirmed } bekräftade, { $mended } ändrade, { $later } uppskjutna.
quality-off = Frågorna är avstängda i inställningarna.
quality-rule = En bekräftad uppgift frågas om igen när den är äldre än { $days } dagar. System under avveckling räknas inte.
quality-dated = Bekräftat: { $facts }.
quality-dated-fact = { $fact } { $day }
