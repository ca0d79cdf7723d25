alerts-kind-overlapping_need = Needs that an existing system may meet
alerts-kind-same_need = The same need in two departments
alerts-kind-contract_ended = Contracts that ended with nothing new registered
alerts-kind-contract_undated = Contracts without a known end date
alerts-kind-contract_unanswered = Contracts that nobody has decided about
alerts-kind-role_vacant = Vacant roles
alerts-kind-holder_left = Role holders who have left
alerts-kind-holder_unsure = Names in the register that match no person
alerts-kind-without_owner = Systems without a system owner
alerts-kind-without_manager = Systems without a system manager
alerts-kind-without_plan = Systems without a maintenance plan
alerts-kind-without_classification = Systems without information classification
alerts-kind-without_contract = Systems without a contract
alerts-kind-delivery_unknown = Messages that may not have arrived
alerts-kind-recipient_quarantined = Recipients that cannot be reached
alerts-kind-run_missed = Reminders have stood still
alerts-kind-import_doubts = An import with doubts
alerts-kind-installation_blocked = Blocked installations
alerts-kind-purchase_blocked = Blocked purchases
alerts-kind-request_waiting = Requests that wait

alerts-heading = { $count ->
    [one] { $kind }
   *[other] { $kind } ({ $count })
}
alerts-line = Alert { $number }: { $what }
alerts-hidden-system = a system that is not named in the channel
alerts-unnamed = details in your own chat
alerts-see-unsure = see “unsure deliveries”
alerts-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
alerts-departments = { $rest ->
    [0] By department: { $list }.
   *[other] By department: { $list }, others { $rest }.
}
alerts-lead = { $count ->
    [one] One alert is not settled.
   *[other] { $count } alerts are not settled.
}
alerts-lead-acknowledged = { $count ->
    [one] One is acknowledged.
   *[other] { $count } are acknowledged.
}
alerts-lead-assigned = { $count ->
    [one] One is assigned.
   *[other] { $count } are assigned.
}
alerts-lead-some-closed = { $count ->
    [one] One is closed.
   *[other] { $count } are closed.
}
alerts-lead-closed = { $count ->
    [one] The alert is closed.
   *[other] All { $count } alerts are closed.
}
alerts-last-acknowledged = Latest: { $name } acknowledged.
alerts-last-assigned = Latest: { $name } sees to it.
alerts-last-given = Latest: { $name } assigned { $to }.
alerts-given = { $name } has assigned this to you. Write “open alerts” to see all.
alerts-last-closed = Latest: { $name } closed.

alerts-state-open = Nobody has seen to it yet.
alerts-state-acknowledged = It is acknowledged, but nobody has taken it.
alerts-state-assigned = { $name } has it.
alerts-state-closed = It is closed.

alerts-act-acknowledged = { $when }: { $name } acknowledged.
alerts-act-assigned = { $when }: { $name } took it.
alerts-act-given = { $when }: { $name } assigned { $to }.
alerts-act-closed = { $when }: { $name } closed.
alerts-act-commented = { $when }: { $name } closed: { $comment }
alerts-act-ended = { $when }: It is no longer so, and the alert closed by itself.

alerts-press-acknowledge = Acknowledge
alerts-press-take = I take it
alerts-press-assign = Assign somebody
alerts-press-close = Close with a comment
alerts-press-list = { $count ->
    [one] Show the alert
   *[other] Show all { $count }
}
alerts-press-show = Show the alert
alerts-press-all = Show the alerts
alerts-press-next = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}
alerts-press-unsure = Unsure deliveries
alerts-press-search = Find systems for alarms
alerts-press-cancel = Cancel

alerts-digest-heading = Open alerts today
alerts-open = { $count ->
    [0] No alerts are open.
    [one] One alert is open.
   *[other] { $count } alerts are open.
}
alerts-count = { $kind }: { $count }
alerts-why = Rule: { $kind }. Alerts of one sort that come close together share one message.
alerts-why-digest = Rule: each working day the open alerts are summed up.

alerts-list-heading = Open alerts
alerts-not-allowed = I show alerts to IT-enheten only, in its own channel or in a personal chat with me.
alerts-which = Which alert do you mean? Write for example “alert 12”, or choose from the list.
alerts-unknown = There is no alert { $number }.
alerts-one-heading = Alert { $number }: { $kind }
alerts-noted = Noted { $when }.
alerts-already = That had been done already, so nothing changed.
alerts-done-acknowledged = { $count ->
    [one] The alert is acknowledged.
   *[other] { $count } alerts are acknowledged.
}
alerts-done-assigned = { $count ->
    [one] { $name } has taken the alert.
   *[other] { $name } has taken { $count } alerts.
}
alerts-done-closed = { $count ->
    [one] The alert is closed.
   *[other] { $count } alerts are closed.
}

alerts-assign-heading = Assign somebody
alerts-assign-ask = Who in IT-enheten should take it?
alerts-assign-email = E-mail address
alerts-assign-unknown = I find nobody in IT-enheten with that address. Check the spelling.
alerts-assign-press = Assign
alerts-close-heading = Close with a comment
alerts-close-ask = What was done? The comment is kept, and shown in personal chats only, not in the channel.
alerts-close-comment = Comment
alerts-close-missing = Write briefly what was done.
alerts-close-press = Close
alerts-form-one = Alert { $number }
alerts-form-several = { $count ->
    [one] One alert
   *[other] { $count } alerts
}

alerts-detail-missed = Nobody looked for reminders to send between { $from } and { $to }.
alerts-detail-ended-not-registered = { $contract }, ended { $day }, and the register does not show what was decided
alerts-detail-ended = { $contract }, ended { $day }
alerts-detail-import = { $rejected ->
    [0] { $doubts } facts need a person
   *[other] { $rejected } rows rejected, { $doubts } facts need a person
}

alerts-unsure-heading = Unsure deliveries
alerts-unsure-none = All messages have arrived, as far as I know.
alerts-unsure = { $count ->
    [0] No message is unsure.
    [one] One message may have arrived or not. Look with the recipient before you send it again.
   *[other] { $count } messages may have arrived or not. Look with the recipients before you send them again.
}
alerts-unsure-quarantined = { $count ->
    [one] One recipient cannot be reached, and gets nothing until you end the quarantine.
   *[other] { $count } recipients cannot be reached, and get nothing until you end the quarantine.
}
alerts-unsure-row = Delivery { $number }: { $kind } to { $recipient }, { $when }
alerts-unsure-recipient = { $recipient }, in quarantine since { $when }
alerts-unsure-arrived = It arrived: { $number }
alerts-unsure-again = Send again: { $number }
alerts-unsure-release = End quarantine: { $recipient }
alerts-unsure-person = a person with a personal chat
alerts-unsure-channel-reminders = the channel for reminders
alerts-unsure-channel-it_alerts = IT-enheten’s channel
alerts-unsure-noted-arrived = Delivery { $number } is noted as arrived.
alerts-unsure-noted-again = Delivery { $number } is sent again.
alerts-unsure-settled = Delivery { $number } is settled already.
alerts-unsure-released = The recipient is out of quarantine. New messages are sent as usual.
alerts-unsure-not-there = The recipient is not in quarantine.

alerts-message-procurement_start = reminder about a procurement
alerts-message-notice_deadline = reminder about a last day of notice
alerts-message-option_to_call = reminder about an option
alerts-message-renewed_itself = word of a renewed contract
alerts-message-deadline_missed = reminder about a day that has passed
alerts-message-ended_without_decision = reminder about a contract that has ended
alerts-message-open_ended_review = reminder about a yearly review
alerts-message-digest = the week’s digest
alerts-message-baseline = the first digest
alerts-message-alert = an alert
alerts-message-alert_digest = a digest of alerts
alerts-message-alert_given = an alert that was assigned
alerts-message-other = a message
alerts-done-given = { $count ->
    [one] The alert has been assigned to { $name }.
   *[other] { $count } alerts have been assigned to { $name }.
}
