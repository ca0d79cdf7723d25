# Import och export av systemlistan. Problemen står i rapporten efter rad, kolumn och värde.

# Hela filen
import-busy = Systemlistan ändrades hela tiden medan filen lästes. Inget är inläst. Försök igen om en stund.
import-file-missing = Filen { $file } finns inte. Kontrollera namnet och mappen.
import-directory = { $file } är en mapp. Ange en fil.
import-unreadable = Filen { $file } går inte att läsa. Kontrollera att du har rätt till den och att ingen annan har den öppen.
import-empty-file = Filen är tom (0 byte). Exportera systemlistan på nytt.
import-file-too-large = Filen är större än { $most } MB. Ta bort bilder och blad som inte hör till systemlistan.
import-too-large = Bladet innehåller mer text än en systemlista kan ha. Ta bort det som inte hör till listan och försök igen.
import-unknown-kind = Filer av typen { $suffix } läses inte. Spara listan som .xlsx eller .csv.
import-old-excel = Filen är i Excels gamla format (.xls). Öppna den i Excel och spara den som .xlsx.
import-encrypted = Filen är skyddad med lösenord. Ta bort lösenordet i Excel och spara filen på nytt.
import-not-excel = Filen heter som en Excel-fil men är ingen. Öppna den i Excel och spara den som .xlsx.
import-zip-with-other-name = Innehållet är en Excel- eller zip-fil, men namnet slutar på { $suffix }. Ge filen rätt ändelse, .xlsx, eller spara den som CSV i Excel.
import-broken-zip = Excel-filen är skadad och går inte att packa upp. Hämta eller spara den på nytt.
import-broken-xml = Excel-filen är skadad inuti. Öppna den i Excel och spara den på nytt.
import-zip-bomb = Filen är orimligt stor när den packas upp. Kopiera systemlistan till en ny arbetsbok och spara den.
import-doctype = Filen innehåller en dokumenttypsdeklaration, som aldrig finns i en äkta Excel-fil. Kopiera systemlistan till en ny arbetsbok och spara den.
import-encoding = Å, ä och ö går inte att läsa: filen är sparad med fel teckenkodning. Spara den som «CSV UTF-8» eller .xlsx.
import-not-a-table = Filen innehåller ingen tabell i text. Spara systemlistan som .xlsx eller .csv.
import-quotes = Citattecknen på rad { $line } går inte ihop, så kolumnerna kan inte skiljas åt. Rätta raden eller spara listan som .xlsx.
import-too-many-rows = Bladet har fler än { $most } rader, tomma inräknade. Ta bort de tomma raderna under listan och spara filen på nytt.
import-too-many-columns = Bladet har fler än { $most } kolumner. Ta bort kolumnerna till höger om listan och spara filen på nytt.
import-cell-too-long = En cell innehåller fler än { $most } tecken. Korta texten och försök igen.
import-no-content = Bladet är tomt. Kontrollera att rätt fil är vald.
import-no-headings = Hittar ingen rubrikrad bland de första { $rows } raderna. Där behöver stå åtminstone Systemnamn och Förvaltning.
import-columns-missing = Kolumner saknas: { $missing }. Rubrikerna i filen är { $columns }. Byt rubrik i filen, eller ange under [import.columns] i systemlotsen.toml vad era rubriker betyder.
import-columns-disputed = Flera kolumner kan vara { $field }: { $columns }. Byt rubrik på den som inte är det, eller ange vilken som gäller under [import.columns] i systemlotsen.toml.
import-formulas = { $count ->
    [one] En cell innehåller en formel: { $cells }. Klistra in den som värde och försök igen.
   *[other] { $count } celler innehåller formler: { $cells }. Kopiera kolumnerna, klistra in dem som värden och försök igen.
 }
import-no-rows = Filen innehåller inget system under rubrikerna. Inget är ändrat.
import-too-many-missing = { $missing } av registrets { $present } system saknas i filen. Det är mer än hälften, så filen är nog inte hela listan. Importera hela listan, eller tillåt uttryckligen att så många markeras som saknade. Inget är ändrat.
import-export-kind = Filer av typen { $suffix } skrivs inte. Låt filnamnet sluta på .xlsx eller .csv.
import-export-unwritable = Filen { $file } går inte att skriva. Kontrollera att mappen finns och att filen inte är öppen i ett annat program.

# Blad, kolumner och rader
import-sheet-left = Bladet lästes inte, eftersom ett annat blad ser ut att vara systemlistan.
import-column-unknown = Rubriken är okänd, så kolumnen lästes inte. Ange under [import.columns] vad den betyder om den ska läsas.
import-row-summary = Raden är en summering och inget system.
import-row-headings = Raden upprepar rubrikerna.
import-row-note = Raden är en anteckning och inget system.
import-row-too-wide = Raden har fler celler än rubrikraden. Troligen står avgränsaren inne i en cell; sätt citattecken om den.
import-row-too-narrow = { $count ->
    [one] Raden slutar en cell för tidigt. Den räknas som tom.
   *[other] Raden slutar { $count } celler för tidigt. De räknas som tomma.
 }
import-row-repeats = Samma system som på rad { $row }. Raderna är sammanförda.
import-rows-contradict = Raderna om samma system säger emot varandra: på rad { $row } står «{ $other }». Ingen av dem är inläst; rätta den som är fel.
import-rows-differ = Raderna om samma system säger emot varandra: på rad { $row } står «{ $other }». Uppgiften är inte inläst; resten av raderna är det.
import-cell-without-heading = Cellen står i en kolumn utan rubrik och lästes inte.

# Vilket system
import-name-missing = Systemets namn saknas, så raden går inte att placera.
import-name-resembles = Är detta samma system som «{ $name }»? Raden är inte inläst. Ta bort den om det är samma, annars ge raden ett eget systemid.
import-name-shared = Flera system heter så här: { $keys }. Ange systemid på raden.
import-id-and-name-disagree = Systemid och namn pekar på olika system: { $keys }. Rätta det som är fel.

# Förvaltning, roller och sekretess
import-department-unknown = Förvaltningen är okänd. Ange vilken av kommunens förvaltningar som avses.
import-department-missing = Förvaltning saknas, så det nya systemet är inte inläst.
import-new-without-department = Systemet är nytt och kan inte läggas in förrän någon har angett förvaltning.
import-owner-missing = Systemägare saknas. Rollen står som vakant tills någon är utsedd.
import-manager-missing = Systemförvaltare saknas. Rollen står som vakant tills någon är utsedd.
import-several-people = Flera personer står i cellen. Ange en.
import-secret-unknown = Det framgår inte om systemet omfattas av sekretess. Det visas inte för alla förrän någon har svarat nej.

# Värden
import-unknown-value = Värdet säger att uppgiften är okänd. Registrets uppgift gäller tills någon tar reda på den.
import-cell-damaged = Cellen innehåller ett felvärde eller skadade tecken. Skriv in rätt värde.
import-text-too-long = Texten är { $count } tecken, vilket är för långt. Korta den.
import-spaces-removed = Mellanslag, radbrytningar eller osynliga tecken är städade.
import-approved-kept = En ändring som är godkänd i chatten säger { $value }. Den står kvar. Är filens uppgift nyare, skicka den som ett ärende.
import-blank-kept = Cellen är tom. Registrets uppgift «{ $value }» gäller fortfarande.
import-not-a-link = Inte en webbadress som börjar med https:// eller http://.
import-date-read = Läst som { $date }.
import-date-from-serial = Excels datumnummer, läst som { $date }.
import-date-impossible = Datumet finns inte. Raden är inte inläst; rätta datumet.
import-date-ambiguous = Kan betyda både { $first } och { $second }. Skriv datumet som åååå-mm-dd.
import-date-far-off = { $date } är för långt bort för att vara rimligt. Kontrollera årtalet.
import-serial-1904 = Datumnumret kan räknas från 1900 eller från 1904. Skriv datumet som åååå-mm-dd.
import-not-a-date = Går inte att läsa som ett bestämt datum. Skriv det som åååå-mm-dd.
import-end-runs = Avtalet löper utan angivet slut. Ange slutdatum, eller skriv «tillsvidare» om det saknas.
import-end-elsewhere = Slutdatumet står någon annanstans. Slå upp det och skriv in det.
import-end-before-start = Avtalet slutar före sin start, { $start }. Inget av datumen är inläst.
import-amount-read = Läst som { $amount } kr.
import-amount-rounded = Läst som { $amount } kr. Beloppet är avrundat till närmaste { $step } kr i filen.
import-amount-kept = Avrundat till närmaste { $step } kr ({ $amount } kr). Registrets belopp, { $known } kr, är noggrannare och gäller fortfarande.
import-amount-unlikely = Beloppet är negativt eller orimligt stort. Kontrollera det.
import-not-an-amount = Går inte att läsa som ett bestämt belopp i kronor per år.
import-count-read = Läst som { $count }.
import-not-a-count = Inte ett bestämt antal. Skriv antalet med siffror.
import-months-read = { $count ->
    [one] Läst som 1 månad.
   *[other] Läst som { $count } månader.
 }
import-not-months = Går inte att läsa som ett antal månader.
import-days-not-months = Tiden är angiven i dagar, och dagar är inte månader. Ange hela månader.
import-truth-read = Läst som «{ $word }».
import-not-yes-or-no = Varken ja eller nej. Svara ja eller nej.
import-term-read = Läst som «{ $word }».
import-not-a-phase = Okänd fas. Skriv Anskaffning, Införande, Användning eller Avveckling.
import-not-a-hosting = Okänd driftform. Skriv SaaS eller On-prem.
import-not-a-classification = Går inte att läsa som K, R och T. Skriv till exempel K2 R2 T3.
import-classification-range = K, R och T går från 1 till 4.
import-not-a-renewal = Går inte att läsa som förlängning. Skriv Ingen, Automatisk 12 mån eller 2 x 12 mån.
import-which-contract = Systemet har flera avtal. Ange avtalsnummer på raden.
import-contract-kept = Avtal { $number } står inte i filen. Det finns kvar i registret.

# Rapporten
import-report-done = { $file } är importerad.
import-report-dry-run = { $file } är provläst. Inget är ändrat.
import-report-added = { $count ->
    [one] 1 rad tillagd
   *[other] { $count } rader tillagda
 }
import-report-changed = { $count ->
    [one] 1 rad ändrad
   *[other] { $count } rader ändrade
 }
import-report-unchanged = { $count ->
    [one] 1 rad oförändrad
   *[other] { $count } rader oförändrade
 }
import-report-rejected = { $count ->
    [one] 1 rad inte inläst
   *[other] { $count } rader inte inlästa
 }
import-report-missing = { $count ->
    [one] 1 system saknas i filen och är markerat: { $systems }
   *[other] { $count } system saknas i filen och är markerade: { $systems }
 }
import-report-returned = { $count ->
    [one] 1 system är tillbaka i filen: { $systems }
   *[other] { $count } system är tillbaka i filen: { $systems }
 }
import-report-needs_person-heading = Behöver någons svar ({ $count }):
import-report-rejected-heading = Inte inläst ({ $count }):
import-report-kept-heading = Lämnat som det var ({ $count }):
import-report-corrected-heading = Rättat vid läsningen ({ $count }):
import-report-changes-heading = Ändringar ({ $count }):
import-report-row = rad { $row }

# Andra tabeller än systemlistan
import-table-no-headings = Hittar ingen rubrikrad bland de första { $rows } raderna. Där behöver stå { $columns }.
import-table-columns-missing = Kolumner saknas: { $missing }. Rubrikerna i filen är { $columns }. Byt rubrik i filen och försök igen.
import-table-columns-disputed = Flera kolumner kan vara { $field }: { $columns }. Byt rubrik på den som inte är det.
import-column-unread = Rubriken är okänd, så kolumnen lästes inte.
import-row-formula = Raden innehåller en formel. Klistra in den som värde och försök igen.
import-plans-blank = Cellen är tom. Raden är inte inläst.
import-plans-damaged = Texten är skadad. Raden är inte inläst; skriv om den i filen.
import-plans-long = Texten är för lång. Raden är inte inläst; korta den.
import-plans-quarter = Kvartalet går inte att läsa. Skriv till exempel «kv 2 2027» eller ett datum i kvartalet.
import-plans-twice = Samma nämnd, år och upphandling står på en rad längre upp. Bara den raden är inläst.
import-usage-unknown = Systemet finns inte i systemlistan. Raden är inte inläst; skriv systemets namn eller nyckel.
import-usage-several = Flera system heter så. Raden är inte inläst; skriv systemets nyckel.
import-usage-month = Månaden går inte att läsa. Skriv till exempel «2026-11».
import-usage-not-over = Månaden är inte slut än. Raden är inte inläst.
import-usage-logins = Antalet inloggningar går inte att läsa. Raden är inte inläst.
import-usage-twice = Samma system och månad står på en rad längre upp. Bara den raden är inläst.
