# Dagordningar: punkterna, varför de står där, ändringar, förslag och det som bestämdes.

agendas-forum-owner_meeting = Systemägarmöte
agendas-forum-tactical_meeting = Taktiskt möte
agendas-forum-maintenance_meeting = Systemförvaltningsmöte
agendas-forum-model_evaluation = Utvärdering av förvaltningsmodellen
agendas-meeting = { $name }, { $day }
agendas-meeting-department = { $name }, { $department }, { $day }
agendas-heading = Dagordning: { $meeting }
agendas-when = { $day } klockan { $from }–{ $until }. { $place }
agendas-stop = Förslag till punkter tas emot till och med { $day }.
agendas-stop-passed = Stoppdagen var { $day }. Nya förslag kommer med på nästa möte.
agendas-cancelled = Mötet är inställt.
agendas-empty = Det finns inga punkter än.
agendas-theme-line = Tema: { $theme }.
agendas-row = { $place }. { $title }
agendas-note = Anteckning: { $text }
agendas-carried = Uppskjuten från förra mötet.
agendas-more = { $count ->
    [one] En punkt till.
   *[other] { $count } punkter till.
}
agendas-post-note = Punkterna kommer ur systemlistan och de inlämnade nyttokalkylerna. Avtalens datum, kostnader och klassning står aldrig här.

agendas-item-nyttokalkyl = Nyttokalkyl { $number }: { $title } ({ $department })
agendas-why-nyttokalkyl = Inlämnad { $day }, före stoppdagen.
agendas-detail-nyttokalkyl = { $stated ->
    [yes] IT-enheten har yttrat sig.
   *[no] IT-enhetens yttrande saknas. Utan det kan den inte räknas som redovisad.
}
agendas-item-retirement_case = Nyttokalkyl { $number } om avveckling ({ $department })
agendas-why-retirement_case = Inlämnad { $day }, före stoppdagen.
agendas-detail-retirement_case = { $title }. { $stated ->
    [yes] IT-enheten har yttrat sig.
   *[no] IT-enhetens yttrande saknas. Utan det kan den inte räknas som redovisad.
}
agendas-item-joint_need = Samma behov i två förvaltningar: nyttokalkyl { $first } och { $second }
agendas-why-joint_need = { $one } och { $other } beskriver samma behov. Pröva om det kan lösas gemensamt.
agendas-item-plans_alike = Två planerade upphandlingar: { $title } och { $other }
agendas-why-plans_alike = { $committee } och { $where } planerar att upphandla samma sak.
agendas-item-plan_existing = Planerad upphandling: { $title }
agendas-why-plan_existing = { $committee } planerar den. { $count ->
    [one] Ett system med samma funktion finns redan: { $systems }.
   *[other] { $count } system med samma funktion finns redan: { $systems }.
}
agendas-item-contract = Avtalet för { $system } behöver ses över
agendas-why-contract = Systemägare: { $owner }.
agendas-detail-contract = Det behöver beslutas före nästa taktiska möte, { $next }. Sista dag att besluta är { $deadline }. Avtalet går till { $ends }.
agendas-item-standing_retirement = Avvecklingen av { $system } står stilla
agendas-why-standing_retirement = Inget har hänt sedan { $since }.
agendas-item-retirements = Pågående avvecklingar: { $systems }
agendas-why-retirements = { $count ->
    [one] Ett system står som under avveckling. Gå igenom hur långt det har kommit.
   *[other] { $count } system står som under avveckling. Gå igenom hur långt de har kommit.
}
agendas-item-overlap = Överlapp: { $function }
agendas-why-overlap = { $count } system gör samma sak: { $systems }. Inget är bestämt om vilket som blir kvar.
agendas-item-projects = Lägesrapport från införanden: { $systems }
agendas-why-projects = { $count ->
    [one] Ett system håller på att införas.
   *[other] { $count } system håller på att införas.
}
agendas-item-theme = Tema: { $theme }
agendas-why-theme = Mötets tema enligt årets plan.
agendas-item-knowledge_sharing = Kunskapsdelning
agendas-why-knowledge_sharing = { $count ->
    [0] Stående punkt. Ingen har anmält sig än.
   *[other] Stående punkt. Delar med sig: { $names }.
}
agendas-item-news = Nytt sedan förra mötet
agendas-why-news = { $count ->
    [0] Stående punkt. Inget styrande dokument har ändrats.
   *[other] Ändrade dokument: { $documents }.
}
agendas-item-risks = Risker och utvecklingsområden
agendas-why-risks = Stående punkt på systemägarmötet.
agendas-risk-plan = { $lacking } av { $total } system saknar systemförvaltningsplan.
agendas-risk-classification = { $lacking } av { $total } system saknar informationsklassning.
agendas-risk-usage = För { $lacking } av { $total } system är det inte känt hur många som använder dem.
agendas-item-expiring = Avtal att se över: { $systems }
agendas-why-expiring = { $count ->
    [one] Ett systems avtal behöver ses över.
   *[other] { $count } systems avtal behöver ses över.
}
agendas-detail-expiring = Sista dag att besluta, till och med { $until }: { $dates }.
agendas-item-vacant_roles = Obesatta roller: { $systems }
agendas-why-vacant_roles = { $count ->
    [one] Ett system saknar systemägare eller systemförvaltare.
   *[other] { $count } system saknar systemägare eller systemförvaltare.
}
agendas-item-reduction = Färre system
agendas-why-reduction = Det finns { $now } system i listan. När modellen började gälla var de { $then }, och målet är { $half }.
agendas-item-evaluation = Hur modellen har fungerat
agendas-why-evaluation = Modellen ska utvärderas. Det här är siffrorna ur systemlistan.
agendas-evaluation-roles = { $have } av { $total } system har både systemägare och systemförvaltare.
agendas-evaluation-plan = { $have } av { $total } system har en systemförvaltningsplan.
agendas-evaluation-classification = { $have } av { $total } system är informationsklassade.
agendas-evaluation-cases = Inlämnade nyttokalkyler: { $submitted }. Beslutade: { $decided }.
agendas-item-own = { $title }
agendas-why-own = Tillagd av den som leder mötet.
agendas-item-proposed = { $title }
agendas-why-proposed = Föreslagen av { $name }.

agendas-figure-plan = { $department }: { $lacking } av { $total } saknar plan.
agendas-figure-classification = { $department }: { $lacking } av { $total } saknar klassning.
agendas-figure-contract = { $department }: { $lacking } av { $total } saknar avtal med slutdatum.
agendas-figure-roles = { $department }: { $lacking } av { $total } saknar ägare eller förvaltare.
agendas-figure-usage = { $department }: för { $lacking } av { $total } är antalet användare inte känt.
agendas-figure_rest-plan = Övriga förvaltningar: { $lacking } av { $total } saknar plan.
agendas-figure_rest-classification = Övriga förvaltningar: { $lacking } av { $total } saknar klassning.
agendas-figure_rest-contract = Övriga förvaltningar: { $lacking } av { $total } saknar avtal med slutdatum.
agendas-figure_rest-roles = Övriga förvaltningar: { $lacking } av { $total } saknar ägare eller förvaltare.
agendas-figure_rest-usage = Övriga förvaltningar: för { $lacking } av { $total } är antalet användare inte känt.

agendas-outcome-decided = Beslutat: { $text }
agendas-outcome-postponed = Uppskjutet till nästa möte. { $text }
agendas-outcome-action = Åtgärd: { $text } ({ $name }, senast { $day })
agendas-outcome-action-done = Klart: { $text } ({ $name })

agendas-press-mine = Mina system
agendas-press-show = Visa dagordningen
agendas-press-more = Visa fler punkter
agendas-press-first = Visa från början
agendas-press-propose = Föreslå en punkt
agendas-press-share = Jag delar med mig
agendas-press-add = Lägg till en punkt
agendas-press-proposals = { $count ->
    [one] Ett förslag att svara på
   *[other] { $count } förslag att svara på
}
agendas-press-up = Flytta upp
agendas-press-down = Flytta ner
agendas-press-remove = Ta bort
agendas-press-restore = Ta tillbaka { $title }
agendas-press-note = Skriv en anteckning
agendas-press-save = Spara
agendas-press-send = Skicka
agendas-press-approve = Ta med punkten
agendas-press-decline = Ta inte med den
agendas-press-outcome = Skriv in resultat
agendas-press-done = Det är klart
agendas-press-themes = Temaplan
agendas-press-theme = Ändra temat
agendas-press-word = Dagordningen i Word
agendas-press-protocol = Utkast till protokoll i Word

agendas-no-meeting = Det finns inget kommande möte av det slaget. IT-enheten bokar mötena.
agendas-no-meeting-heading = Inget möte
agendas-none-heading = Dagordningen
agendas-unknown = Det mötet finns inte längre. Skriv «visa dagordningen» för att se nästa.
agendas-organiser-only = Dagordningen ändras av den som leder mötet och av IT-enheten. Du kan föreslå en punkt.
agendas-elsewhere = Ändra dagordningen i din egen chatt med mig eller i IT-enhetens kanal.
agendas-inactive = Det går inte från ditt konto. Vänd dig till IT-enheten.
agendas-stale = Dagordningen har ändrats sedan kortet visades. Så här ser den ut nu.
agendas-busy = Dagordningen ändras av flera just nu. Försök igen om en stund.
agendas-cannot-cancelled = Mötet är inställt, så dagordningen ändras inte.
agendas-not-yet = Resultat skrivs in när mötet har börjat.
agendas-over = Mötet har varit. Skriv in resultaten i stället.
agendas-frozen = Resultat har skrivits in, så dagordningen ändras inte längre.
agendas-unknown-item = Den punkten finns inte på dagordningen. Så här ser den ut nu.
agendas-done-moved = Punkten är flyttad.
agendas-done-removed = Punkten är borttagen.
agendas-done-restored = Punkten är tillbaka, sist på listan.
agendas-done-noted = Anteckningen är sparad. Den syns för alla som läser dagordningen.
agendas-done-added = Punkten är tillagd.
agendas-done-theme = Temat är sparat.
agendas-done-decided = Beslutet är antecknat.
agendas-done-postponed = Punkten kommer tillbaka på nästa möte.
agendas-done-action = Åtgärden är antecknad. Den ansvariga påminns.
agendas-done-presented = Nyttokalkylen räknas nu som redovisad.
agendas-not-presented = Nyttokalkylen kan inte räknas som redovisad: IT-enhetens yttrande saknas.
agendas-shared = Tack. Du står på dagordningen under kunskapsdelning.
agendas-shared-already = Du står redan på dagordningen under kunskapsdelning.
agendas-share-wrong = Kunskapsdelning finns bara på kommande systemförvaltningsmöten.

agendas-item-help = Punkt { $place } av { $total }.
agendas-form-note = Anteckning till punkten
agendas-form-note-label = Anteckning, som alla läser
agendas-form-add = Ny punkt
agendas-form-add-label = Vad ska tas upp?
agendas-form-propose = Föreslå en punkt
agendas-form-propose-help = Den som leder mötet svarar dig. Ditt namn står vid punkten om den kommer med.
agendas-form-propose-type = Du kan också skriva «föreslå en punkt: …».
agendas-form-theme = Tema för mötet
agendas-form-theme-label = Tema
agendas-form-outcome = Resultat av punkten
agendas-form-outcome-label = Vad blev det?
agendas-form-outcome-decided = Beslutat
agendas-form-outcome-postponed = Uppskjutet till nästa möte
agendas-form-outcome-action = Någon ska göra något
agendas-form-text-label = I korthet
agendas-form-responsible-label = Ansvarig, namn eller e-post (vid åtgärd)
agendas-form-due-label = Klart senast (vid åtgärd)
agendas-missing = Det här behöver fyllas i.
agendas-too-long = Det är för långt. Skriv högst { $most } tecken.
agendas-bad-date = Skriv ett datum som 2027-03-01, tidigast i dag.
agendas-no-responsible = Skriv vem som ansvarar.

agendas-proposed = Ditt förslag är skickat till den som leder { $meeting }.
agendas-proposed-next = Stoppdagen var { $day }, så förslaget gäller nästa möte: { $meeting }.
agendas-proposed-none = Stoppdagen var { $day } och nästa möte är inte bokat än. Skicka förslaget när det är det.
agendas-proposed-twice = Det förslaget har du redan skickat.
agendas-proposals = Förslag till { $meeting }
agendas-proposals-none = Inga förslag väntar på svar.
agendas-proposal = { $title } ({ $name })
agendas-new-heading = Förslag till dagordningen
agendas-new-text = { $name } föreslår till { $meeting }: { $title }
agendas-new-approved = Punkten är med på dagordningen.
agendas-new-declined = Punkten togs inte med.
agendas-answered-already = Förslaget är redan besvarat.
agendas-approved-heading = Din punkt är med
agendas-approved-text = «{ $title }» står på dagordningen för { $meeting }.
agendas-declined-heading = Din punkt kom inte med
agendas-declined-text = «{ $title }» togs inte med på { $meeting }. Hör gärna av dig till den som leder mötet.

agendas-action-heading = Åtgärd från { $meeting }
agendas-action-text = Du ansvarar för: { $text }. Det ska vara klart { $day }.
agendas-action-late = Du ansvarar för: { $text }. Det skulle ha varit klart { $day }.
agendas-action-done = Klart: { $text }.
agendas-action-not-yours = Det är bara den ansvariga eller den som leder mötet som kan säga att åtgärden är klar.
agendas-action-unknown = Den åtgärden finns inte.
agendas-actions-heading = Dina åtgärder
agendas-actions = { $count ->
    [0] Du har inga åtgärder kvar från mötena.
    [one] Du har en åtgärd kvar.
   *[other] Du har { $count } åtgärder kvar.
}
agendas-action-row = { $text } (senast { $day })

agendas-mine-heading = Tema { $theme }: dina system
agendas-mine-plan = { $count ->
    [one] Ett av dina system saknar plan: { $systems }.
   *[other] { $count } av dina system saknar plan: { $systems }.
}
agendas-mine-classification = { $count ->
    [one] Ett av dina system saknar klassning: { $systems }.
   *[other] { $count } av dina system saknar klassning: { $systems }.
}
agendas-mine-contract = { $count ->
    [one] Ett av dina system saknar avtal med slutdatum: { $systems }.
   *[other] { $count } av dina system saknar avtal med slutdatum: { $systems }.
}
agendas-mine-roles = { $count ->
    [one] Ett av dina system saknar ägare eller förvaltare: { $systems }.
   *[other] { $count } av dina system saknar ägare eller förvaltare: { $systems }.
}
agendas-mine-usage = { $count ->
    [one] För ett av dina system är antalet användare inte känt: { $systems }.
   *[other] För { $count } av dina system är antalet användare inte känt: { $systems }.
}
agendas-mine-note = { $meeting }. Det här är bara för dig.

agendas-themes-heading = Temaplan
agendas-themes = { $count ->
    [0] Inga systemförvaltningsmöten är bokade.
   *[other] Teman för de kommande systemförvaltningsmötena.
}
agendas-themes-row = { $day }: { $theme }
agendas-themes-none = inget tema än
agendas-suggestions = Förslag på teman
agendas-suggest-plan = Förvaltningsplan: { $lacking } av { $total } system saknar plan
agendas-suggest-classification = Informationsklassning: { $lacking } av { $total } system saknar klassning
agendas-suggest-contract = Avtal: { $lacking } av { $total } system saknar avtal med slutdatum
agendas-suggest-roles = Roller: { $lacking } av { $total } system saknar ägare eller förvaltare
agendas-suggest-usage = Användning: för { $lacking } av { $total } system är antalet användare inte känt
agendas-suggest-missed = Många har frågat utan svar: { $need } ({ $times } gånger)
agendas-themes-it-only = Temaplanen ändras av IT-enheten.

agendas-why-posted = Dagordningen läggs ut { $days } dagar före mötet, på en arbetsdag.
agendas-why-prompt = Någon har just föreslagit eller svarat.
agendas-why-action = En åtgärd från ett möte.
agendas-why-mine = Mötets tema rör personens egna system.

agendas-document-subject = Dagordning
agendas-document-protocol = Protokoll (utkast): { $meeting }
agendas-document-present = Närvarande:
agendas-document-outcome-none = Inget antecknat.
agendas-document-actions = Åtgärder
agendas-document-action = Åtgärd
agendas-document-responsible = Ansvarig
agendas-document-due = Klart senast
agendas-document-signature = Justeras av:
agendas-document-made = Sammanställd { $day }.
agendas-document-expired = Länken gäller inte längre. Be om dagordningen igen.
agendas-document-wrong = Det finns inget sådant dokument. Be om dagordningen igen.
agendas-material = Läs: { $title }
