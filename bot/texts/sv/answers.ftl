answers-found-certain = { $count ->
    [one] Ja, vi har ett system som passar för «{ $need }»:
   *[other] Ja, vi har { $count } system som passar för «{ $need }»:
}
answers-found-maybe = { $count ->
    [one] Jag är inte säker, men det här systemet kan passa för «{ $need }»:
   *[other] Jag är inte säker, men de här { $count } systemen kan passa för «{ $need }»:
}
answers-found-nothing = Jag hittar inget system för «{ $need }» i systemlistan.
answers-found-nothing-heading = Inget säkert svar
answers-found-nothing-advice = Pröva gärna med andra ord. Om behovet är nytt börjar vägen till ett nytt system med en nyttokalkyl.
answers-found-closest = Det närmaste jag känner till är { $names }.
answers-press-retire = Räkna på att avveckla
answers-press-wrong = Inte det jag sökte
answers-press-nyttokalkyl = Börja med en nyttokalkyl
answers-press-help = Vad kan du svara på?
answers-press-more = Visa fler ({ $count } till)
answers-press-owner = Vem ansvarar?
answers-press-contract = Avtalet
answers-press-system = Om systemet
answers-press-similar = Liknande system
answers-list-more = Det finns { $count } till.

answers-which-of-these = Vilket av de här systemen menar du?
answers-which-system-heading = Vilket system?
answers-which-system = Vilket system gäller det? Skriv systemets namn, så svarar jag.
answers-unknown-name-heading = Finns inte i systemlistan
answers-unknown-name = { $name } finns inte i den systemlista som jag kan visa dig.
answers-unknown-name-advice = Kontrollera stavningen, eller beskriv vad du vill kunna göra, så letar jag efter system som klarar det.
answers-named-several = Du nämner { $count } system:

answers-system-is = { $system } används för { $function } och hör till { $department }.
answers-system-phase = Fas: { $phase }.
answers-system-classification = Informationsklassning: { $classification }.
answers-system-class = Systemklass: { $name }.
answers-system-users = { $count ->
    [one] Systemet har en användare.
   *[other] Systemet har { $count } användare.
}
answers-system-personal-data = Det innehåller personuppgifter.
answers-system-no-personal-data = Det innehåller inga personuppgifter.
answers-system-hosting-saas = Det drivs som molntjänst.
answers-system-hosting-on_premises = Det drivs i egen miljö.
answers-system-plan = Förvaltningsplanen finns här: { $url }
answers-owner-is = Systemägare är { $name } ({ $title }).

answers-role-held = { $name } är { $role } för { $system }.
answers-role-held-title = { $name }, { $title }, är { $role } för { $system }.
answers-role-vacant = Ingen { $role } är utsedd för { $system }.
answers-specialist-restricted = Systemspecialisten visar jag bara i en personlig chatt, för den som har en roll i systemet, läser hela systemlistan eller arbetar på IT-enheten.
answers-owners-of = Här är de ansvariga för { $count } system:

answers-restricted-heading = Avtalet för { $system }
answers-restricted-here = Avtal, kostnader och klassning för { $system } visar jag inte i kanaler och gruppchattar. Skriv till mig i en personlig chatt, så visar jag det du har rätt att se.
answers-restricted-you = Avtal, kostnader och klassning för { $system } visar jag bara för den som har en roll i systemet, för utvalda läsare av systemlistan och för IT-enheten. Fråga systemägaren eller systemförvaltaren.
answers-contract-none = Det finns inget avtal registrerat för { $system }. Systemförvaltaren kan lämna uppgifterna till IT-enheten.
answers-contract-runs = Avtalet för { $system } löper till och med { $end }.
answers-contract-renewed = Avtalet för { $system } löper till och med { $end }. Det gick först till { $first } och har förlängts automatiskt sedan dess.
answers-contract-ended = Avtalet för { $system } gick ut { $end }.
answers-contract-open-ended = Avtalet för { $system } gäller tills vidare.
answers-contract-end-unknown = Det är inte känt när avtalet för { $system } går ut. Systemförvaltaren kan lämna uppgiften till IT-enheten.
answers-contract-notice = { $months ->
    [one] Uppsägningstiden är { $months } månad.
   *[other] Uppsägningstiden är { $months } månader.
}
answers-contract-cost = Det kostar { $cost } per år.
answers-contract-start = Avtalet började gälla { $start }.
answers-contract-form = Det upphandlades genom: { $form }.
answers-contract-number = Avtalsnumret är { $number }.
answers-contract-options = { $count ->
    [one] Det finns en option på { $months } månaders förlängning.
   *[other] Det finns { $count } optioner på { $months } månaders förlängning.
}
answers-contract-missing-end = Slutdatumet är inte känt.
answers-contract-missing-notice_period = Uppsägningstiden är inte känd.
answers-contract-missing-notice_deadline = Sista uppsägningsdag går inte att räkna ut, eftersom slutdatum eller uppsägningstid saknas.
answers-contract-missing-cost = Årskostnaden är inte känd.
answers-contract-missing-renewal = Villkoren för förlängning är inte kända.
answers-contract-missing-start = Startdatumet är inte känt.
answers-contract-missing-number = Avtalsnumret är inte känt.
answers-contract-missing-procurement_form = Upphandlingsformen är inte känd.
answers-deadline = Sista uppsägningsdag är { $deadline }.
answers-deadline-next = Nästa sista uppsägningsdag är { $deadline }.
answers-deadline-other = Räknat från månadens sista dag blir det { $other }; håll dig till det tidigare datumet.
answers-deadline-workday = { $deadline } är ingen arbetsdag, så säg upp senast { $day }.
answers-deadline-missed = Sista uppsägningsdag, { $deadline }, har passerat.
answers-deadline-missed-renewed = Sista uppsägningsdag, { $deadline }, har passerat och avtalet har förlängt sig självt till { $until }.
answers-nothing-renews = Om ingen säger upp det i tid förlängs det automatiskt med { $months } månader, till { $until }.
answers-nothing-ends = Om ingen gör något upphör det { $end } och ni står utan avtal.
answers-nothing-option_lapses = Om ingen använder optionen i tid upphör det { $end } och ni står utan avtal.
answers-nothing-continues = Om ingen gör något fortsätter det att gälla.
answers-nothing-unknown = Det är inte känt vad som händer om ingen gör något.
answers-ended-now = Kontrollera om en option har använts eller om ni står utan avtal.
answers-expiring-heading = Avtal som går ut
answers-expiring-restricted = Vilka avtal som går ut visar jag bara i en personlig chatt, för den som har en roll i systemen, läser hela systemlistan eller arbetar på IT-enheten.
answers-expiring = { $count ->
    [0] Inget avtal går ut mellan { $since } och { $until }.
    [one] Ett avtal går ut mellan { $since } och { $until }:
   *[other] { $count } avtal går ut mellan { $since } och { $until }:
}
answers-expiring-own = { $count ->
    [0] Inget avtal i dina system går ut mellan { $since } och { $until }.
    [one] Ett avtal i dina system går ut mellan { $since } och { $until }:
   *[other] { $count } avtal i dina system går ut mellan { $since } och { $until }:
}
answers-expired = { $count ->
    [0] Inget avtal gick ut mellan { $since } och { $until }.
    [one] Ett avtal gick ut mellan { $since } och { $until }:
   *[other] { $count } avtal gick ut mellan { $since } och { $until }:
}
answers-expired-own = { $count ->
    [0] Inget avtal i dina system gick ut mellan { $since } och { $until }.
    [one] Ett avtal i dina system gick ut mellan { $since } och { $until }:
   *[other] { $count } avtal i dina system gick ut mellan { $since } och { $until }:
}
answers-ends-on = Till och med { $end }

answers-which-department-heading = Vilken förvaltning?
answers-which-department = Vilken förvaltning gäller det? Kommunen har { $names }.
answers-by-department = { $count ->
    [0] Jag hittar inget system hos { $place }.
    [one] Ett system hör till { $place }:
   *[other] { $count } system hör till { $place }:
}
answers-which-supplier-heading = Vilken leverantör?
answers-which-supplier = Vilken leverantör gäller det? Skriv leverantörens namn, så svarar jag.
answers-unknown-supplier = Jag hittar inget system från { $name } i den systemlista som jag kan visa dig.
answers-by-supplier = { $count ->
    [0] Jag hittar inget system från { $supplier }.
    [one] Ett system kommer från { $supplier }:
   *[other] { $count } system kommer från { $supplier }:
}
answers-by-function = { $count ->
    [0] Jag hittar inget system för { $function }.
    [one] Ett system har funktionen { $function }:
   *[other] { $count } system har funktionen { $function }:
}
answers-in-phase = { $count ->
    [0] Inget system är i fasen { $phase }.
    [one] Ett system är i fasen { $phase }:
   *[other] { $count } system är i fasen { $phase }:
}
answers-phase-is = { $system } är i fasen { $phase }.
answers-phase-unknown = Det är inte känt vilken fas { $system } är i.
answers-phase-yes = Ja, { $system } är i fasen { $asked }.
answers-phase-no = Nej, { $system } är inte i fasen { $asked }.

answers-count-heading = Antal system
answers-count = { $count ->
    [0] Vi har inget system{ $what }.
    [one] Vi har 1 system{ $what }.
   *[other] Vi har { $count } system{ $what }.
}
answers-count-part-need = för «{ $need }»
answers-count-part-supplier = från { $supplier }
answers-count-part-phase = i fasen { $phase }
answers-count-part-place = hos { $place }
answers-count-need-unknown = Jag hittar inget system för «{ $need }», så antalet är 0.
answers-count-department = { $department }: { $count }

answers-overlap-heading = System som gör samma sak
answers-overlap-with = { $count ->
    [one] Ett annat system har samma funktion som { $system }:
   *[other] { $count } andra system har samma funktion som { $system }:
}
answers-overlap-none-with = Inget annat system i listan har samma funktion som { $system }.
answers-overlap-need = { $count } system gör samma sak inom «{ $need }»:
answers-overlap-only-one = Bara ett system finns för «{ $need }»:
answers-overlap-groups = { $count ->
    [0] Ingen funktion har mer än ett system.
    [one] En funktion har mer än ett system:
   *[other] { $count } funktioner har mer än ett system. Störst är:
}
answers-overlap-group = { $function }: { $count } system.

answers-mine-heading = Dina system
answers-mine = { $count ->
    [one] Du har en roll i ett system:
   *[other] Du har en roll i { $count } system:
}
answers-mine-none = Du har ingen roll i något system enligt systemlistan. Är det fel kan IT-enheten rätta det.
answers-mine-here = Dina system visar jag bara i en personlig chatt. Skriv till mig där.

answers-example-need = Har vi redan ett ärendehanteringssystem?
answers-example-owner = Vem äger { $system }?
answers-example-contract = När går avtalet för { $system } ut?
answers-example-department = Vilka system har { $department }?
answers-example-overlap = Vilka system gör samma sak?
answers-example-responsibility = Vem ansvarar för avtalsuppföljning?
