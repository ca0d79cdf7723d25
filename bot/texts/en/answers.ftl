answers-found-certain = { $count ->
    [one] Yes, we have one system that suits “{ $need }”:
   *[other] Yes, we have { $count } systems that suit “{ $need }”:
}
answers-found-maybe = { $count ->
    [one] I am not sure, but this system may suit “{ $need }”:
   *[other] I am not sure, but these { $count } systems may suit “{ $need }”:
}
answers-found-nothing = I find no system for “{ $need }” in the register.
answers-found-nothing-heading = No certain answer
answers-found-nothing-advice = Please try other words. If the need is new, the way to a new system begins with a cost-benefit calculation (nyttokalkyl).
answers-found-closest = The closest I know of: { $names }.
answers-press-retire = Work out a retirement
answers-press-wrong = Not what I was looking for
answers-press-nyttokalkyl = Begin a nyttokalkyl
answers-press-help = What can you answer?
answers-press-more = Show more ({ $count } left)
answers-press-owner = Who is responsible?
answers-press-contract = The contract
answers-press-system = About the system
answers-press-similar = Similar systems
answers-list-more = There are { $count } more.

answers-which-of-these = Which of these systems do you mean?
answers-which-system-heading = Which system?
answers-which-system = Which system is it about? Write its name and I will answer.
answers-unknown-name-heading = Not in the register
answers-unknown-name = { $name } is not in the register that I can show you.
answers-unknown-name-advice = Check the spelling, or describe what you want to be able to do, and I will look for systems that can do it.
answers-named-several = You mention { $count } systems:

answers-system-is = { $system } is used for { $function } and belongs to { $department }.
answers-system-phase = Phase: { $phase }.
answers-system-classification = Information classification: { $classification }.
answers-system-class = System class: { $name }.
answers-system-users = { $count ->
    [one] The system has one user.
   *[other] The system has { $count } users.
}
answers-system-personal-data = It holds personal data.
answers-system-no-personal-data = It holds no personal data.
answers-system-hosting-saas = It runs as a cloud service.
answers-system-hosting-on_premises = It runs on premises.
answers-system-plan = The maintenance plan is here: { $url }
answers-owner-is = The system owner is { $name } ({ $title }).

answers-role-held = { $name } is the { $role } of { $system }.
answers-role-held-title = { $name }, { $title }, is the { $role } of { $system }.
answers-role-vacant = No { $role } has been named for { $system }.
answers-specialist-restricted = I show the system specialist only in a personal chat, to those who have a role in the system, read the whole register or work in the IT unit.
answers-owners-of = Here is who is responsible for { $count } systems:

answers-restricted-heading = The contract of { $system }
answers-restricted-here = I do not show contracts, costs and classification of { $system } in channels and group chats. Write to me in a personal chat and I will show what you may see.
answers-restricted-you = I show contracts, costs and classification of { $system } only to those who have a role in the system, to selected readers of the register and to the IT unit. Please ask the system owner or the system manager.
answers-contract-none = No contract is registered for { $system }. The system manager can give the details to the IT unit.
answers-contract-runs = The contract of { $system } runs to and including { $end }.
answers-contract-renewed = The contract of { $system } runs to and including { $end }. It first ran to { $first } and has been renewed automatically since.
answers-contract-ended = The contract of { $system } ended on { $end }.
answers-contract-open-ended = The contract of { $system } is open-ended.
answers-contract-end-unknown = It is not known when the contract of { $system } ends. The system manager can tell the IT unit.
answers-contract-notice = { $months ->
    [one] The notice period is { $months } month.
   *[other] The notice period is { $months } months.
}
answers-contract-cost = It costs { $cost } a year.
answers-contract-start = The contract began on { $start }.
answers-contract-form = It was procured by: { $form }.
answers-contract-number = The contract number is { $number }.
answers-contract-options = { $count ->
    [one] There is one option to extend by { $months } months.
   *[other] There are { $count } options to extend by { $months } months each.
}
answers-contract-missing-end = The end date is not known.
answers-contract-missing-notice_period = The notice period is not known.
answers-contract-missing-notice_deadline = The last day to give notice cannot be worked out, because the end date or the notice period is missing.
answers-contract-missing-cost = The yearly cost is not known.
answers-contract-missing-renewal = The renewal terms are not known.
answers-contract-missing-start = The start date is not known.
answers-contract-missing-number = The contract number is not known.
answers-contract-missing-procurement_form = The form of procurement is not known.
answers-deadline = The last day to give notice is { $deadline }.
answers-deadline-next = The next last day to give notice is { $deadline }.
answers-deadline-other = Counted from the last day of the month it is { $other }; keep to the earlier date.
answers-deadline-workday = { $deadline } is not a working day, so give notice by { $day }.
answers-deadline-missed = The last day to give notice, { $deadline }, has passed.
answers-deadline-missed-renewed = The last day to give notice, { $deadline }, has passed and the contract has renewed itself until { $until }.
answers-nothing-renews = If nobody gives notice in time it is renewed automatically by { $months } months, until { $until }.
answers-nothing-ends = If nobody does anything it ends on { $end } and you stand without a contract.
answers-nothing-option_lapses = If nobody uses the option in time it ends on { $end } and you stand without a contract.
answers-nothing-continues = If nobody does anything it continues.
answers-nothing-unknown = It is not known what happens if nobody does anything.
answers-ended-now = Check whether an option has been used or whether you stand without a contract.
answers-expiring-heading = Contracts that end
answers-expiring-restricted = I show which contracts end only in a personal chat, to those who have a role in the systems, read the whole register or work in the IT unit.
answers-expiring = { $count ->
    [0] No contract ends between { $since } and { $until }.
    [one] One contract ends between { $since } and { $until }:
   *[other] { $count } contracts end between { $since } and { $until }:
}
answers-expiring-own = { $count ->
    [0] No contract of your systems ends between { $since } and { $until }.
    [one] One contract of your systems ends between { $since } and { $until }:
   *[other] { $count } contracts of your systems end between { $since } and { $until }:
}
answers-expired = { $count ->
    [0] No contract ended between { $since } and { $until }.
    [one] One contract ended between { $since } and { $until }:
   *[other] { $count } contracts ended between { $since } and { $until }:
}
answers-expired-own = { $count ->
    [0] No contract of your systems ended between { $since } and { $until }.
    [one] One contract of your systems ended between { $since } and { $until }:
   *[other] { $count } contracts of your systems ended between { $since } and { $until }:
}
answers-ends-on = To and including { $end }

answers-which-department-heading = Which department?
answers-which-department = Which department is it about? The municipality has { $names }.
answers-by-department = { $count ->
    [0] I find no system at { $place }.
    [one] One system belongs to { $place }:
   *[other] { $count } systems belong to { $place }:
}
answers-which-supplier-heading = Which supplier?
answers-which-supplier = Which supplier is it about? Write its name and I will answer.
answers-unknown-supplier = I find no system from { $name } in the register that I can show you.
answers-by-supplier = { $count ->
    [0] I find no system from { $supplier }.
    [one] One system comes from { $supplier }:
   *[other] { $count } systems come from { $supplier }:
}
answers-by-function = { $count ->
    [0] I find no system for { $function }.
    [one] One system has the function { $function }:
   *[other] { $count } systems have the function { $function }:
}
answers-in-phase = { $count ->
    [0] No system is in the { $phase } phase.
    [one] One system is in the { $phase } phase:
   *[other] { $count } systems are in the { $phase } phase:
}
answers-phase-is = { $system } is in the phase { $phase }.
answers-phase-unknown = It is not known which phase { $system } is in.
answers-phase-yes = Yes, { $system } is in the { $asked } phase.
answers-phase-no = No, { $system } is not in the { $asked } phase.

answers-count-heading = Number of systems
answers-count = { $count ->
    [0] We have no system{ $what }.
    [one] We have 1 system{ $what }.
   *[other] We have { $count } systems{ $what }.
}
answers-count-part-need = for “{ $need }”
answers-count-part-supplier = from { $supplier }
answers-count-part-phase = in the { $phase } phase
answers-count-part-place = at { $place }
answers-count-need-unknown = I find no system for “{ $need }”, so the number is 0.
answers-count-department = { $department }: { $count }

answers-overlap-heading = Systems that do the same thing
answers-overlap-with = { $count ->
    [one] One other system has the same function as { $system }:
   *[other] { $count } other systems have the same function as { $system }:
}
answers-overlap-none-with = No other system in the register has the same function as { $system }.
answers-overlap-need = { $count } systems do the same thing for “{ $need }”:
answers-overlap-only-one = There is only one system for “{ $need }”:
answers-overlap-groups = { $count ->
    [0] No function has more than one system.
    [one] One function has more than one system:
   *[other] { $count } functions have more than one system. The largest are:
}
answers-overlap-group = { $function }: { $count } systems.

answers-mine-heading = Your systems
answers-mine = { $count ->
    [one] You have a role in one system:
   *[other] You have a role in { $count } systems:
}
answers-mine-none = The register gives you no role in any system. If that is wrong, the IT unit can correct it.
answers-mine-here = I show your systems only in a personal chat. Please write to me there.

answers-example-need = Do we already have a case management system?
answers-example-owner = Who owns { $system }?
answers-example-contract = When does the contract of { $system } end?
answers-example-department = Which systems does { $department } have?
answers-example-overlap = Which systems do the same thing?
answers-example-responsibility = Who is responsible for contract follow-up?
