mine-here = I only show contract dates in a personal chat, because others can read what I write here. Write to me there.
mine-no-role = You have no role in any system according to the system register, so you get no reminders about contracts. If that is wrong, the IT unit can correct it.
mine-press-systems = My systems
mine-press-reminders = My reminders
mine-press-calendar = Get calendar file

mine-reminders-heading = Your reminders
mine-reminders =
    { $count ->
        [0] No reminders are due in the coming year for the systems where you have a role.
        [one] This is the only reminder due in the coming year if nothing changes.
       *[other] These are the next { $count } reminders if nothing changes.
    }
mine-reminders-next = Coming next
mine-reminders-row = { $heading } ({ $deadline })
mine-reminders-paused = You have paused your reminders through { $last }. Urgent ones come anyway.

mine-date-procurement_start = { $system }: last day to start a procurement
mine-date-notice_deadline = { $system }: last day to give notice
mine-date-option_to_call = { $system }: last day to call the option
mine-date-ends = { $system }: the contract ends
mine-date-procurement_start-meaning = A procurement that starts later than this cannot be finished before the contract ends.
mine-date-notice_deadline-meaning = Anyone who wants to end or renegotiate the contract must do so by this day.
mine-date-option_to_call-meaning = Unless the option is called by this day, the contract ends.
mine-date-ends-meaning = This is the contract's last day if nothing is decided.

mine-period-heading = What happens { $first } to { $last }
mine-period-past = That time has already passed. Ask about a time ahead, for example “what happens this spring?”.
mine-period-no-role = I only show contract dates to people who have a role in the system or may read the whole system register. If you should have a role, the IT unit can correct it.
mine-period-all = These are the contracts of all systems in the register.
mine-period-own =
    { $count ->
        [one] These are the contracts of the system where you have a role.
       *[other] These are the contracts of the { $count } systems where you have a role.
    }
mine-period-count =
    { $count ->
        [0] No particular date falls in that time.
        [one] One date falls in that time.
       *[other] { $count } dates fall in that time.
    }
mine-period-count-procurement_start =
    { $count ->
        [one] One procurement needs to start.
       *[other] { $count } procurements need to start.
    }
mine-period-count-notice_deadline =
    { $count ->
        [one] One contract needs notice or goes on.
       *[other] { $count } contracts need notice or go on.
    }
mine-period-count-option_to_call =
    { $count ->
        [one] One option needs to be called or lapses.
       *[other] { $count } options need to be called or lapse.
    }
mine-period-count-ends =
    { $count ->
        [one] One contract ends.
       *[other] { $count } contracts end.
    }
mine-period-more =
    { $count ->
        [one] There is no room for one more date. Ask about a shorter time, for example “what happens in March?”.
       *[other] There is no room for { $count } more dates. Ask about a shorter time, for example “what happens in March?”.
    }
mine-period-month-more = … and { $count } more
mine-period-meetings = Meetings
mine-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

mine-calendar-heading = Your dates in the calendar
mine-calendar-name = Contract dates of my systems
mine-calendar =
    { $count ->
        [one] The calendar file has one date for your systems' contracts in the next two years.
       *[other] The calendar file has { $count } dates for your systems' contracts in the next two years.
    }
mine-calendar-how = Get the file with the button and open it in Outlook. If you get it again later, the dates are updated and not duplicated. The link lasts a short time and is for you only.
mine-calendar-empty = No contract of your systems has a date in the next two years, so there is nothing to put in the calendar.
mine-calendar-no-address = The service has no address that can be reached from outside, so files cannot be downloaded. Ask the IT unit to set it.
mine-calendar-department = Department: { $department }
mine-calendar-contract = Contract: { $number }
mine-calendar-as-of = Taken from the system register { $day }. Ask Systemlotsen for what holds now.
mine-link-expired = The link is no longer valid. Ask Systemlotsen for “my calendar” to get a new one.
mine-link-wrong = The link leads nowhere. Ask Systemlotsen for “my calendar” to get a new one.
