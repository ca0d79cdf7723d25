# Agendas: items, why they are there, changes, proposals and what was decided.

agendas-forum-owner_meeting = System owners' meeting
agendas-forum-tactical_meeting = Tactical meeting
agendas-forum-maintenance_meeting = System managers' meeting
agendas-forum-model_evaluation = Evaluation of the governance model
agendas-meeting = { $name }, { $day }
agendas-meeting-department = { $name }, { $department }, { $day }
agendas-heading = Agenda: { $meeting }
agendas-when = { $day }, { $from }–{ $until }. { $place }
agendas-stop = Items can be proposed until { $day }.
agendas-stop-passed = The stop date was { $day }. New proposals go to the next meeting.
agendas-cancelled = The meeting is cancelled.
agendas-empty = There are no items yet.
agendas-theme-line = Theme: { $theme }.
agendas-row = { $place }. { $title }
agendas-note = Note: { $text }
agendas-carried = Postponed from the last meeting.
agendas-more = { $count ->
    [one] One more item.
   *[other] { $count } more items.
}
agendas-post-note = The items come from the register and from submitted nyttokalkyler. The dates of contracts, costs and classification are never shown here.

agendas-item-nyttokalkyl = Nyttokalkyl { $number }: { $title } ({ $department })
agendas-why-nyttokalkyl = Submitted { $day }, before the stop date.
agendas-detail-nyttokalkyl = { $stated ->
    [yes] The IT unit has given its statement.
   *[no] The IT unit's statement is missing. Without it, it does not count as presented.
}
agendas-item-retirement_case = Nyttokalkyl { $number } about a retirement ({ $department })
agendas-why-retirement_case = Submitted { $day }, before the stop date.
agendas-detail-retirement_case = { $title }. { $stated ->
    [yes] The IT unit has given its statement.
   *[no] The IT unit's statement is missing. Without it, it does not count as presented.
}
agendas-item-joint_need = The same need in two departments: nyttokalkyl { $first } and { $second }
agendas-why-joint_need = { $one } and { $other } describe the same need. See whether it can be met together.
agendas-item-plans_alike = Two planned procurements: { $title } and { $other }
agendas-why-plans_alike = { $committee } and { $where } plan to procure the same thing.
agendas-item-plan_existing = Planned procurement: { $title }
agendas-why-plan_existing = { $committee } plans it. { $count ->
    [one] A system with the same function is there already: { $systems }.
   *[other] { $count } systems with the same function are there already: { $systems }.
}
agendas-item-contract = The contract for { $system } needs to be looked over
agendas-why-contract = System owner: { $owner }.
agendas-detail-contract = It needs a decision before the next tactical meeting, { $next }. The last day to decide is { $deadline }. The contract runs to { $ends }.
agendas-item-standing_retirement = The retirement of { $system } stands still
agendas-why-standing_retirement = Nothing has happened since { $since }.
agendas-item-retirements = Retirements under way: { $systems }
agendas-why-retirements = { $count ->
    [one] One system is being retired. See how far it has come.
   *[other] { $count } systems are being retired. See how far they have come.
}
agendas-item-overlap = Overlap: { $function }
agendas-why-overlap = { $count } systems do the same: { $systems }. It has not been decided which one stays.
agendas-item-projects = Status of introductions: { $systems }
agendas-why-projects = { $count ->
    [one] One system is being introduced.
   *[other] { $count } systems are being introduced.
}
agendas-item-theme = Theme: { $theme }
agendas-why-theme = The meeting's theme in this year's plan.
agendas-item-knowledge_sharing = Sharing knowledge
agendas-why-knowledge_sharing = { $count ->
    [0] Standing item. Nobody has volunteered yet.
   *[other] Standing item. Sharing: { $names }.
}
agendas-item-news = News since the last meeting
agendas-why-news = { $count ->
    [0] Standing item. No governance document has changed.
   *[other] Changed documents: { $documents }.
}
agendas-item-risks = Risks and development areas
agendas-why-risks = Standing item at the owners' meeting.
agendas-risk-plan = { $lacking } of { $total } systems lack a maintenance plan.
agendas-risk-classification = { $lacking } of { $total } systems lack an information classification.
agendas-risk-usage = For { $lacking } of { $total } systems it is not known how many use them.
agendas-item-expiring = Contracts to look over: { $systems }
agendas-why-expiring = { $count ->
    [one] The contract of one system needs to be looked over.
   *[other] The contracts of { $count } systems need to be looked over.
}
agendas-detail-expiring = Last days to decide, until { $until }: { $dates }.
agendas-item-vacant_roles = Vacant roles: { $systems }
agendas-why-vacant_roles = { $count ->
    [one] One system lacks an owner or a manager.
   *[other] { $count } systems lack an owner or a manager.
}
agendas-item-reduction = Fewer systems
agendas-why-reduction = There are { $now } systems in the register. There were { $then } when the model began to apply, and the aim is { $half }.
agendas-item-evaluation = How the model has worked
agendas-why-evaluation = The model is to be evaluated. These are the figures in the register.
agendas-evaluation-roles = { $have } of { $total } systems have both an owner and a manager.
agendas-evaluation-plan = { $have } of { $total } systems have a maintenance plan.
agendas-evaluation-classification = { $have } of { $total } systems are classified.
agendas-evaluation-cases = Submitted nyttokalkyler: { $submitted }. Decided: { $decided }.
agendas-item-own = { $title }
agendas-why-own = Added by whoever leads the meeting.
agendas-item-proposed = { $title }
agendas-why-proposed = Proposed by { $name }.

agendas-figure-plan = { $department }: { $lacking } of { $total } lack a plan.
agendas-figure-classification = { $department }: { $lacking } of { $total } lack a classification.
agendas-figure-contract = { $department }: { $lacking } of { $total } lack a contract with an end date.
agendas-figure-roles = { $department }: { $lacking } of { $total } lack an owner or a manager.
agendas-figure-usage = { $department }: for { $lacking } of { $total } the number of users is not known.
agendas-figure_rest-plan = Other departments: { $lacking } of { $total } lack a plan.
agendas-figure_rest-classification = Other departments: { $lacking } of { $total } lack a classification.
agendas-figure_rest-contract = Other departments: { $lacking } of { $total } lack a contract with an end date.
agendas-figure_rest-roles = Other departments: { $lacking } of { $total } lack an owner or a manager.
agendas-figure_rest-usage = Other departments: for { $lacking } of { $total } the number of users is not known.

agendas-outcome-decided = Decided: { $text }
agendas-outcome-postponed = Postponed to the next meeting. { $text }
agendas-outcome-action = Action: { $text } ({ $name }, by { $day })
agendas-outcome-action-done = Done: { $text } ({ $name })

agendas-press-mine = My systems
agendas-press-show = Show the agenda
agendas-press-more = Show more items
agendas-press-first = Show from the beginning
agendas-press-propose = Propose an item
agendas-press-share = I will share
agendas-press-add = Add an item
agendas-press-proposals = { $count ->
    [one] One proposal to answer
   *[other] { $count } proposals to answer
}
agendas-press-up = Move up
agendas-press-down = Move down
agendas-press-remove = Remove
agendas-press-restore = Take back { $title }
agendas-press-note = Write a note
agendas-press-save = Save
agendas-press-send = Send
agendas-press-approve = Take it up
agendas-press-decline = Leave it out
agendas-press-outcome = Record the outcome
agendas-press-done = It is done
agendas-press-themes = Theme plan
agendas-press-theme = Change the theme
agendas-press-word = The agenda in Word
agendas-press-protocol = Draft minutes in Word

agendas-no-meeting = No such meeting is coming up. The IT unit books the meetings.
agendas-no-meeting-heading = No meeting
agendas-none-heading = The agenda
agendas-unknown = That meeting is no longer there. Write “show the agenda” to see the next one.
agendas-organiser-only = The agenda is changed by whoever leads the meeting and by the IT unit. You can propose an item.
agendas-elsewhere = Change the agenda in your own chat with me or in the IT unit's channel.
agendas-inactive = That cannot be done from your account. Turn to the IT unit.
agendas-stale = The agenda has changed since the card was shown. This is how it looks now.
agendas-busy = Several people are changing the agenda. Try again in a while.
agendas-cannot-cancelled = The meeting is cancelled, so the agenda is not changed.
agendas-not-yet = Outcomes are recorded once the meeting has begun.
agendas-over = The meeting is over. Record the outcomes instead.
agendas-frozen = Outcomes have been recorded, so the agenda is no longer changed.
agendas-unknown-item = That item is not on the agenda. This is how it looks now.
agendas-done-moved = The item has been moved.
agendas-done-removed = The item has been removed.
agendas-done-restored = The item is back, last in the list.
agendas-done-noted = The note is saved. Everybody who reads the agenda sees it.
agendas-done-added = The item has been added.
agendas-done-theme = The theme is saved.
agendas-done-decided = The decision is noted.
agendas-done-postponed = The item comes back at the next meeting.
agendas-done-action = The action is noted. Whoever is responsible is reminded.
agendas-done-presented = The nyttokalkyl now counts as presented.
agendas-not-presented = The nyttokalkyl cannot count as presented: the IT unit's statement is missing.
agendas-shared = Thank you. You are on the agenda under sharing knowledge.
agendas-shared-already = You are already on the agenda under sharing knowledge.
agendas-share-wrong = Sharing knowledge is only for coming system managers' meetings.

agendas-item-help = Item { $place } of { $total }.
agendas-form-note = Note to the item
agendas-form-note-label = Note, read by everybody
agendas-form-add = New item
agendas-form-add-label = What should be taken up?
agendas-form-propose = Propose an item
agendas-form-propose-help = Whoever leads the meeting answers you. Your name is shown with the item if it is taken up.
agendas-form-propose-type = You can also write “propose an item: …”.
agendas-form-theme = Theme of the meeting
agendas-form-theme-label = Theme
agendas-form-outcome = Outcome of the item
agendas-form-outcome-label = What came of it?
agendas-form-outcome-decided = Decided
agendas-form-outcome-postponed = Postponed to the next meeting
agendas-form-outcome-action = Somebody is to do something
agendas-form-text-label = In short
agendas-form-responsible-label = Responsible, name or e-mail (for an action)
agendas-form-due-label = Done by (for an action)
agendas-missing = This needs to be filled in.
agendas-too-long = That is too long. Write at most { $most } characters.
agendas-bad-date = Write a date like 2027-03-01, today at the earliest.
agendas-no-responsible = Write who is responsible.

agendas-proposed = Your proposal has been sent to whoever leads { $meeting }.
agendas-proposed-next = The stop date was { $day }, so the proposal is for the next meeting: { $meeting }.
agendas-proposed-none = The stop date was { $day } and the next meeting is not booked yet. Send the proposal when it is.
agendas-proposed-twice = You have already sent that proposal.
agendas-proposals = Proposals for { $meeting }
agendas-proposals-none = No proposals wait for an answer.
agendas-proposal = { $title } ({ $name })
agendas-new-heading = Proposal for the agenda
agendas-new-text = { $name } proposes for { $meeting }: { $title }
agendas-new-approved = The item is on the agenda.
agendas-new-declined = The item was left out.
agendas-answered-already = The proposal has already been answered.
agendas-approved-heading = Your item is on
agendas-approved-text = “{ $title }” is on the agenda of { $meeting }.
agendas-declined-heading = Your item was left out
agendas-declined-text = “{ $title }” was not taken up at { $meeting }. Do get in touch with whoever leads the meeting.

agendas-action-heading = Action from { $meeting }
agendas-action-text = You are responsible for: { $text }. It is to be done by { $day }.
agendas-action-late = You are responsible for: { $text }. It was to be done by { $day }.
agendas-action-done = Done: { $text }.
agendas-action-not-yours = Only the person responsible or whoever leads the meeting can say that the action is done.
agendas-action-unknown = There is no such action.
agendas-actions-heading = Your actions
agendas-actions = { $count ->
    [0] You have no actions left from the meetings.
    [one] You have one action left.
   *[other] You have { $count } actions left.
}
agendas-action-row = { $text } (by { $day })

agendas-mine-heading = Theme { $theme }: your systems
agendas-mine-plan = { $count ->
    [one] One of your systems lacks a plan: { $systems }.
   *[other] { $count } of your systems lack a plan: { $systems }.
}
agendas-mine-classification = { $count ->
    [one] One of your systems lacks a classification: { $systems }.
   *[other] { $count } of your systems lack a classification: { $systems }.
}
agendas-mine-contract = { $count ->
    [one] One of your systems lacks a contract with an end date: { $systems }.
   *[other] { $count } of your systems lack a contract with an end date: { $systems }.
}
agendas-mine-roles = { $count ->
    [one] One of your systems lacks an owner or a manager: { $systems }.
   *[other] { $count } of your systems lack an owner or a manager: { $systems }.
}
agendas-mine-usage = { $count ->
    [one] For one of your systems the number of users is not known: { $systems }.
   *[other] For { $count } of your systems the number of users is not known: { $systems }.
}
agendas-mine-note = { $meeting }. This is for you only.

agendas-themes-heading = Theme plan
agendas-themes = { $count ->
    [0] No system managers' meetings are booked.
   *[other] Themes of the coming system managers' meetings.
}
agendas-themes-row = { $day }: { $theme }
agendas-themes-none = no theme yet
agendas-suggestions = Suggested themes
agendas-suggest-plan = Maintenance plan: { $lacking } of { $total } systems lack a plan
agendas-suggest-classification = Information classification: { $lacking } of { $total } systems lack one
agendas-suggest-contract = Contracts: { $lacking } of { $total } systems lack a contract with an end date
agendas-suggest-roles = Roles: { $lacking } of { $total } systems lack an owner or a manager
agendas-suggest-usage = Usage: for { $lacking } of { $total } systems the number of users is not known
agendas-suggest-missed = Many have asked without an answer: { $need } ({ $times } times)
agendas-themes-it-only = The theme plan is changed by the IT unit.

agendas-why-posted = The agenda is posted { $days } days before the meeting, on a working day.
agendas-why-prompt = Somebody has just proposed or answered.
agendas-why-action = An action from a meeting.
agendas-why-mine = The meeting's theme concerns the person's own systems.

agendas-document-subject = Agenda
agendas-document-protocol = Minutes (draft): { $meeting }
agendas-document-present = Present:
agendas-document-outcome-none = Nothing noted.
agendas-document-actions = Actions
agendas-document-action = Action
agendas-document-responsible = Responsible
agendas-document-due = Done by
agendas-document-signature = Approved by:
agendas-document-made = Compiled { $day }.
agendas-document-expired = The link is no longer valid. Ask for the agenda again.
agendas-document-wrong = There is no such document. Ask for the agenda again.
agendas-material = Read: { $title }
