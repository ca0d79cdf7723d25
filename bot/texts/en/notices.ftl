notices-heading-procurement_start = { $system }: time to think about the procurement
notices-heading-notice_deadline = { $system }: the contract needs a decision
notices-heading-option_to_call = { $system }: decide on the option
notices-heading-renewed_itself = { $system }: the contract has been renewed
notices-heading-deadline_missed = { $system }: the last day has passed
notices-heading-ended_without_decision = { $system }: the contract has ended
notices-heading-open_ended_review = { $system }: time for the yearly review
notices-heading-decision_not_registered = { $system }: the register does not show the decision

notices-now-procurement_start = A new procurement has to begin by { $deadline } to be finished before the contract ends on { $end }.
notices-now-procurement_start-passed = A new procurement would have had to begin by { $deadline } to be finished before the contract ends on { $end }.
notices-now-notice_deadline = The last day to give notice is { $deadline }.
notices-now-notice_deadline-ends = The contract ends on { $end } and does not renew itself. The last day to decide what is to happen then is { $deadline }, counted by the notice period.
notices-now-notice_deadline-end = The contract runs until { $deadline }. The register lacks the notice period, so find it out in good time.
notices-now-option_to_call = The last day to call the option is { $deadline }, going by the contract’s notice period.
notices-now-option_to_call-end = The contract runs until { $deadline }. It is not known by when the option must be called.
notices-now-renewed_itself = Nobody gave notice by { $deadline }, so the contract is renewed until { $until }.
notices-now-deadline_missed = The last day to give notice or to call an option was { $deadline }.
notices-now-deadline_missed-ends = The last day to decide what is to happen when the contract ends was { $deadline }, counted by the notice period.
notices-now-deadline_missed-option_lapses = The last day to call the option was { $deadline }.
notices-now-ended_without_decision = The contract ended on { $deadline }, and the register shows no new one.
notices-now-open_ended_review = The contract runs until further notice. Check that it is still needed, that the price is reasonable and that the terms hold.
notices-now-decision_not_registered = The day { $deadline } has passed, and the register does not show what was decided.
notices-workday = That is not a working day. Act by { $day }.

notices-nothing-renews = If nobody does anything, the contract is renewed until { $next }.
notices-nothing-ends = If nobody does anything, the contract ends on { $end } and the municipality has no contract.
notices-nothing-option_lapses = If the option is not called in time, the contract ends on { $end } and the municipality has no contract.
notices-nothing-continues = If nobody does anything, the contract goes on.
notices-nothing-unknown = The register does not say what happens if nobody does anything. Read the contract.
notices-nothing-ended = If the system is still in use, it is used without a contract. Sign a new one, or retire the system.
notices-nothing-not-registered = Check that the decision has been carried out with the supplier, and see to it that the register is corrected.
notices-nothing-renewed = The next opportunity to give notice is { $next }.
notices-nothing-renewed-unknown = See to it that the register is told when notice can be given the next time.

notices-who-system_manager = { $name } is the system manager and recommends what to do. The system owner decides.
notices-who-system_owner = No system manager has been named. { $name } is the system owner and has to both prepare and decide.
notices-who-both_roles = { $name } is both system manager and system owner and decides directly.
notices-who-no_owner = { $name } is the system manager and recommends what to do. No system owner is appointed, so department management confirms.
notices-who-it_unit = Neither a system manager nor a system owner has been named. The IT unit has to find out who is responsible.

notices-meeting = Last tactical meeting before that
notices-system = System
notices-contract = Contract
notices-end = Runs until

notices-why-day =
    { $days ->
        [0] You are reminded because this is the last day.
        [one] You are reminded one day ahead.
       *[other] You are reminded { $days } days ahead.
    }
notices-why-passed =
    { $days ->
        [0] You are reminded because the day has just passed.
        [one] You are reminded one day after, and will be again until the register shows what has been decided.
       *[other] You are reminded { $days } days after, and will be again until the register shows what has been decided.
    }
notices-why-instead = { $name } is the system manager but cannot be reached in Teams. That is why you are reminded.
notices-why-review = You are reminded once a year, on the anniversary of the contract.
notices-why-moved-quiet = It is sent ahead of time, since no reminders go out in the holiday weeks.
notices-why-moved-workday = It is sent on the working day before.
notices-why-held = It has waited for the first working day.

notices-urgent-heading = The contract for { $system } needs a decision soon
notices-urgent-now = It is urgent to decide on the contract for { $system } ({ $department }).
notices-urgent-nothing = If nobody decides in time, it may be hard to change the contract or to replace it.
notices-urgent-why = I say so here once when it begins to be urgent. Those who have a role in the system see dates and terms in a personal chat with me.

notices-responsible = { $name }, { $role }
notices-responsible-nobody = Nobody has been named

notices-digest-heading = Contracts to decide on
notices-digest-lead =
    { $count ->
        [one] The contract of one system needs to be looked over.
       *[other] The contracts of { $count } systems need to be looked over.
    }
notices-digest-baseline =
    { $count ->
        [one] From now on I remind you of contracts. Right now the contract of one system needs to be looked over.
       *[other] From now on I remind you of contracts. Right now the contracts of { $count } systems need to be looked over.
    }
notices-digest-more =
    { $count ->
        [one] One more system.
       *[other] { $count } more systems.
    }
notices-digest-note = Those who have a role in a system see dates and terms in a personal chat with me.

notices-bundle-heading = { $count ->
    [one] One contract to decide on
   *[other] { $count } contracts to decide on
}
notices-bundle-lead = These are your reminders today, together. Press a row to see the contract and decide.
notices-bundle-lead-channel = These need a decision urgently. Press a row to see who is responsible.
notices-press-procure = Reckon on another system
