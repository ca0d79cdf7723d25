# Möten: när forumen möts, och IT-enhetens ändringar.

meetings-list-heading = Möten
meetings-when = { $weekday ->
    [mon] måndag
    [tue] tisdag
    [wed] onsdag
    [thu] torsdag
    [fri] fredag
    [sat] lördag
   *[sun] söndag
} { $day } klockan { $from }–{ $until }
meetings-said = { $name }: { $when }.
meetings-said-cancelled = { $name }: inställt, skulle ha varit { $when }.
meetings-more = Det finns { $count } till. Fråga om ett forum, en förvaltning eller en kortare tid.
meetings-label-when = När
meetings-label-state = Läge
meetings-label-place = Plats
meetings-label-stop = Sista dag för förslag
meetings-label-theme = Tema
meetings-cancelled = Inställt
meetings-link-join = Öppna möteslänken
meetings-link-calendar = Hämta kalenderfil
meetings-link-expired = Länken gäller inte längre. Fråga Systemlotsen efter mötet igen.
meetings-link-wrong = Det finns ingen sådan kalenderfil. Fråga Systemlotsen efter mötet igen.
meetings-calendar-name = Möten om systemförvaltning
meetings-calendar-stop = Sista dag för förslag till dagordningen: { $day }
meetings-press-show = Visa mötet
meetings-press-move = Flytta mötet
meetings-press-cancel = Ställ in mötet
meetings-press-book = Boka mötet
meetings-form-move = Flytta mötet
meetings-form-book = Boka ett möte
meetings-form-book-help = Kontrollera uppgifterna och boka. Mötet blir 90 minuter.
meetings-form-forum = Forum
meetings-form-department = Förvaltning (tomt: alla tillsammans)
meetings-form-day = Dag
meetings-form-time = Klockslag, till exempel 13:00
meetings-form-place = Plats
meetings-missing = Det här behöver fyllas i.
meetings-bad-day = Skriv ett datum från i dag och två år framåt, som 2027-02-12.
meetings-closed-day = Den dagen är helg eller helgdag. Välj en arbetsdag.
meetings-bad-time = Skriv ett klockslag mellan 06:00 och 20:00, som 13:00.
meetings-bad-department = Den förvaltningen finns inte. Välj en i listan.
meetings-cancel-heading = Ställa in mötet?
meetings-cancel-ask = { $name }, { $when }, ställs in. Det går inte att ångra, men du kan boka ett nytt.
meetings-done-moved = Mötet är flyttat.
meetings-done-cancelled = Mötet är inställt.
meetings-done-booked = Mötet är bokat.
meetings-booked-already = Det mötet är redan bokat.
meetings-cancelled-already = Mötet är redan inställt. Boka ett nytt om det behövs.
meetings-over = Mötet har varit och kan inte ändras.
meetings-stale = Mötet har ändrats sedan kortet visades. Så här är det nu.
meetings-unknown = Det mötet hittar jag inte. Skriv «kommande möten» för att se dem som finns.
meetings-it-only = Möten bokas, flyttas och ställs in av IT-enheten. Hör av dig dit om en tid inte passar.
meetings-elsewhere = Ändra möten i din egen chatt med mig eller i IT-enhetens kanal.

meetings-heading = Forum för samverkan
meetings-tactical = Taktiskt möte hålls varje kvartal mellan IT-enheten och en förvaltning. Där går man igenom behov, nyttokalkyler, planerade upphandlingar och pågående projekt.
meetings-owner = Systemägarmöte hålls två gånger om året. IT-enheten berättar om utvecklingsområden och risker, så att systemägarna kan prioritera.
meetings-maintenance = Systemförvaltningsmöte hålls varannan månad. IT-enheten utbildar systemförvaltarna kring ett tema, och kunskapsdelning står alltid på dagordningen.
meetings-no-dates = Jag har inga mötestider ännu. Fråga IT-enheten, som leder mötena.

meetings-post-changed = Ett möte har ändrats
meetings-post-cancelled = Ett möte är inställt
meetings-post-now = { $name }: nu { $when }.
meetings-post-before = Det skulle ha varit { $day }.
meetings-why-changed = IT-enheten har ändrat mötet.
meetings-in-calendar = Mötet ligger i den delade kalendern. Flytta eller ställ in det där, så följer jag efter inom en kvart.
