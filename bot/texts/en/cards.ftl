cards-department = Department
cards-phase = Phase
cards-supplier = Supplier
cards-also-called = Also called
cards-nobody = Nobody appointed
cards-unknown = Not in the register
cards-more-systems = { $first }–{ $last } of { $total }
cards-uncertain = These come closest:

cards-contracts = Contract
cards-operation = Use and security
cards-cost = Yearly cost
cards-class = System class
cards-classification = Information classification
cards-classification-value = confidentiality { $confidentiality } of 4, integrity { $integrity } of 4, availability { $availability } of 4
cards-users = Users
cards-logins = Logins in the last 90 days
cards-last-login = Last login
cards-personal-data = Personal data
cards-personal-data-yes = Yes
cards-personal-data-no = No
cards-hosting = Hosting
cards-hosting-saas = Cloud service (SaaS)
cards-hosting-on_premises = Run by the municipality
cards-plan = Maintenance plan
cards-plan-open = Open the maintenance plan
cards-secret = This system is confidential. Do not pass the information on.

cards-contract = Contract { $number }
cards-contract-unnumbered = Contract without a number
cards-contracts-none = The register has no contract for this system.
cards-contracts-more =
    { $count ->
        [one] There is one more contract.
       *[other] There are { $count } more contracts.
    }
cards-contracts-others = Other contracts
cards-contract-start = Runs from
cards-contract-current-end = Runs until
cards-contract-ended = Ended
cards-contract-renewed =
    { $count ->
        [one] { $end } (renewed once since { $first })
       *[other] { $end } (renewed { $count } times since { $first })
    }
cards-contract-deadline = Last day of notice
cards-contract-deadline-next = Next last day of notice
cards-contract-deadline-passed = { $day } (passed)
cards-contract-deadline-both = { $first } (or { $later }, if the notice period is counted in whole calendar months)
cards-contract-deadline-written = { $day } (stated in the contract)
cards-contract-act-by = Act no later than
cards-contract-act-by-value = { $day } (the working day before)
cards-contract-procurement = Start procurement by
cards-contract-procurement-passed = { $day } (passed)
cards-contract-notice = Notice period
cards-months =
    { $count ->
        [one] one month
       *[other] { $count } months
    }
cards-contract-renewal = Renewal
cards-renewal-none = None
cards-renewal-automatic = Automatic, { $months } at a time
cards-renewal-automatic-unknown = Automatic, but it is not known for how long
cards-renewal-option =
    { $count ->
        [one] One option of { $months }
       *[other] { $count } options of { $months } each
    }
cards-contract-form = Form of procurement
cards-contract-state = Status
cards-state-not_started = Not yet in force
cards-state-running = In force
cards-state-deadline_missed = In force, but the last day of notice has passed
cards-state-ended = Ended
cards-state-open_ended = Open-ended
cards-state-unknown = No end date

cards-now-not_started = The contract takes effect on { $start }.
cards-now-deadline_missed = The last day of notice passed on { $day }.
cards-now-ended = The contract ended on { $end }. Unless a new one has been signed, the municipality has no contract.
cards-now-ended-option = The contract ended on { $end }. Unless the option was taken up or a new one has been signed, the municipality has no contract.
cards-now-open_ended = The contract has no end date and runs until further notice.
cards-now-unknown = The register has no end date, so the last day of notice cannot be worked out.
cards-nothing-renews-by = Unless somebody gives notice by { $day }, it is renewed until { $next }.
cards-nothing-renews = If nobody acts, the contract is renewed until { $next }.
cards-nothing-renewed = The contract is therefore renewed until { $next }.
cards-nothing-ends = If nobody acts, the contract ends on { $end } and the municipality is left without one.
cards-nothing-option = Unless the option is taken up in time, the contract ends on { $end } and the municipality is left without one.
cards-nothing-option-next = With the option it runs until { $next }.
cards-nothing-continues = It continues until somebody gives notice.
cards-nothing-unknown = The register does not say what happens if nobody acts.

cards-duty-not-regulated = The governance model does not regulate this.
cards-incident = Incident number: { $incident }
cards-incident-how = Quote the number if you contact the IT unit.
