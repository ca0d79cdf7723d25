cards-department = Förvaltning
cards-phase = Fas
cards-supplier = Leverantör
cards-also-called = Kallas även
cards-nobody = Ingen utsedd
cards-unknown = Saknas i registret
cards-more-systems = { $first }–{ $last } av { $total }
cards-uncertain = Det här ligger närmast:

cards-contracts = Avtal
cards-operation = Användning och säkerhet
cards-cost = Årskostnad
cards-class = Systemklass
cards-classification = Informationsklassning
cards-classification-value = konfidentialitet { $confidentiality } av 4, riktighet { $integrity } av 4, tillgänglighet { $availability } av 4
cards-users = Användare
cards-logins = Inloggningar senaste 90 dagarna
cards-last-login = Senaste inloggning
cards-personal-data = Personuppgifter
cards-personal-data-yes = Ja
cards-personal-data-no = Nej
cards-hosting = Driftform
cards-hosting-saas = Molntjänst (SaaS)
cards-hosting-on_premises = Egen drift
cards-plan = Förvaltningsplan
cards-plan-open = Öppna förvaltningsplanen
cards-secret = Systemet är sekretessmarkerat. Uppgifterna får inte spridas vidare.

cards-contract = Avtal { $number }
cards-contract-unnumbered = Avtal utan nummer
cards-contracts-none = Registret har inget avtal för systemet.
cards-contracts-more =
    { $count ->
        [one] Ytterligare ett avtal finns.
       *[other] Ytterligare { $count } avtal finns.
    }
cards-contracts-others = Övriga avtal
cards-contract-start = Gäller från
cards-contract-current-end = Gäller till och med
cards-contract-ended = Upphörde
cards-contract-renewed =
    { $count ->
        [one] { $end } (förlängt en gång sedan { $first })
       *[other] { $end } (förlängt { $count } gånger sedan { $first })
    }
cards-contract-deadline = Sista uppsägningsdag
cards-contract-deadline-next = Nästa sista uppsägningsdag
cards-contract-deadline-passed = { $day } (passerad)
cards-contract-deadline-both = { $first } (eller { $later }, om uppsägningstiden räknas i hela kalendermånader)
cards-contract-deadline-written = { $day } (enligt avtalet)
cards-contract-act-by = Agera senast
cards-contract-act-by-value = { $day } (arbetsdagen före)
cards-contract-procurement = Börja upphandla senast
cards-contract-procurement-passed = { $day } (passerat)
cards-contract-notice = Uppsägningstid
cards-months =
    { $count ->
        [one] en månad
       *[other] { $count } månader
    }
cards-contract-renewal = Förlängning
cards-renewal-none = Ingen
cards-renewal-automatic = Automatisk, { $months } i taget
cards-renewal-automatic-unknown = Automatisk, men det framgår inte hur länge
cards-renewal-option =
    { $count ->
        [one] En option på { $months }
       *[other] { $count } optioner på { $months } vardera
    }
cards-contract-form = Upphandlingsform
cards-contract-state = Läge
cards-state-not_started = Har inte börjat gälla
cards-state-running = Löper
cards-state-deadline_missed = Löper, men sista uppsägningsdag har passerat
cards-state-ended = Har upphört
cards-state-open_ended = Gäller tills vidare
cards-state-unknown = Slutdatum saknas

cards-now-not_started = Avtalet börjar gälla { $start }.
cards-now-deadline_missed = Sista uppsägningsdag passerades { $day }.
cards-now-ended = Avtalet upphörde { $end }. Om inget nytt avtal har tecknats står kommunen utan avtal.
cards-now-ended-option = Avtalet upphörde { $end }. Om optionen inte har utnyttjats och inget nytt avtal har tecknats står kommunen utan avtal.
cards-now-open_ended = Avtalet gäller tills vidare.
cards-now-unknown = Registret saknar slutdatum, så det går inte att räkna ut när avtalet måste sägas upp.
cards-nothing-renews-by = Om ingen säger upp avtalet senast { $day } förlängs det till och med { $next }.
cards-nothing-renews = Om ingen gör något förlängs avtalet till och med { $next }.
cards-nothing-renewed = Avtalet har därför förlängts till och med { $next }.
cards-nothing-ends = Om ingen gör något upphör avtalet { $end } och kommunen står utan avtal.
cards-nothing-option = Om optionen inte utnyttjas i tid upphör avtalet { $end } och kommunen står utan avtal.
cards-nothing-option-next = Med optionen gäller det till och med { $next }.
cards-nothing-continues = Det fortsätter att löpa tills någon säger upp det.
cards-nothing-unknown = Det framgår inte vad som händer om ingen gör något.

cards-duty-not-regulated = Styrmodellen reglerar inte detta.
cards-incident = Felnummer: { $incident }
cards-incident-how = Uppge numret om du kontaktar IT-enheten.
