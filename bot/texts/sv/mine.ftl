mine-here = Datum för avtal visar jag bara i en personlig chatt, för här kan fler läsa. Skriv till mig där.
mine-no-role = Du har ingen roll i något system enligt systemlistan, så du får inga påminnelser om avtal. Är det fel kan IT-enheten rätta det.
mine-press-systems = Mina system
mine-press-reminders = Mina påminnelser
mine-press-calendar = Hämta kalenderfil

mine-reminders-heading = Dina påminnelser
mine-reminders =
    { $count ->
        [0] Det finns inga påminnelser att vänta det närmaste året för de system där du har en roll.
        [one] Det här är den enda påminnelse som väntar det närmaste året om inget ändras.
       *[other] Det här är de { $count } påminnelser som kommer härnäst om inget ändras.
    }
mine-reminders-next = Kommer härnäst
mine-reminders-row = { $heading } ({ $deadline })
mine-reminders-paused = Du har pausat dina påminnelser till och med { $last }. Det som är brådskande kommer ändå.

mine-date-procurement_start = { $system }: sista dag att börja upphandla
mine-date-notice_deadline = { $system }: sista dag att säga upp avtalet
mine-date-option_to_call = { $system }: sista dag att utnyttja optionen
mine-date-ends = { $system }: avtalet går ut
mine-date-procurement_start-meaning = Börjar upphandlingen senare än så hinner den inte bli klar innan avtalet går ut.
mine-date-notice_deadline-meaning = Den som vill säga upp eller förhandla om avtalet behöver göra det senast den här dagen.
mine-date-option_to_call-meaning = Utnyttjas inte optionen senast den här dagen upphör avtalet.
mine-date-ends-meaning = Det här är avtalets sista dag om inget beslutas.

mine-period-heading = Det här händer { $first } till { $last }
mine-period-past = Den tiden har redan passerat. Fråga om en tid som ligger framåt, till exempel «vad händer i vår?».
mine-period-no-role = Datum för avtal visar jag bara för den som har en roll i systemet eller får läsa hela systemlistan. Saknar du en roll som du borde ha kan IT-enheten rätta det.
mine-period-all = Här är avtalen för alla system i systemlistan.
mine-period-own =
    { $count ->
        [one] Här är avtalen för det system där du har en roll.
       *[other] Här är avtalen för de { $count } system där du har en roll.
    }
mine-period-count =
    { $count ->
        [0] Inget särskilt datum infaller under tiden.
        [one] Ett datum infaller under tiden.
       *[other] { $count } datum infaller under tiden.
    }
mine-period-count-procurement_start =
    { $count ->
        [one] En upphandling behöver börja.
       *[other] { $count } upphandlingar behöver börja.
    }
mine-period-count-notice_deadline =
    { $count ->
        [one] Ett avtal behöver sägas upp eller få löpa vidare.
       *[other] { $count } avtal behöver sägas upp eller få löpa vidare.
    }
mine-period-count-option_to_call =
    { $count ->
        [one] En option behöver utnyttjas eller få förfalla.
       *[other] { $count } optioner behöver utnyttjas eller få förfalla.
    }
mine-period-count-ends =
    { $count ->
        [one] Ett avtal går ut.
       *[other] { $count } avtal går ut.
    }
mine-period-more =
    { $count ->
        [one] Ett datum till får inte plats. Fråga om en kortare tid, till exempel «vad händer i mars?».
       *[other] { $count } datum till får inte plats. Fråga om en kortare tid, till exempel «vad händer i mars?».
    }
mine-period-month-more = … och { $count } till
mine-period-meetings = Möten
mine-month =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Mars
        [4] April
        [5] Maj
        [6] Juni
        [7] Juli
        [8] Augusti
        [9] September
        [10] Oktober
        [11] November
       *[12] December
    } { $year }

mine-calendar-heading = Dina datum i kalendern
mine-calendar-name = Avtalsdatum för mina system
mine-calendar =
    { $count ->
        [one] Kalenderfilen har ett datum för dina systems avtal de närmaste två åren.
       *[other] Kalenderfilen har { $count } datum för dina systems avtal de närmaste två åren.
    }
mine-calendar-how = Hämta filen med knappen och öppna den i Outlook. Hämtar du den igen senare uppdateras datumen i stället för att dubbleras. Länken gäller en kort tid och är bara till för dig.
mine-calendar-empty = Inga avtal för dina system har ett datum de närmaste två åren, så det finns inget att lägga i kalendern.
mine-calendar-no-address = Tjänsten har ingen adress utifrån, så det går inte att hämta filer. Be IT-enheten ställa in den.
mine-calendar-department = Förvaltning: { $department }
mine-calendar-contract = Avtal: { $number }
mine-calendar-as-of = Hämtat ur systemlistan { $day }. Fråga Systemlotsen om det som gäller nu.
mine-link-expired = Länken gäller inte längre. Be Systemlotsen om «min kalender» så får du en ny.
mine-link-wrong = Länken leder inte till något. Be Systemlotsen om «min kalender» så får du en ny.
