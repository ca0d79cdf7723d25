alerts-kind-overlapping_need = Behov som ett befintligt system kan täcka
alerts-kind-same_need = Samma behov i två förvaltningar
alerts-kind-contract_ended = Avtal som gått ut utan att något nytt är registrerat
alerts-kind-contract_undated = Avtal utan känt slutdatum
alerts-kind-contract_unanswered = Avtal som ingen tagit ställning till
alerts-kind-role_vacant = Vakanta roller
alerts-kind-holder_left = Rollinnehavare som slutat
alerts-kind-holder_unsure = Namn i systemlistan som inte går att knyta till en person
alerts-kind-without_owner = System utan systemägare
alerts-kind-without_manager = System utan systemförvaltare
alerts-kind-without_plan = System utan förvaltningsplan
alerts-kind-without_classification = System utan informationsklassning
alerts-kind-without_contract = System utan avtal
alerts-kind-delivery_unknown = Meddelanden som kanske inte kom fram
alerts-kind-recipient_quarantined = Mottagare som inte går att nå
alerts-kind-run_missed = Påminnelserna har stått stilla
alerts-kind-import_doubts = Import med tveksamma uppgifter
alerts-kind-installation_blocked = Stoppade installationer
alerts-kind-purchase_blocked = Stoppade köp
alerts-kind-request_waiting = Beställningar som väntar

alerts-heading = { $count ->
    [one] { $kind }
   *[other] { $kind } ({ $count })
}
alerts-line = Larm { $number }: { $what }
alerts-hidden-system = ett system som inte nämns i kanalen
alerts-unnamed = detaljer i egen chatt
alerts-see-unsure = se «osäkra leveranser»
alerts-more = { $count ->
    [one] och ett till
   *[other] och { $count } till
}
alerts-departments = { $rest ->
    [0] Per förvaltning: { $list }.
   *[other] Per förvaltning: { $list }, övriga { $rest }.
}
alerts-lead = { $count ->
    [one] Ett larm är inte avklarat.
   *[other] { $count } larm är inte avklarade.
}
alerts-lead-acknowledged = { $count ->
    [one] Ett är kvitterat.
   *[other] { $count } är kvitterade.
}
alerts-lead-assigned = { $count ->
    [one] Ett är tilldelat.
   *[other] { $count } är tilldelade.
}
alerts-lead-some-closed = { $count ->
    [one] Ett är stängt.
   *[other] { $count } är stängda.
}
alerts-lead-closed = { $count ->
    [one] Larmet är stängt.
   *[other] Alla { $count } larm är stängda.
}
alerts-last-acknowledged = Senast: { $name } kvitterade.
alerts-last-assigned = Senast: { $name } tar hand om det.
alerts-last-given = Senast: { $name } tilldelade { $to }.
alerts-given = { $name } har tilldelat dig det här. Skriv «öppna larm» för att se alla.
alerts-last-closed = Senast: { $name } stängde.

alerts-state-open = Ingen har tagit sig an det än.
alerts-state-acknowledged = Det är kvitterat, men ingen har tagit det.
alerts-state-assigned = { $name } har det.
alerts-state-closed = Det är stängt.

alerts-act-acknowledged = { $when }: { $name } kvitterade.
alerts-act-assigned = { $when }: { $name } tog det.
alerts-act-given = { $when }: { $name } tilldelade { $to }.
alerts-act-closed = { $when }: { $name } stängde.
alerts-act-commented = { $when }: { $name } stängde: { $comment }
alerts-act-ended = { $when }: Det gäller inte längre, så larmet stängdes av sig självt.

alerts-press-acknowledge = Kvittera
alerts-press-take = Jag tar det
alerts-press-assign = Tilldela någon
alerts-press-close = Stäng med kommentar
alerts-press-list = { $count ->
    [one] Visa larmet
   *[other] Visa alla { $count }
}
alerts-press-show = Visa larmet
alerts-press-all = Visa larmen
alerts-press-next = { $count ->
    [one] Visa ett till
   *[other] Visa { $count } till
}
alerts-press-unsure = Osäkra leveranser
alerts-press-search = Sök system för larm
alerts-press-cancel = Avbryt

alerts-digest-heading = Öppna larm i dag
alerts-open = { $count ->
    [0] Inga larm är öppna.
    [one] Ett larm är öppet.
   *[other] { $count } larm är öppna.
}
alerts-count = { $kind }: { $count }
alerts-why = Regel: { $kind }. Larm av samma sort som kommer tätt samlas i ett meddelande.
alerts-why-digest = Regel: varje arbetsdag sammanfattas de larm som är öppna.

alerts-list-heading = Öppna larm
alerts-not-allowed = Larmen visar jag bara för IT-enheten, i IT-enhetens kanal eller i en egen chatt med mig.
alerts-which = Vilket larm menar du? Skriv till exempel «larm 12», eller välj i listan.
alerts-unknown = Det finns inget larm { $number }.
alerts-one-heading = Larm { $number }: { $kind }
alerts-noted = Noterat { $when }.
alerts-already = Det var redan gjort, så ingenting ändrades.
alerts-done-acknowledged = { $count ->
    [one] Larmet är kvitterat.
   *[other] { $count } larm är kvitterade.
}
alerts-done-assigned = { $count ->
    [one] { $name } har tagit larmet.
   *[other] { $name } har tagit { $count } larm.
}
alerts-done-closed = { $count ->
    [one] Larmet är stängt.
   *[other] { $count } larm är stängda.
}

alerts-assign-heading = Tilldela någon
alerts-assign-ask = Vem i IT-enheten ska ta det?
alerts-assign-email = E-postadress
alerts-assign-unknown = Jag hittar ingen i IT-enheten med den adressen. Kontrollera stavningen.
alerts-assign-press = Tilldela
alerts-close-heading = Stäng med kommentar
alerts-close-ask = Vad blev gjort? Kommentaren sparas och visas bara i egen chatt, inte i kanalen.
alerts-close-comment = Kommentar
alerts-close-missing = Skriv kort vad som blev gjort.
alerts-close-press = Stäng
alerts-form-one = Larm { $number }
alerts-form-several = { $count ->
    [one] Ett larm
   *[other] { $count } larm
}

alerts-detail-missed = Ingen letade efter påminnelser att skicka mellan { $from } och { $to }.
alerts-detail-ended-not-registered = { $contract }, gick ut { $day }, och det som beslutades syns inte i registret
alerts-detail-ended = { $contract }, gick ut { $day }
alerts-detail-import = { $rejected ->
    [0] { $doubts } uppgifter behöver en person
   *[other] { $rejected } rader avvisade, { $doubts } uppgifter behöver en person
}

alerts-unsure-heading = Osäkra leveranser
alerts-unsure-none = Alla meddelanden har kommit fram, så vitt jag vet.
alerts-unsure = { $count ->
    [0] Inget meddelande är osäkert.
    [one] Ett meddelande kan ha kommit fram eller inte. Titta efter hos mottagaren innan du skickar igen.
   *[other] { $count } meddelanden kan ha kommit fram eller inte. Titta efter hos mottagarna innan du skickar igen.
}
alerts-unsure-quarantined = { $count ->
    [one] En mottagare går inte att nå, och får inget förrän du tar bort karantänen.
   *[other] { $count } mottagare går inte att nå, och får inget förrän du tar bort karantänen.
}
alerts-unsure-row = Leverans { $number }: { $kind } till { $recipient }, { $when }
alerts-unsure-recipient = { $recipient }, i karantän sedan { $when }
alerts-unsure-arrived = Den kom fram: { $number }
alerts-unsure-again = Skicka igen: { $number }
alerts-unsure-release = Ta bort ur karantän: { $recipient }
alerts-unsure-person = en person med personlig chatt
alerts-unsure-channel-reminders = kanalen för påminnelser
alerts-unsure-channel-it_alerts = IT-enhetens kanal
alerts-unsure-noted-arrived = Leverans { $number } är noterad som framkommen.
alerts-unsure-noted-again = Leverans { $number } skickas igen.
alerts-unsure-settled = Leverans { $number } är redan avklarad.
alerts-unsure-released = Mottagaren är ute ur karantän. Nya meddelanden skickas som vanligt.
alerts-unsure-not-there = Mottagaren är inte i karantän.

alerts-message-procurement_start = påminnelse om upphandling
alerts-message-notice_deadline = påminnelse om sista uppsägningsdag
alerts-message-option_to_call = påminnelse om option
alerts-message-renewed_itself = besked om förlängt avtal
alerts-message-deadline_missed = påminnelse om passerad dag
alerts-message-ended_without_decision = påminnelse om avtal som gått ut
alerts-message-open_ended_review = påminnelse om årlig översyn
alerts-message-digest = veckans sammanfattning
alerts-message-baseline = första sammanfattningen
alerts-message-alert = larm
alerts-message-alert_digest = sammanfattning av larm
alerts-message-alert_given = besked om tilldelat larm
alerts-message-other = ett meddelande
alerts-done-given = { $count ->
    [one] Larmet är tilldelat { $name }.
   *[other] { $count } larm är tilldelade { $name }.
}
