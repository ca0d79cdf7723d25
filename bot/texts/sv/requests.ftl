# Ärenden: ändringar i systemlistan, stöd från IT-enheten, och ändringsloggen.

requests-heading = Ärenden
requests-title = { $what }: { $system }
requests-heading-number = Ärende { $number } · { $title }
requests-part = Vad ärendet gäller
requests-turn-to = Fel, inloggning och behörigheter tar IT-supporten hand om.
requests-about = Gäller det { $system } är systemägaren eller systemförvaltaren rätt person att börja hos.
requests-personal-only = Skriv till mig i en personlig chatt, så tar jag emot ärendet där.
requests-cancelled = Då skickar jag ingenting.
requests-unknown = Jag hittar inget sådant ärende bland dina. Skriv «mina ärenden» för att se dem.
requests-what = Vad gäller det?
requests-what-about = Vad vill du ändra för { $system }?
requests-confirm = Kontrollera uppgifterna och skicka. Ingenting ändras förrän ärendet är godkänt.
requests-now = I systemlistan står nu: { $value }.
requests-decided-by = Beslutas av { $who }.
requests-by-owner = systemägaren { $name }
requests-by-management = förvaltningsledningen i { $department }
requests-by-it = IT-enheten
requests-missing = Här behövs ett svar.
requests-type-field = Skriv svaret här: { $label }
requests-type-send = Skriv «ja» för att skicka eller «avbryt» för att låta bli.
requests-sent = Ärendet är skickat. Jag hör av mig när något händer.
requests-no-roles = Du står inte på någon roll i systemlistan. Skriv vilket system det gäller, till exempel «jag lämnar över Treserva».
requests-which-role = { $count ->
    [one] Vilken roll gäller det?
   *[other] Du har { $count } roller. Vilken gäller det? Varje roll lämnas över för sig.
}
requests-role-of = { $role }: { $system }

# Vad ett ärende gäller
requests-kind-owner = Ny systemägare
requests-kind-manager = Ny systemförvaltare
requests-kind-specialist = Ny systemspecialist
requests-kind-role = Byte av roll
requests-kind-vacant = Roll utan innehavare
requests-kind-contract_end = Avtalets slutdatum
requests-kind-notice_period = Uppsägningstid
requests-kind-renewal = Förlängning av avtal
requests-kind-plan = Länk till systemförvaltningsplan
requests-kind-classification = Informationsklassning
requests-kind-description = Beskrivning
requests-kind-alias = Ett namn till
requests-kind-phase = Fas
requests-kind-usage = Antal användare
requests-kind-new_system = System som saknas i listan
requests-kind-support = Stöd från IT-enheten
requests-kind-synonym = Nytt sökord
requests-topic-integration = Integration
requests-topic-requirements = Tekniska krav
requests-topic-advice = Rådgivning
requests-topic-contract = Avtalsfråga

# Ledtexter
requests-field-system = Vilket system gäller det?
requests-field-role = Vilken roll?
requests-field-value = Vem tar över?
requests-field-from = Från och med (lämna tomt om det gäller nu)
requests-field-why = Varför? (frivilligt)
requests-field-contract = Avtalsnummer (om du vet)
requests-field-department = Vilken förvaltning använder det?
requests-field-supplier = Leverantör (om du vet)
requests-field-used_for = Vad används det till?
requests-field-topic = Vad behöver ni hjälp med?
requests-field-text = Beskriv kort
requests-field-said = Ordet som folk använder
requests-field-function = Funktionen som det betyder
requests-value-owner = Vem blir systemägare?
requests-value-manager = Vem blir systemförvaltare?
requests-value-specialist = Vem blir systemspecialist?
requests-value-contract_end = Nytt slutdatum, som 2028-06-30, eller «tillsvidare»
requests-value-notice_period = Uppsägningstid i månader
requests-value-renewal = Förlängning: «ingen», «automatisk 12 mån» eller «2 x 12 mån»
requests-value-plan = Adress som börjar med https://
requests-value-classification = Klassning, som K3 R2 T2
requests-value-description = Ny beskrivning
requests-value-alias = Vad kallas det?
requests-value-usage = Hur många använder det?
requests-value-new_system = Vad heter systemet?

# När något inte går att läsa
requests-fault-system = Jag hittar inget system med det namnet. Kontrollera stavningen, eller skriv «ett system saknas i listan».
requests-fault-role = Välj vilken roll det gäller.
requests-fault-topic = Välj vad det gäller.
requests-fault-text = Beskriv med några ord vad ni behöver.
requests-fault-department = Välj en förvaltning.
requests-fault-said = Skriv ett ord med minst två bokstäver.
requests-fault-function = Ingen funktion i systemlistan heter så. Skriv den som den står i listan.
requests-fault-when = Från vilken dag? Skriv ett datum, som 2027-03-01. Utan datum gäller det så snart det är godkänt.
requests-fault-from = Skriv ett datum inom de närmaste åren, som 2027-03-01.
requests-fault-already = Det står redan så i systemlistan.
requests-fault-owner = Skriv personens namn, som Anna Berg.
requests-fault-manager = Skriv personens namn, som Anna Berg.
requests-fault-specialist = Skriv personens namn, som Anna Berg.
requests-fault-contract_end = Skriv ett datum som 2028-06-30, eller «tillsvidare».
requests-fault-notice_period = Skriv antalet månader, från 0 till 120.
requests-fault-renewal = Skriv «ingen», «automatisk 12 mån» eller «2 x 12 mån».
requests-fault-plan = Skriv hela adressen. Den börjar med https://.
requests-fault-classification = Skriv tre siffror från 1 till 4, som K3 R2 T2.
requests-fault-description = Skriv en beskrivning.
requests-fault-alias = Skriv ett namn på högst 80 tecken.
requests-fault-usage = Skriv antalet med siffror.
requests-fault-new_system = Skriv vad systemet heter.

# Uppgifter på kortet
requests-fact-system = System
requests-fact-contract = Avtal
requests-fact-role = Roll
requests-fact-before = När ärendet skickades stod det
requests-fact-after = Ska bli
requests-fact-found = I systemlistan står nu
requests-fact-name = Namn
requests-fact-topic = Gäller
requests-fact-said = Ord
requests-fact-function = Funktion
requests-fact-supplier = Leverantör
requests-fact-used_for = Används till
requests-fact-text = Beskrivning
requests-fact-department = Förvaltning
requests-fact-from = Från och med
requests-fact-why = Varför
requests-fact-applicant = Skickat av
requests-fact-question = Fråga
requests-fact-answer = Svar
requests-fact-reason = Skäl
requests-nobody = ingen
requests-nothing = ingen uppgift
requests-unclear = går inte att peka ut, ange avtalsnumret i ett nytt ärende
requests-open-ended = tillsvidare
requests-months = { $count } mån
requests-renewal-none = ingen
requests-renewal-automatic = automatisk { $months } mån
requests-renewal-option = { $count } x { $months } mån

# Var ärendet står
requests-state-open = Väntar på beslut.
requests-state-asked_back = { $by } har ställt en fråga och väntar på svar.
requests-state-conflict = Systemlistan har ändrats sedan ärendet skickades. Jämför uppgifterna innan du beslutar.
requests-state-later = Godkänt av { $by }. Det börjar gälla { $day }.
requests-state-taken = { $by } har tagit hand om ärendet.
requests-state-applied = Godkänt av { $by } och infört i systemlistan.
requests-state-done = Klart. Hanterat av { $by }.
requests-state-rejected = Avslaget av { $by }.
requests-state-withdrawn = Återkallat.

# Knappar
requests-press-send = Skicka
requests-press-cancel = Avbryt
requests-press-back = Tillbaka till ärendet
requests-press-vacant = Ingen är utsedd ännu
requests-press-approved = Godkänn
requests-press-take = Ta hand om
requests-press-anyway = Inför ändå
requests-press-rejected = Avslå
requests-press-asked = Fråga tillbaka
requests-press-answered = Svara
requests-press-withdrawn = Återkalla
requests-press-applied = Klart
requests-press-show = Visa ärendet
requests-form-rejected = Varför avslår du? Den som frågade får läsa skälet.
requests-form-asked = Vad vill du veta?
requests-form-answered = Ditt svar
requests-type-approved = Skriv «godkänn { $number }» för att godkänna.
requests-type-rejected = Skriv «avslå { $number }: skälet» för att avslå.
requests-type-asked = Skriv «fråga { $number }: din fråga» för att få veta mer.
requests-type-answered = Skriv «svara { $number }: ditt svar».
requests-type-withdrawn = Skriv «återkalla { $number }» för att dra tillbaka ärendet.
requests-type-applied = Skriv «klart { $number }» när det är klart.
requests-done-approved = Du har godkänt ärendet.
requests-done-rejected = Du har avslagit ärendet.
requests-done-asked = Din fråga är skickad.
requests-done-answered = Ditt svar är skickat.
requests-done-withdrawn = Ärendet är återkallat.
requests-done-applied = Ärendet är klart.
requests-too-late = Det går inte längre. Så här står ärendet nu.
requests-not-yours = Du beslutar inte om det här ärendet.
requests-not-your-own = Du kan inte besluta om ett ärende som du själv har skickat.
requests-old-card = Ärendet har ändrats sedan kortet visades. Så här står det nu.
requests-meanwhile = Någon annan hann före. Så här står ärendet nu.
requests-overtaken = Jag har inte ändrat något. Systemlistan säger något annat nu än när ärendet skickades.

# Listor
requests-mine = { $count ->
    [0] Du har inga ärenden.
    [one] Du har ett ärende.
   *[other] Du har { $count } ärenden.
}
requests-mine-heading = Mina ärenden
requests-inbox-heading = Ärenden att besluta om
requests-inbox = { $count ->
    [0] Inga ärenden väntar på dig.
    [one] Ett ärende väntar på dig.
   *[other] { $count } ärenden väntar på dig.
}
requests-row = { $number }: { $title }. { $state }

# Det som sägs utan att någon frågat
requests-told-decide = Du får det här för att du beslutar i ärendet.
requests-told-applicant = Du får det här för att du skickade ärendet.
requests-told-reminder = Ärendet har väntat i { $days } dagar.
requests-due-decide = ärende { $number } väntar på beslut
requests-due-reminder = ärende { $number } har väntat i { $days } dagar
requests-due-outcome = ärende { $number } har ändrats

# Ändringsloggen
requests-log-heading = Ändringslogg
requests-log-of = Ändringslogg: { $system }
requests-log-part = Senast först
requests-log-it-only = Ändringsloggen är öppen för IT-enheten, i personlig chatt eller i IT-enhetens kanal.
requests-log-none = Det finns inga ändringar i loggen.
requests-log-newest = { $count ->
    [one] Den senaste ändringen.
   *[other] De { $count } senaste händelserna.
}
requests-log-more = Hela loggen skrivs till en fil med «systemlotsen audit».
requests-log-line = { $moment }: { $person } { $step }. { $what }, { $system }.
requests-log-change = { $before } → { $after }.
requests-log-number = (ärende { $number })
requests-step-filed = skickade ett ärende
requests-step-approved = tog hand om ett ärende
requests-step-applied = godkände och införde
requests-step-rejected = avslog
requests-step-asked = frågade tillbaka
requests-step-answered = svarade
requests-step-withdrawn = återkallade
requests-step-confirmed = bekräftade uppgiften
requests-step-conflict = möttes av en annan uppgift
