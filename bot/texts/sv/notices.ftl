notices-heading-procurement_start = { $system }: dags att tänka på upphandlingen
notices-heading-notice_deadline = { $system }: avtalet behöver ett beslut
notices-heading-option_to_call = { $system }: ta ställning till optionen
notices-heading-renewed_itself = { $system }: avtalet har förlängts
notices-heading-deadline_missed = { $system }: sista dagen har passerat
notices-heading-ended_without_decision = { $system }: avtalet har gått ut
notices-heading-open_ended_review = { $system }: dags för årlig översyn
notices-heading-decision_not_registered = { $system }: beslutet syns inte i registret

notices-now-procurement_start = En ny upphandling behöver börja senast { $deadline } för att hinna bli klar innan avtalet går ut { $end }.
notices-now-procurement_start-passed = En ny upphandling hade behövt börja senast { $deadline } för att hinna bli klar innan avtalet går ut { $end }.
notices-now-notice_deadline = Sista dag att säga upp avtalet är { $deadline }.
notices-now-notice_deadline-ends = Avtalet upphör { $end } och förlängs inte av sig självt. Sista dag att bestämma vad som ska hända då är { $deadline }, räknat på uppsägningstiden.
notices-now-notice_deadline-end = Avtalet gäller till och med { $deadline }. Uppsägningstiden saknas i registret, så ta reda på den i god tid.
notices-now-option_to_call = Sista dag att utnyttja optionen är { $deadline }, räknat på avtalets uppsägningstid.
notices-now-option_to_call-end = Avtalet gäller till och med { $deadline }. Det framgår inte när optionen senast måste utnyttjas.
notices-now-renewed_itself = Ingen sade upp avtalet senast { $deadline }, så det förlängs till och med { $until }.
notices-now-deadline_missed = Sista dag att säga upp avtalet eller utnyttja en option var { $deadline }.
notices-now-deadline_missed-ends = Sista dag att bestämma vad som ska hända när avtalet upphör var { $deadline }, räknat på uppsägningstiden.
notices-now-deadline_missed-option_lapses = Sista dag att utnyttja optionen var { $deadline }.
notices-now-ended_without_decision = Avtalet gick ut { $deadline }, och registret visar inget nytt.
notices-now-open_ended_review = Avtalet gäller tills vidare. Se över att det fortfarande behövs, att priset är rimligt och att villkoren håller.
notices-now-decision_not_registered = Dagen { $deadline } har passerat, och registret visar inte det som beslutades.
notices-workday = Dagen är ingen arbetsdag. Agera senast { $day }.

notices-nothing-renews = Om ingen gör något förlängs avtalet till och med { $next }.
notices-nothing-ends = Om ingen gör något upphör avtalet { $end }, och kommunen står utan avtal.
notices-nothing-option_lapses = Om optionen inte utnyttjas i tid upphör avtalet { $end }, och kommunen står utan avtal.
notices-nothing-continues = Om ingen gör något fortsätter avtalet att löpa.
notices-nothing-unknown = Det framgår inte av registret vad som händer om ingen gör något. Läs avtalet.
notices-nothing-ended = Om systemet fortfarande används sker det utan avtal. Teckna ett nytt, eller avveckla systemet.
notices-nothing-not-registered = Kontrollera att beslutet är genomfört hos leverantören, och se till att registret rättas.
notices-nothing-renewed = Nästa tillfälle att säga upp det är { $next }.
notices-nothing-renewed-unknown = Se till att registret får veta när det nästa gång kan sägas upp.

notices-who-system_manager = { $name } är systemförvaltare och rekommenderar vad som ska göras. Systemägaren beslutar.
notices-who-system_owner = Ingen systemförvaltare är utsedd. { $name } är systemägare och behöver både ta fram underlag och besluta.
notices-who-both_roles = { $name } är både systemförvaltare och systemägare och beslutar direkt.
notices-who-no_owner = { $name } är systemförvaltare och rekommenderar vad som ska göras. Ingen systemägare är utsedd, så förvaltningsledningen bekräftar.
notices-who-it_unit = Varken systemförvaltare eller systemägare är utsedd. IT-enheten behöver ta reda på vem som ansvarar.

notices-meeting = Sista taktiska mötet före det
notices-system = System
notices-contract = Avtal
notices-end = Gäller till och med

notices-why-day =
    { $days ->
        [0] Påminnelsen kommer för att det är sista dagen.
        [one] Påminnelsen kommer en dag före.
       *[other] Påminnelsen kommer { $days } dagar före.
    }
notices-why-passed =
    { $days ->
        [0] Påminnelsen kommer för att dagen just har passerat.
        [one] Påminnelsen kommer en dag efter, och upprepas tills registret visar vad som har beslutats.
       *[other] Påminnelsen kommer { $days } dagar efter, och upprepas tills registret visar vad som har beslutats.
    }
notices-why-instead = { $name } är systemförvaltare men går inte att nå i Teams. Därför kommer påminnelsen till dig.
notices-why-review = Påminnelsen kommer en gång om året, när avtalet fyller år.
notices-why-moved-quiet = Den skickas i förväg, eftersom inga påminnelser går ut under semesterveckorna.
notices-why-moved-workday = Den skickas arbetsdagen före.
notices-why-held = Den har väntat till första arbetsdagen.

notices-urgent-heading = Avtalet för { $system } behöver ett beslut snart
notices-urgent-now = Det är bråttom att ta ställning till avtalet för { $system } ({ $department }).
notices-urgent-nothing = Om ingen tar ställning i tid kan det bli svårt att ändra avtalet eller att hinna ersätta det.
notices-urgent-why = Jag säger till här en gång när det börjar bli bråttom. Den som har en roll i systemet ser datum och villkor i en personlig chatt med mig.

notices-responsible = { $name }, { $role }
notices-responsible-nobody = Ingen ansvarig är utsedd

notices-digest-heading = Avtal att ta ställning till
notices-digest-lead =
    { $count ->
        [one] Avtalet för ett system behöver ses över.
       *[other] Avtalen för { $count } system behöver ses över.
    }
notices-digest-baseline =
    { $count ->
        [one] Från och med nu påminner jag om avtal. Just nu behöver avtalet för ett system ses över.
       *[other] Från och med nu påminner jag om avtal. Just nu behöver avtalen för { $count } system ses över.
    }
notices-digest-more =
    { $count ->
        [one] Ett system till.
       *[other] { $count } system till.
    }
notices-digest-note = Den som har en roll i ett system ser datum och villkor i en personlig chatt med mig.

notices-bundle-heading = { $count ->
    [one] Ett avtal att ta ställning till
   *[other] { $count } avtal att ta ställning till
}
notices-bundle-lead = Det här är dina påminnelser i dag, samlade. Tryck på en rad för att se avtalet och besluta.
notices-bundle-lead-channel = Det är bråttom att ta ställning till de här. Tryck på en rad för att se vem som ansvarar.
notices-press-procure = Räkna på ett annat system
