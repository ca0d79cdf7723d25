# What may be decided, as choices in a form.
decisions-choice-extend = Extend the contract
decisions-choice-extend-renews = Let the contract renew
decisions-choice-call_option = Call the option
decisions-choice-new_procurement = Make a new procurement
decisions-choice-new_procurement-renews = Give notice and make a new procurement
decisions-choice-retire = Retire the system
decisions-choice-retire-renews = Give notice and retire the system
decisions-choice-let_end = Let the contract end
decisions-choice-let_end-renews = Give notice

# What has been decided, as a clause after "that".
decisions-what-extend = the contract is extended to { $end }
decisions-what-extend-undated = the contract is extended
decisions-what-call_option = the option is called, so that the contract runs to { $end }
decisions-what-call_option-undated = the contract is extended
decisions-what-new_procurement = a new procurement is made
decisions-what-retire = the system is retired
decisions-what-let_end = the contract ends

decisions-told-recommended = { $name } recommended on { $day } that { $what }.
decisions-told-confirmed = { $name } confirmed the recommendation on { $day }. The decision is that { $what }.
decisions-told-sent_back = { $name } sent back on { $day } the recommendation that { $what }.
decisions-told-decided = { $name } decided on { $day } that { $what }.
decisions-told-reopened = { $name } took the decision back on { $day }. The contract needs a new decision.
decisions-reason = Reason: { $reason }

# What is left to do.
decisions-next-recommended = { $owner } is the system owner and needs to confirm the recommendation or send it back.
decisions-next-recommended-above = No system owner is appointed. The question therefore goes to department management, who needs to confirm the recommendation or send it back.
decisions-next-open = { $manager } is the system manager and needs to give a new recommendation.
decisions-next-open-owner = { $owner } is the system owner and needs to decide anew.
decisions-next-extend = Come to an agreement with the supplier, and see to it that the register gets the new end date.
decisions-next-extend-renews = The contract renews itself. Nobody needs to tell the supplier.
decisions-next-call_option = Tell the supplier by { $day }, and see to it that the register gets the new end date.
decisions-next-new_procurement = Begin with the nyttokalkyl, so that the need is clear before the procurement begins.
decisions-next-retire = The reasons for the retirement belong in a nyttokalkyl.
decisions-next-let_end = The contract ends by itself on { $end }.
decisions-next-give-notice = Give the supplier notice by { $day }.
decisions-stopped = Reminders of this decision have ended. Correct the register when the contract has changed, and new ones come in time.
decisions-goes-on = Reminders go on until somebody has decided.
decisions-updated = The message shows how things stand now.

decisions-heading-recommended = { $system }: a recommendation to consider
decisions-heading-sent_back = { $system }: the recommendation has been sent back
decisions-heading-decided = { $system }: decision on the contract
decisions-heading-reopened = { $system }: the decision has been taken back
decisions-heading-open = { $system }: the contract needs a decision
decisions-deadline = Last day to decide

decisions-public-heading = The contract for { $system } has been decided
decisions-public-now = The contract for { $system } ({ $department }) has been decided. Nobody needs to do anything more here.
decisions-public-why = Those with a role in the system see the decision in a personal chat with me.
decisions-hidden-heading = This post no longer applies
decisions-hidden-now = What stood here is no longer current.

# To department management: no dates and no terms.
decisions-above-heading = { $system }: the decision on the contract is late
decisions-above-heading-recommended = { $system }: confirm a recommendation on the contract
decisions-above-heading-decided = { $system }: the contract has been decided
decisions-above-now = The contract for { $system } ({ $department }) needs a decision soon, and none has been made.
decisions-above-now-decided = The contract for { $system } ({ $department }) has been decided. You need not do anything.
decisions-above-now-recommended = { $name } recommends that { $what }.
decisions-above-who = { $manager } is the system manager and { $owner } is the system owner. Both have been reminded. Find out what is holding it up.
decisions-above-who-recommended = { $manager } has given a recommendation. { $owner } is the system owner and has not answered it.
decisions-above-who-both_roles = { $owner } is both system manager and system owner and has not decided. The question therefore goes straight to you.
decisions-above-who-no_manager = No system manager is appointed, and { $owner }, who is the system owner, has not decided. The question therefore goes straight to you. See to it that a system manager is appointed.
decisions-above-who-no_owner = No system owner is appointed. { $manager } is the system manager and gives a recommendation, which you can confirm. See to it that a system owner is appointed.
decisions-above-who-no_owner-superior = No system owner is appointed. { $manager } is the system manager and can only give a recommendation. See to it that a system owner is appointed, who can decide.
decisions-above-who-nobody = Neither a system manager nor a system owner is appointed. See to it that a system owner is appointed, who can decide.
decisions-above-why = The question comes to you as department management. I show dates and terms only to those with a role in the system.
decisions-above-why-superior = The question comes to you as the superior of { $name }, because no department management is named for { $department }. I show dates and terms only to those with a role in the system.

decisions-alert = Nobody has decided on the contract, and the last day is near.
decisions-alert-both_roles = The same person is system manager and system owner and has not decided on the contract.
decisions-alert-no_manager = There is no system manager, and the system owner has not decided on the contract.
decisions-alert-no_owner = There is no system owner, so nobody in the system can decide on the contract.
decisions-alert-nobody = There is neither a system manager nor a system owner, so nobody in the system can decide on the contract.

decisions-later-why = You asked me to remind you today.

decisions-press-decide = Decide on the contract
decisions-press-recommend = Give a recommendation
decisions-press-otherwise = Decide something else
decisions-press-change = Change the recommendation
decisions-press-confirm = Confirm
decisions-press-send_back = Send back
decisions-press-later = Remind me later
decisions-press-reopen = Take the decision back
decisions-press-status = Show how it stands
decisions-press-calculation = Go on with the nyttokalkyl

decisions-form-decide = Decide on the contract for { $system }
decisions-form-recommend = Recommend what to do with the contract for { $system }
decisions-form-send_back = Send back the recommendation for { $system }
decisions-form-reopen = Take back the decision on the contract for { $system }
decisions-form-later = When do you want to be reminded of the contract for { $system }?
decisions-form-nothing-yet = Nothing has been decided yet. Fill in the form and I will save it.
decisions-form-progress = Contract { $contract }. Last day to decide { $day }.
decisions-form-progress-unnumbered = Last day to decide { $day }.
decisions-help-decide = The decision stands when you have saved it, and the reminders end.
decisions-help-recommend = Your recommendation goes to { $owner }, who is the system owner and confirms it or sends it back.
decisions-help-recommend-above = No system owner is appointed. Your recommendation therefore goes to department management.
decisions-help-send_back = Write what needs to change, and it goes to the one who gave the recommendation.
decisions-help-reopen = The reminders begin again until somebody has decided anew.
decisions-help-later = You can choose a day up to { $last }. Urgent reminders come all the same.
decisions-input-outcome = What should be done?
decisions-input-new_end = New end date, if the contract is extended
decisions-input-reason = Why?
decisions-input-until = Day
decisions-input-missing = Fill in this field.
decisions-send-decide = Save the decision
decisions-send-recommend = Send the recommendation
decisions-send-send_back = Send back
decisions-send-reopen = Take the decision back
decisions-send-later = Remind me then

decisions-done-recommended = Your recommendation is saved.
decisions-done-decided = Your decision is saved.
decisions-done-confirmed = You have confirmed the recommendation.
decisions-done-sent_back = You have sent the recommendation back.
decisions-done-reopened = The decision has been taken back.
decisions-done-later = I will remind you of the contract for { $system } on { $day }. Urgent reminders come all the same.
decisions-done-calculation = I have begun nyttokalkyl { $number } for you.
decisions-done-calculation-secret = I have begun nyttokalkyl { $number } for you. The system is confidential, so I have not filled it in.

decisions-refused-stranger = I have done nothing. The system manager recommends and the system owner decides, and you have neither role in the system.
decisions-refused-decided = Nothing has changed. There is already a decision.
decisions-refused-changed = Nothing has changed, because something has happened since the card was sent. This is how it stands now.
decisions-refused-nothing_to_confirm = Nothing has changed. There is no recommendation to consider.
decisions-refused-nothing_to_reopen = Nothing has changed. There is no decision to take back.
decisions-refused-not_offered = That contract cannot be decided on in that way. Choose one of the alternatives.
decisions-refused-no_reason = Write a short reason.
decisions-refused-no_date = Give the new end date of the contract.
decisions-refused-not_later = The new end date must be after { $end }.
decisions-refused-too_late = Choose a day after today, and no later than { $last }.
decisions-refused-cannot_wait = The next reminder comes on the next working day already, so it cannot be put off.

decisions-personal-heading = Decisions on contracts
decisions-personal = I have done nothing. Write to me in a personal chat about decisions on contracts, where I can show dates and terms.
decisions-gone-heading = The card no longer applies
decisions-gone = Nothing has changed. The contract has got new dates since the card was sent, or is no longer there. Ask me about the contract and I will show how it stands now.
decisions-stranger-who = You can talk to { $roles }.
decisions-nothing-awaits = I have done nothing. { $system } has no contract with a last day to decide before.
decisions-which-contract = Which contract for { $system } is it?
decisions-contract-choice = { $contract }, last day to decide { $day }
decisions-contract-unnumbered = Contract without a number
decisions-which-system = Which system is it? Write for example «extend the contract for Treserva».
decisions-waits = The contract needs a decision by { $deadline }.
decisions-need = Replace { $system }, which is used for { $functions }.
