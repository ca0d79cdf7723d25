# Vad som kan beslutas, som val i ett formulär.
decisions-choice-extend = Förläng avtalet
decisions-choice-extend-renews = Låt avtalet förlängas
decisions-choice-call_option = Utnyttja optionen
decisions-choice-new_procurement = Gör en ny upphandling
decisions-choice-new_procurement-renews = Säg upp avtalet och gör en ny upphandling
decisions-choice-retire = Avveckla systemet
decisions-choice-retire-renews = Säg upp avtalet och avveckla systemet
decisions-choice-let_end = Låt avtalet upphöra
decisions-choice-let_end-renews = Säg upp avtalet

# Vad som har beslutats, som bisats efter «att».
decisions-what-extend = avtalet förlängs till och med { $end }
decisions-what-extend-undated = avtalet förlängs
decisions-what-call_option = optionen utnyttjas, så att avtalet gäller till och med { $end }
decisions-what-call_option-undated = avtalet förlängs
decisions-what-new_procurement = en ny upphandling görs
decisions-what-retire = systemet avvecklas
decisions-what-let_end = avtalet upphör

decisions-told-recommended = { $name } rekommenderade { $day } att { $what }.
decisions-told-confirmed = { $name } bekräftade { $day } rekommendationen. Beslutet är att { $what }.
decisions-told-sent_back = { $name } skickade { $day } tillbaka rekommendationen att { $what }.
decisions-told-decided = { $name } beslutade { $day } att { $what }.
decisions-told-reopened = { $name } tog { $day } tillbaka beslutet. Avtalet behöver ett nytt beslut.
decisions-reason = Motivering: { $reason }

# Vad som är kvar att göra.
decisions-next-recommended = { $owner } är systemägare och behöver bekräfta rekommendationen eller skicka tillbaka den.
decisions-next-recommended-above = Ingen systemägare är utsedd. Frågan går därför till förvaltningsledningen, som behöver bekräfta rekommendationen eller skicka tillbaka den.
decisions-next-open = { $manager } är systemförvaltare och behöver lämna en ny rekommendation.
decisions-next-open-owner = { $owner } är systemägare och behöver besluta på nytt.
decisions-next-extend = Kom överens med leverantören och se till att registret får det nya slutdatumet.
decisions-next-extend-renews = Avtalet förlängs av sig självt. Ingen behöver säga till leverantören.
decisions-next-call_option = Meddela leverantören senast { $day }, och se till att registret får det nya slutdatumet.
decisions-next-new_procurement = Börja med nyttokalkylen, så att behovet är klart innan upphandlingen börjar.
decisions-next-retire = Avvecklingen motiveras i en nyttokalkyl.
decisions-next-let_end = Avtalet upphör av sig självt { $end }.
decisions-next-give-notice = Säg upp avtalet hos leverantören senast { $day }.
decisions-stopped = Påminnelserna om det här beslutet har upphört. Rätta registret när avtalet har ändrats, så kommer nya i tid.
decisions-goes-on = Påminnelserna fortsätter tills någon har beslutat.
decisions-updated = Meddelandet visar hur det står nu.

decisions-heading-recommended = { $system }: en rekommendation att ta ställning till
decisions-heading-sent_back = { $system }: rekommendationen är tillbakaskickad
decisions-heading-decided = { $system }: beslut om avtalet
decisions-heading-reopened = { $system }: beslutet är tillbakataget
decisions-heading-open = { $system }: avtalet behöver ett beslut
decisions-deadline = Sista beslutsdag

decisions-public-heading = Beslut är fattat om avtalet för { $system }
decisions-public-now = Avtalet för { $system } ({ $department }) har fått ett beslut. Ingen behöver göra något mer här.
decisions-public-why = Den som har en roll i systemet ser beslutet i en personlig chatt med mig.
decisions-hidden-heading = Inlägget gäller inte längre
decisions-hidden-now = Det som stod här är inte längre aktuellt.

# Till förvaltningsledningen: inga datum och inga villkor.
decisions-above-heading = { $system }: beslutet om avtalet dröjer
decisions-above-heading-recommended = { $system }: bekräfta en rekommendation om avtalet
decisions-above-heading-decided = { $system }: beslut om avtalet är fattat
decisions-above-now = Avtalet för { $system } ({ $department }) behöver ett beslut snart, och inget är fattat.
decisions-above-now-decided = Avtalet för { $system } ({ $department }) har fått ett beslut. Du behöver inte göra något.
decisions-above-now-recommended = { $name } rekommenderar att { $what }.
decisions-above-who = { $manager } är systemförvaltare och { $owner } är systemägare. Båda har påmints. Ta reda på vad som dröjer.
decisions-above-who-recommended = { $manager } har lämnat en rekommendation. { $owner } är systemägare och har inte svarat på den.
decisions-above-who-both_roles = { $owner } är både systemförvaltare och systemägare och har inte beslutat. Därför går frågan direkt till dig.
decisions-above-who-no_manager = Ingen systemförvaltare är utsedd, och { $owner }, som är systemägare, har inte beslutat. Därför går frågan direkt till dig. Se till att en systemförvaltare utses.
decisions-above-who-no_owner = Ingen systemägare är utsedd. { $manager } är systemförvaltare och lämnar en rekommendation, som du kan bekräfta. Se till att en systemägare utses.
decisions-above-who-no_owner-superior = Ingen systemägare är utsedd. { $manager } är systemförvaltare och kan bara lämna en rekommendation. Se till att en systemägare utses, som kan besluta.
decisions-above-who-nobody = Varken systemförvaltare eller systemägare är utsedd. Se till att en systemägare utses, som kan besluta.
decisions-above-why = Frågan kommer till dig som förvaltningsledning. Datum och villkor visar jag bara för den som har en roll i systemet.
decisions-above-why-superior = Frågan kommer till dig som chef till { $name }, eftersom ingen förvaltningsledning är angiven för { $department }. Datum och villkor visar jag bara för den som har en roll i systemet.

decisions-alert = Ingen har beslutat om avtalet, och sista dagen närmar sig.
decisions-alert-both_roles = Samma person är systemförvaltare och systemägare och har inte beslutat om avtalet.
decisions-alert-no_manager = Systemförvaltare saknas, och systemägaren har inte beslutat om avtalet.
decisions-alert-no_owner = Systemägare saknas, så ingen i systemet kan besluta om avtalet.
decisions-alert-nobody = Varken systemförvaltare eller systemägare finns, så ingen i systemet kan besluta om avtalet.

decisions-later-why = Du bad mig påminna dig i dag.

decisions-press-decide = Besluta om avtalet
decisions-press-recommend = Lämna en rekommendation
decisions-press-otherwise = Besluta något annat
decisions-press-change = Ändra rekommendationen
decisions-press-confirm = Bekräfta
decisions-press-send_back = Skicka tillbaka
decisions-press-later = Påminn mig senare
decisions-press-reopen = Ta tillbaka beslutet
decisions-press-status = Visa hur det står
decisions-press-calculation = Fortsätt med nyttokalkylen

decisions-form-decide = Besluta om avtalet för { $system }
decisions-form-recommend = Rekommendera vad som ska göras med avtalet för { $system }
decisions-form-send_back = Skicka tillbaka rekommendationen för { $system }
decisions-form-reopen = Ta tillbaka beslutet om avtalet för { $system }
decisions-form-later = När vill du bli påmind om avtalet för { $system }?
decisions-form-nothing-yet = Inget är beslutat än. Fyll i formuläret, så sparar jag det.
decisions-form-progress = Avtal { $contract }. Sista beslutsdag { $day }.
decisions-form-progress-unnumbered = Sista beslutsdag { $day }.
decisions-help-decide = Beslutet gäller när du har sparat det, och påminnelserna upphör.
decisions-help-recommend = Din rekommendation går till { $owner }, som är systemägare och bekräftar den eller skickar tillbaka den.
decisions-help-recommend-above = Ingen systemägare är utsedd. Din rekommendation går därför till förvaltningsledningen.
decisions-help-send_back = Skriv vad som behöver ändras, så går det till den som lämnade rekommendationen.
decisions-help-reopen = Påminnelserna börjar igen tills någon har beslutat på nytt.
decisions-help-later = Du kan välja en dag till och med { $last }. Brådskande påminnelser kommer ändå.
decisions-input-outcome = Vad ska göras?
decisions-input-new_end = Nytt slutdatum, om avtalet förlängs
decisions-input-reason = Varför?
decisions-input-until = Dag
decisions-input-missing = Fyll i det här fältet.
decisions-send-decide = Spara beslutet
decisions-send-recommend = Skicka rekommendationen
decisions-send-send_back = Skicka tillbaka
decisions-send-reopen = Ta tillbaka beslutet
decisions-send-later = Påminn mig då

decisions-done-recommended = Din rekommendation är sparad.
decisions-done-decided = Ditt beslut är sparat.
decisions-done-confirmed = Du har bekräftat rekommendationen.
decisions-done-sent_back = Du har skickat tillbaka rekommendationen.
decisions-done-reopened = Beslutet är tillbakataget.
decisions-done-later = Jag påminner dig om avtalet för { $system } { $day }. Brådskande påminnelser kommer ändå.
decisions-done-calculation = Jag har börjat på nyttokalkyl { $number } åt dig.
decisions-done-calculation-secret = Jag har börjat på nyttokalkyl { $number } åt dig. Systemet omfattas av sekretess, så jag har inte fyllt i det.

decisions-refused-stranger = Jag har inte gjort något. Den som är systemförvaltare rekommenderar och den som är systemägare beslutar, och du har ingen av de rollerna i systemet.
decisions-refused-decided = Inget har ändrats. Det finns redan ett beslut.
decisions-refused-changed = Inget har ändrats, för det har hänt något sedan kortet skickades. Så här står det nu.
decisions-refused-nothing_to_confirm = Inget har ändrats. Det finns ingen rekommendation att ta ställning till.
decisions-refused-nothing_to_reopen = Inget har ändrats. Det finns inget beslut att ta tillbaka.
decisions-refused-not_offered = Det går inte att besluta om det avtalet så. Välj något av alternativen.
decisions-refused-no_reason = Skriv en kort motivering.
decisions-refused-no_date = Ange avtalets nya slutdatum.
decisions-refused-not_later = Det nya slutdatumet måste ligga efter { $end }.
decisions-refused-too_late = Välj en dag efter i dag, och senast { $last }.
decisions-refused-cannot_wait = Nästa påminnelse kommer redan nästa arbetsdag, så den går inte att skjuta upp.

decisions-personal-heading = Beslut om avtal
decisions-personal = Jag har inte gjort något. Skriv till mig i en personlig chatt om beslut om avtal, för där kan jag visa datum och villkor.
decisions-gone-heading = Kortet gäller inte längre
decisions-gone = Inget har ändrats. Avtalet har fått nya datum sedan kortet skickades, eller finns inte kvar. Fråga mig om avtalet, så visar jag hur det står nu.
decisions-stranger-who = { $roles } kan du prata med.
decisions-nothing-awaits = Jag har inte gjort något. { $system } har inget avtal med en sista dag att besluta före.
decisions-which-contract = Vilket avtal för { $system } gäller det?
decisions-contract-choice = { $contract }, sista beslutsdag { $day }
decisions-contract-unnumbered = Avtal utan nummer
decisions-which-system = Vilket system gäller det? Skriv till exempel «förläng avtalet för Treserva».
decisions-waits = Avtalet behöver ett beslut senast { $deadline }.
decisions-need = Ersätta { $system }, som används till { $functions }.
