help-heading = What I can answer
help-text = I know the municipality's digital systems. Ask in your own words, for example:
help-privacy = I show contracts, costs and classification only in a personal chat, and only to those who may see them.
smalltalk-greeting = Hello. I am Systemlotsen and help you find your way among the municipality's digital systems. What are you looking for?
smalltalk-thanks = You are welcome. Just ask if there is anything else.
smalltalk-identity = I am Systemlotsen, a bot that knows the municipality's digital systems: what they are for, who is responsible and when the contracts end.
smalltalk-feeling = I am well, thank you. What can I help you with?
smalltalk-bye = Goodbye. You are welcome back.
smalltalk-praise = Thank you, that is good to hear.
smalltalk-complaint = I am sorry that it was not right. Please try other words, or ask the IT unit.
decline-heading = I cannot help with that
decline-other = That is outside what I can do. I answer questions about the municipality's digital systems: what exists, who is responsible and when the contracts end.
decline-it_support = I cannot help with passwords, printers and other computer faults. Please turn to the IT support.
decline-public_records = A request for public documents goes to the registrar of the committee that holds the document. I do not hand out documents.
decline-municipal_company = The municipal companies' systems are not in the register, and the governance model does not apply to the companies. Please turn to the company.
channel-heading = What the channel is for
channel-only-in-channel = I can only set that in a channel. Write the same thing in the channel and mention me.
channel-not-allowed = Only the IT unit decides what a channel is used for. Ask somebody there to write the same thing here.
channel-which-purpose = I can use a channel for reminders or for IT alerts. Write for example «use this channel for reminders».
channel-set-reminders = Done. Reminders and agendas will be sent to this channel.
channel-set-it_alerts = Done. Alerts to the IT unit will be sent to this channel.
search-wrong-heading = Not the right system
search-wrong = Thank you, now I know. Describe in other words what you want to be able to do, and I will look again.
documents-heading = Governance documents
documents-none = I find no document by that name. Try another word, look among the files of the system governance channel or ask the IT unit.
documents-near = I find no document by exactly that name. Do you mean one of these?
documents-which = Which document do you mean?
documents-all =
    { $count ->
        [one] There is this document. Press to get the link.
       *[other] There are { $count } documents. These are the ones that changed last.
    }
documents-listed = { $name }, changed { $day }
documents-changed = { $name }, changed { $day }.
documents-there = The document is here: { $url }
documents-open = Open the document
documents-date =
    { $month ->
        [1] { $day } January { $year }
        [2] { $day } February { $year }
        [3] { $day } March { $year }
        [4] { $day } April { $year }
        [5] { $day } May { $year }
        [6] { $day } June { $year }
        [7] { $day } July { $year }
        [8] { $day } August { $year }
        [9] { $day } September { $year }
        [10] { $day } October { $year }
        [11] { $day } November { $year }
       *[12] { $day } December { $year }
    }
documents-at = { $name } is here: { $url }
documents-in-channel = { $name } is among the files in the channel of the system governance model.
documents-news-heading = Changed governance documents
documents-news-lead = This has changed among the governance documents:
documents-news-new = New: { $name }
documents-news-changed = Changed: { $name }
documents-news-removed = Removed: { $name }
documents-news-more =
    { $count ->
        [one] One document more
       *[other] { $count } documents more
    }
documents-news-undone = The change has been taken back. The documents are as they were.
documents-news-why = The message comes because a document in the channel has changed.
documents-plan-heading = Maintenance plan of { $system }
documents-plan-is = The maintenance plan of { $system } is here: { $url }
documents-plan-missing = { $system } has no link to a maintenance plan in the register.
documents-how-to-plan = The system manager writes the plan with the template and the guide, and the system owner approves it.
nyttokalkyl-heading = Before anything is bought: a nyttokalkyl
nyttokalkyl-intro = The need must be clear before a procurement begins. It is summed up in a cost-benefit calculation, a nyttokalkyl.
nyttokalkyl-already = There are already systems that may cover the need { $need }. Begin by asking their system owners:
nyttokalkyl-step-1 = 1. Describe the need and how things are today.
nyttokalkyl-step-2 = 2. Check whether a system that already exists in the municipality can be used. Describe the need to me and I will look.
nyttokalkyl-step-3 = 3. Work out costs and benefits, and present the calculation at a tactical meeting with the IT unit.
nyttokalkyl-step-4 = 4. The department's management decides. The IT unit advises but does not decide on purchases.
