nyttokalkyl_tidings-press-open = Open the draft
nyttokalkyl_tidings-expected = Benefit expected in the first year

nyttokalkyl_tidings-invited = { $name } has invited you to this draft. You can answer separately, and every answer is saved.
nyttokalkyl_tidings-awaits_statement = { $department } has submitted the calculation. It awaits the statement of IT-enheten.
nyttokalkyl_tidings-stated = IT-enheten has given its statement. The calculation is now to be presented at a tactical meeting.
nyttokalkyl_tidings-presented = The calculation has been presented at a tactical meeting. It now awaits a decision.
nyttokalkyl_tidings-awaits_decision = The calculation has been presented at a tactical meeting and awaits your decision. Read it and register the decision when it is made.
nyttokalkyl_tidings-decided-yes = The decision is yes. { $name } registered it with reference number { $diarienummer }.
nyttokalkyl_tidings-decided-no = The decision is no. { $name } registered it with reference number { $diarienummer }.
nyttokalkyl_tidings-decided-sent_back = { $name } has sent the calculation back with reference number { $diarienummer }. Complete it and submit it again.
nyttokalkyl_tidings-awaits_procurement = The decision is yes, so the procurement can begin. Say here when it has.
nyttokalkyl_tidings-follow_up = It is time to follow up the benefit. Fill in how large it was in the first year, and I compare it with what was expected.
nyttokalkyl_tidings-same_need = { $department } has a similar need. One system may be enough for you both.
nyttokalkyl_tidings-same_need-who = The needs are taken up together at a tactical meeting. IT-enheten knows of them both and helps you to get in touch.

nyttokalkyl_tidings-now-draft = The calculation is being completed and will be submitted again.
nyttokalkyl_tidings-now-reused = The need is met by a system that exists already.
nyttokalkyl_tidings-now-submitted = The calculation has been submitted and awaits the statement of IT-enheten.
nyttokalkyl_tidings-now-it_statement = IT-enheten has given its statement. The calculation is now presented at a tactical meeting.
nyttokalkyl_tidings-now-presented = The calculation has been presented at a tactical meeting and awaits a decision.
nyttokalkyl_tidings-now-decided-yes = The decision is yes.
nyttokalkyl_tidings-now-decided-no = The decision is no.
nyttokalkyl_tidings-now-decided-sent_back = The calculation has been sent back to be completed.
nyttokalkyl_tidings-now-procurement = The procurement has begun.
nyttokalkyl_tidings-now-followed_up = The benefit has been followed up.

nyttokalkyl_tidings-why-invited = You get this because you share the draft.
nyttokalkyl_tidings-why-awaits_statement = You get this because you work at IT-enheten. The statement is advice to those who decide.
nyttokalkyl_tidings-why-stated = You get this because you share the calculation.
nyttokalkyl_tidings-why-presented = You get this because you share the calculation.
nyttokalkyl_tidings-why-awaits_decision = You get this because you are in the management of a department that the calculation concerns.
nyttokalkyl_tidings-why-decided = You get this because you share the calculation.
nyttokalkyl_tidings-why-awaits_procurement = You get this because you work with procurement.
nyttokalkyl_tidings-why-follow_up = You get this because you are responsible for the benefit or share the calculation.
nyttokalkyl_tidings-why-same_need = You get this because you share the calculation. What the other department has written is not shown.
nyttokalkyl_tidings-why-now = This is where it stands now.
