# Import and export of the systemlista. Problems stand in the report after row, column and value.

# The whole file
import-busy = The register kept changing while the file was read. Nothing has been imported. Try again in a while.
import-file-missing = The file { $file } does not exist. Check the name and the folder.
import-directory = { $file } is a folder. Give a file.
import-unreadable = The file { $file } cannot be read. Check that you may read it and that nobody else has it open.
import-empty-file = The file is empty (0 bytes). Export the system list again.
import-file-too-large = The file is larger than { $most } MB. Remove pictures and sheets that are not part of the system list.
import-too-large = The sheet holds more text than a system list can have. Remove what is not part of the list and try again.
import-unknown-kind = Files of the kind { $suffix } are not read. Save the list as .xlsx or .csv.
import-old-excel = The file is in Excel’s old format (.xls). Open it in Excel and save it as .xlsx.
import-encrypted = The file is protected by a password. Remove the password in Excel and save the file again.
import-not-excel = The file is named as an Excel file but is not one. Open it in Excel and save it as .xlsx.
import-zip-with-other-name = The content is an Excel or zip file, but the name ends in { $suffix }. Give the file its right ending, .xlsx, or save it as CSV in Excel.
import-broken-zip = The Excel file is damaged and cannot be unpacked. Download or save it again.
import-broken-xml = The Excel file is damaged inside. Open it in Excel and save it again.
import-zip-bomb = The file is unreasonably large when unpacked. Copy the system list to a new workbook and save that.
import-doctype = The file holds a document type declaration, which a genuine Excel file never does. Copy the system list to a new workbook and save that.
import-encoding = Å, ä and ö cannot be read: the file is saved in the wrong character encoding. Save it as “CSV UTF-8” or .xlsx.
import-not-a-table = The file holds no table in text. Save the system list as .xlsx or .csv.
import-quotes = The quotation marks on line { $line } do not match, so the columns cannot be told apart. Correct the line or save the list as .xlsx.
import-too-many-rows = The sheet has more than { $most } rows, empty ones included. Remove the empty rows below the list and save the file again.
import-too-many-columns = The sheet has more than { $most } columns. Remove the columns to the right of the list and save the file again.
import-cell-too-long = A cell holds more than { $most } characters. Shorten the text and try again.
import-no-content = The sheet is empty. Check that this is the right file.
import-no-headings = There is no row of headings among the first { $rows } rows. It needs at least Systemnamn (system name) and Förvaltning (department).
import-columns-missing = Columns are missing: { $missing }. The headings in the file are { $columns }. Change the heading in the file, or state under [import.columns] in systemlotsen.toml what your headings mean.
import-columns-disputed = Several columns may be { $field }: { $columns }. Change the heading of the one that is not, or state which one counts under [import.columns] in systemlotsen.toml.
import-formulas = { $count ->
    [one] A cell holds a formula: { $cells }. Paste it as a value and try again.
   *[other] { $count } cells hold formulas: { $cells }. Copy the columns, paste them as values and try again.
 }
import-no-rows = The file holds no system below the headings. Nothing has changed.
import-too-many-missing = { $missing } of the register’s { $present } systems are not in the file. That is more than half, so the file is probably not the whole list. Import the whole list, or allow explicitly that so many are marked as missing. Nothing has changed.
import-export-kind = Files of the kind { $suffix } are not written. Let the file name end in .xlsx or .csv.
import-export-unwritable = The file { $file } cannot be written. Check that the folder exists and that the file is not open in another program.

# Sheets, columns and rows
import-sheet-left = The sheet was not read, as another sheet looks like the system list.
import-column-unknown = The heading is unknown, so the column was not read. State under [import.columns] what it means if it should be.
import-row-summary = The row is a sum and not a system.
import-row-headings = The row repeats the headings.
import-row-note = The row is a note and not a system.
import-row-too-wide = The row has more cells than the headings. Probably the delimiter stands inside a cell; put quotation marks around it.
import-row-too-narrow = { $count ->
    [one] The row ends one cell early. It counts as empty.
   *[other] The row ends { $count } cells early. They count as empty.
 }
import-row-repeats = The same system as on row { $row }. The rows were merged.
import-rows-contradict = The rows about this system contradict each other: row { $row } says “{ $other }”. Neither was imported; correct the one that is wrong.
import-rows-differ = The rows about this system contradict each other: row { $row } says “{ $other }”. This fact was not imported; the rest of the rows was.
import-cell-without-heading = The cell stands in a column without a heading and was not read.

# Which system
import-name-missing = The name of the system is missing, so the row cannot be placed.
import-name-resembles = Is this the same system as “{ $name }”? The row was not imported. Remove it if it is the same, otherwise give the row a system id of its own.
import-name-shared = Several systems have this name: { $keys }. State the system id on the row.
import-id-and-name-disagree = System id and name point to different systems: { $keys }. Correct the one that is wrong.

# Department, roles and secrecy
import-department-unknown = The department is unknown. State which of the municipality’s departments is meant.
import-department-missing = The department is missing, so the new system was not imported.
import-new-without-department = The system is new and cannot be added until somebody has stated the department.
import-owner-missing = There is no system owner. The role stands as vacant until somebody is appointed.
import-manager-missing = There is no system manager. The role stands as vacant until somebody is appointed.
import-several-people = There are several people in the cell. State one.
import-secret-unknown = It is not stated whether the system is secret. It is not shown to everybody until somebody has said that it is not.

# Values
import-unknown-value = The value says that the fact is unknown. What the register says stands until somebody finds out.
import-cell-damaged = The cell holds an error value or damaged characters. Enter the right value.
import-text-too-long = The text is { $count } characters, which is too long. Shorten it.
import-spaces-removed = Spaces, line breaks or invisible characters were tidied.
import-approved-kept = A change that was approved in chat says { $value }. It stands. If the file is newer, send it as a request.
import-blank-kept = The cell is empty. What the register says, “{ $value }”, still stands.
import-not-a-link = Not a web address that begins with https:// or http://.
import-date-read = Read as { $date }.
import-date-from-serial = Excel’s number for a date, read as { $date }.
import-date-impossible = There is no such date. The row was not imported; correct the date.
import-date-ambiguous = May mean both { $first } and { $second }. Write the date as yyyy-mm-dd.
import-date-far-off = { $date } is too far away to be likely. Check the year.
import-serial-1904 = The date number may be counted from 1900 or from 1904. Write the date as yyyy-mm-dd.
import-not-a-date = Cannot be read as one certain date. Write it as yyyy-mm-dd.
import-end-runs = The contract runs without a stated end. State the end date, or write “tillsvidare” if there is none.
import-end-elsewhere = The end date stands somewhere else. Look it up and enter it.
import-end-before-start = The contract ends before its start, { $start }. Neither date was imported.
import-amount-read = Read as SEK { $amount }.
import-amount-rounded = Read as SEK { $amount }. The file rounds the amount to the nearest SEK { $step }.
import-amount-kept = Rounded to the nearest SEK { $step } (SEK { $amount }). The register’s amount, SEK { $known }, is more exact and still stands.
import-amount-unlikely = The amount is negative or unreasonably large. Check it.
import-not-an-amount = Cannot be read as one certain amount in Swedish kronor a year.
import-count-read = Read as { $count }.
import-not-a-count = Not a certain number. Write the number in digits.
import-months-read = { $count ->
    [one] Read as 1 month.
   *[other] Read as { $count } months.
 }
import-not-months = Cannot be read as a number of months.
import-days-not-months = The period is given in days, and days are not months. State whole months.
import-truth-read = Read as “{ $word }”.
import-not-yes-or-no = Neither yes nor no. Answer yes or no.
import-term-read = Read as “{ $word }”.
import-not-a-phase = Unknown phase. Write Anskaffning, Införande, Användning or Avveckling.
import-not-a-hosting = Unknown hosting. Write SaaS or On-prem.
import-not-a-classification = Cannot be read as K, R and T. Write for example K2 R2 T3.
import-classification-range = K, R and T go from 1 to 4.
import-not-a-renewal = Cannot be read as a renewal. Write Ingen, Automatisk 12 mån or 2 x 12 mån.
import-which-contract = The system has several contracts. State the contract number on the row.
import-contract-kept = Contract { $number } is not in the file. It remains in the register.

# The report
import-report-done = { $file } has been imported.
import-report-dry-run = { $file } has been read as a trial. Nothing has changed.
import-report-added = { $count ->
    [one] 1 row added
   *[other] { $count } rows added
 }
import-report-changed = { $count ->
    [one] 1 row changed
   *[other] { $count } rows changed
 }
import-report-unchanged = { $count ->
    [one] 1 row unchanged
   *[other] { $count } rows unchanged
 }
import-report-rejected = { $count ->
    [one] 1 row not imported
   *[other] { $count } rows not imported
 }
import-report-missing = { $count ->
    [one] 1 system is not in the file and has been marked: { $systems }
   *[other] { $count } systems are not in the file and have been marked: { $systems }
 }
import-report-returned = { $count ->
    [one] 1 system is back in the file: { $systems }
   *[other] { $count } systems are back in the file: { $systems }
 }
import-report-needs_person-heading = Needs somebody’s answer ({ $count }):
import-report-rejected-heading = Not imported ({ $count }):
import-report-kept-heading = Left as it was ({ $count }):
import-report-corrected-heading = Corrected while reading ({ $count }):
import-report-changes-heading = Changes ({ $count }):
import-report-row = row { $row }

# Other tables than the systemlista
import-table-no-headings = No row of headings among the first { $rows } rows. There should be { $columns }.
import-table-columns-missing = Columns are missing: { $missing }. The headings in the file are { $columns }. Change the heading in the file and try again.
import-table-columns-disputed = Several columns can be { $field }: { $columns }. Change the heading of the one that is not.
import-column-unread = The heading is unknown, so the column was not read.
import-row-formula = The row contains a formula. Paste it as a value and try again.
import-plans-blank = The cell is empty. The row was not read.
import-plans-damaged = The text is damaged. The row was not read; write it anew in the file.
import-plans-long = The text is too long. The row was not read; shorten it.
import-plans-quarter = The quarter cannot be read. Write for example «Q2 2027» or a date in the quarter.
import-plans-twice = The same committee, year and procurement stand on a row above. Only that row was read.
import-usage-unknown = The system is not in the register. The row was not read; write its name or key.
import-usage-several = Several systems have that name. The row was not read; write the key.
import-usage-month = The month cannot be read. Write for example 2026-11.
import-usage-not-over = The month is not over yet. The row was not read.
import-usage-logins = The number of logins cannot be read. The row was not read.
import-usage-twice = The same system and month stand on a row above. Only that row was read.
