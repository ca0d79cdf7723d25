# Requests: changes in the register, support from the IT unit, and the audit log.

requests-heading = Requests
requests-title = { $what }: { $system }
requests-heading-number = Request { $number } · { $title }
requests-part = What it is about
requests-turn-to = Faults, logins and permissions are handled by IT support.
requests-about = For { $system }, start with its system owner or system manager.
requests-personal-only = Write to me in a personal chat and I will take the request there.
requests-cancelled = Then I send nothing.
requests-unknown = I find no such request among yours. Write “my requests” to see them.
requests-what = What is it about?
requests-what-about = What do you want to change for { $system }?
requests-confirm = Check the details and send. Nothing changes until the request has been approved.
requests-now = The register now says: { $value }.
requests-decided-by = Decided by { $who }.
requests-by-owner = the system owner { $name }
requests-by-management = the management of { $department }
requests-by-it = the IT unit
requests-missing = An answer is needed here.
requests-type-field = Type the answer here: { $label }
requests-type-send = Write “yes” to send or “cancel” not to.
requests-sent = The request has been sent. I will tell you when something happens.
requests-no-roles = You hold no role in the register. Write which system it concerns, for example “I am handing over Treserva”.
requests-which-role = { $count ->
    [one] Which role is it?
   *[other] You hold { $count } roles. Which one is it? Each role is handed over by itself.
}
requests-role-of = { $role }: { $system }

requests-kind-owner = New system owner
requests-kind-manager = New system manager
requests-kind-specialist = New system specialist
requests-kind-role = Change of role
requests-kind-vacant = Role without a holder
requests-kind-contract_end = End date of the contract
requests-kind-notice_period = Notice period
requests-kind-renewal = Renewal of the contract
requests-kind-plan = Link to the maintenance plan
requests-kind-classification = Information classification
requests-kind-description = Description
requests-kind-alias = One more name
requests-kind-phase = Phase
requests-kind-usage = Number of users
requests-kind-new_system = System missing from the register
requests-kind-support = Support from the IT unit
requests-kind-synonym = New search word
requests-topic-integration = Integration
requests-topic-requirements = Technical requirements
requests-topic-advice = Advice
requests-topic-contract = Contract question

requests-field-system = Which system is it?
requests-field-role = Which role?
requests-field-value = Who takes over?
requests-field-from = From (leave empty if it is so now)
requests-field-why = Why? (optional)
requests-field-contract = Contract number (if you know)
requests-field-department = Which department uses it?
requests-field-supplier = Supplier (if you know)
requests-field-used_for = What is it used for?
requests-field-topic = What do you need help with?
requests-field-text = Describe briefly
requests-field-said = The word people use
requests-field-function = The function it means
requests-value-owner = Who becomes system owner?
requests-value-manager = Who becomes system manager?
requests-value-specialist = Who becomes system specialist?
requests-value-contract_end = New end date, such as 2028-06-30, or “open-ended”
requests-value-notice_period = Notice period in months
requests-value-renewal = Renewal: “none”, “automatic 12 months” or “2 x 12 months”
requests-value-plan = Address that begins with https://
requests-value-classification = Classification, such as K3 R2 T2
requests-value-description = New description
requests-value-alias = What is it called?
requests-value-usage = How many use it?
requests-value-new_system = What is the system called?

requests-fault-system = I find no system of that name. Check the spelling, or write “a system is not in the list”.
requests-fault-role = Choose which role it is.
requests-fault-topic = Choose what it is about.
requests-fault-text = Describe in a few words what you need.
requests-fault-department = Choose a department.
requests-fault-said = Write a word of at least two letters.
requests-fault-function = No function in the register has that name. Write it as it stands there.
requests-fault-when = From which day? Write a date, such as 2027-03-01. Without one it holds as soon as it is approved.
requests-fault-from = Write a date within the next few years, such as 2027-03-01.
requests-fault-already = The register says so already.
requests-fault-owner = Write the person's name, such as Anna Berg.
requests-fault-manager = Write the person's name, such as Anna Berg.
requests-fault-specialist = Write the person's name, such as Anna Berg.
requests-fault-contract_end = Write a date such as 2028-06-30, or “open-ended”.
requests-fault-notice_period = Write the number of months, from 0 to 120.
requests-fault-renewal = Write “none”, “automatic 12 months” or “2 x 12 months”.
requests-fault-plan = Write the whole address. It begins with https://.
requests-fault-classification = Write three figures from 1 to 4, such as K3 R2 T2.
requests-fault-description = Write a description.
requests-fault-alias = Write a name of at most 80 characters.
requests-fault-usage = Write the number in figures.
requests-fault-new_system = Write what the system is called.

requests-fact-system = System
requests-fact-contract = Contract
requests-fact-role = Role
requests-fact-before = When it was sent the register said
requests-fact-after = Is to be
requests-fact-found = The register now says
requests-fact-name = Name
requests-fact-topic = About
requests-fact-said = Word
requests-fact-function = Function
requests-fact-supplier = Supplier
requests-fact-used_for = Used for
requests-fact-text = Description
requests-fact-department = Department
requests-fact-from = From
requests-fact-why = Why
requests-fact-applicant = Sent by
requests-fact-question = Question
requests-fact-answer = Answer
requests-fact-reason = Reason
requests-nobody = nobody
requests-nothing = not stated
requests-unclear = cannot be told apart, give the contract number in a new request
requests-open-ended = open-ended
requests-months = { $count } months
requests-renewal-none = none
requests-renewal-automatic = automatic { $months } months
requests-renewal-option = { $count } x { $months } months

requests-state-open = Waiting for a decision.
requests-state-asked_back = { $by } has asked a question and waits for the answer.
requests-state-conflict = The register has changed since the request was sent. Compare before you decide.
requests-state-later = Approved by { $by }. It takes effect on { $day }.
requests-state-taken = { $by } is working on it.
requests-state-applied = Approved by { $by } and entered in the register.
requests-state-done = Done. Handled by { $by }.
requests-state-rejected = Rejected by { $by }.
requests-state-withdrawn = Withdrawn.

requests-press-send = Send
requests-press-cancel = Cancel
requests-press-back = Back to the request
requests-press-vacant = Nobody has been appointed yet
requests-press-approved = Approve
requests-press-take = Take it on
requests-press-anyway = Enter it anyway
requests-press-rejected = Reject
requests-press-asked = Ask back
requests-press-answered = Answer
requests-press-withdrawn = Withdraw
requests-press-applied = Done
requests-press-show = Show the request
requests-form-rejected = Why do you reject it? Who asked will read the reason.
requests-form-asked = What do you want to know?
requests-form-answered = Your answer
requests-type-approved = Write “approve { $number }” to approve.
requests-type-rejected = Write “reject { $number }: the reason” to reject.
requests-type-asked = Write “ask { $number }: your question” to know more.
requests-type-answered = Write “answer { $number }: your answer”.
requests-type-withdrawn = Write “withdraw { $number }” to take the request back.
requests-type-applied = Write “done { $number }” when it is done.
requests-done-approved = You have approved the request.
requests-done-rejected = You have rejected the request.
requests-done-asked = Your question has been sent.
requests-done-answered = Your answer has been sent.
requests-done-withdrawn = The request has been withdrawn.
requests-done-applied = The request is done.
requests-too-late = That is no longer possible. This is how the request stands now.
requests-not-yours = You do not decide this request.
requests-not-your-own = You cannot decide a request that you have sent yourself.
requests-old-card = The request has changed since the card was shown. This is how it stands now.
requests-meanwhile = Somebody else was quicker. This is how the request stands now.
requests-overtaken = I have changed nothing. The register says something else now than when the request was sent.

requests-mine = { $count ->
    [0] You have no requests.
    [one] You have one request.
   *[other] You have { $count } requests.
}
requests-mine-heading = My requests
requests-inbox-heading = Requests to decide
requests-inbox = { $count ->
    [0] No requests wait for you.
    [one] One request waits for you.
   *[other] { $count } requests wait for you.
}
requests-row = { $number }: { $title }. { $state }

requests-told-decide = You get this because you decide the request.
requests-told-applicant = You get this because you sent the request.
requests-told-reminder = The request has waited for { $days } days.
requests-due-decide = request { $number } waits for a decision
requests-due-reminder = request { $number } has waited for { $days } days
requests-due-outcome = request { $number } has changed

requests-log-heading = Audit log
requests-log-of = Audit log: { $system }
requests-log-part = Newest first
requests-log-it-only = The audit log is open to the IT unit, in a personal chat or in its own channel.
requests-log-none = There are no changes in the log.
requests-log-newest = { $count ->
    [one] The latest change.
   *[other] The latest { $count } events.
}
requests-log-more = The whole log is written to a file with “systemlotsen audit”.
requests-log-line = { $moment }: { $person } { $step }. { $what }, { $system }.
requests-log-change = { $before } → { $after }.
requests-log-number = (request { $number })
requests-step-filed = sent a request
requests-step-approved = took on a request
requests-step-applied = approved and entered
requests-step-rejected = rejected
requests-step-asked = asked back
requests-step-answered = answered
requests-step-withdrawn = withdrew
requests-step-confirmed = confirmed the fact
requests-step-conflict = met with another value
