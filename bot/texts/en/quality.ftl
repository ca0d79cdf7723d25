# Questions to system managers on whether the register is right, the answers, and how far each department has come.
quality-title = Is the register right?
quality-heading = Is this right about { $system }?
quality-heading-missing = Something is missing about { $system }
quality-now-owner = According to the register, { $value } is the system owner of { $system }.
quality-now-contract = Contracts of { $system } in the register: { $value }.
quality-now-plan = According to the register, the maintenance plan of { $system } is at { $value }
quality-now-classification = { $system } is classified { $value } in the register.
quality-now-usage = { $system } has { $value } users according to the register.
quality-missing-owner = The register names no system owner of { $system }.
quality-missing-contract = The register has no contract for { $system }.
quality-missing-end = The contract of { $system } has no end date in the register: { $value }.
quality-missing-plan = The register has no link to the maintenance plan of { $system }.
quality-missing-classification = The register has no information classification of { $system }.
quality-missing-usage = The register does not say how many use { $system }.
quality-confirmed-on = It was last confirmed or changed on { $day }.
quality-never-confirmed = Nobody has confirmed it yet.
quality-contract-open-ended = open-ended
quality-contract-ends = until { $day }
quality-contract-no-end = no end date
quality-contract-notice =
    { $months ->
        [one] one month's notice
       *[other] { $months } months' notice
    }
quality-contract-automatic =
    { $months ->
        [one] renewed one month at a time
       *[other] renewed { $months } months at a time
    }
quality-contract-option = option { $count } × { $months } months

quality-fact-owner = system owner
quality-fact-contract = contract
quality-fact-plan = link to the maintenance plan
quality-fact-classification = information classification
quality-fact-usage = number of users

quality-press-confirm = That is right
quality-press-none = There is no contract
quality-press-mend = Change
quality-press-fill = Fill in
quality-press-later = Don't know, ask later
quality-press-next = Next question
quality-press-progress = How far we have come
quality-press-pause = Pause the questions
quality-press-resume = Ask me again

quality-why = You are asked because you are a system manager, one thing at a time and at most once a week. Type “pause the questions” if it does not suit you.
quality-reminder = This is a reminder. If you do not answer now, I let the question rest.
quality-settled-heading = A question about { $system }
quality-settled-confirmed = It was confirmed on { $day }.
quality-settled-mended = A change was begun on { $day }.
quality-settled-later = The question will be asked again later.
quality-settled-moot = The question no longer applies.
quality-due-quality_question = The system manager of { $system } is asked about a fact that is missing or old
quality-due-quality_reminder = Reminder of an unanswered question about { $system }

quality-personal-only = We go through the facts of your systems in a personal chat. Write to me there.
quality-no-systems = The register does not name you as the manager of any system, so I have nothing to ask you.
quality-all-well = Everything is answered for your systems. I will ask when something is missing or has become old.
quality-nothing-asked = I have no question for you about your systems right now. Type “go through my facts” if you want one.
quality-stale = That question has been answered already, or the register has changed since it was asked. Nothing has been saved.
quality-nothing-there = There is nothing to confirm. Fill in what is right.
quality-confirmed = Thank you. Confirmed on { $day }: { $fact } of { $system }.
quality-later = Then I will ask again on { $day } at the earliest.
quality-mend-owner = Press Change or Fill in, or type for example “Anna Berg is the new system owner of { $system }”.
quality-mend-contract = Press Change or Fill in, or type for example “the contract for { $system } runs until 2028-06-30”.
quality-mend-plan = Press Change or Fill in and paste the link to the maintenance plan of { $system }.
quality-mend-classification = Press Change or Fill in, or type for example “{ $system } should be classified K3 R2 T2”.
quality-mend-usage = Press Change or Fill in, or type for example “{ $system } has 120 users”.
quality-pause-when = Type until which day you want to pause, at most a year ahead, for example “pause the questions until 1 March”.
quality-paused = Questions about your systems are paused through { $day }. Contract reminders come as usual.
quality-resumed = Then I will ask again, at most once a week.

quality-own-heading = The facts of your systems
quality-figures =
    { $systems ->
        [one] One system with { $facts } facts: { $known } % are there and { $fresh } % are confirmed.
       *[other] { $systems } systems with { $facts } facts: { $known } % are there and { $fresh } % are confirmed.
    }
quality-left-heading = Missing
quality-left = { $system }: { $fact }
quality-left-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
quality-departments = By department, the one with most left first
quality-departments-more = More departments
quality-department = { $department }: { $figures }
quality-pace = In the last 30 days: { $asked } asked, { $confirmed } confirmed, { $mended } changed, { $later } put off.
quality-off = The questions are turned off in the settings.
quality-rule = A confirmed fact is asked about again when it is older than { $days } days. Systems in retirement do not count.
quality-dated = Confirmed: { $facts }.
quality-dated-fact = { $fact } { $day }
