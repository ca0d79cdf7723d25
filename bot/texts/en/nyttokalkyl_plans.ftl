nyttokalkyl_plans-heading = Planned procurements
nyttokalkyl_plans-list = { $count ->
    [0] No planned procurements have been entered.
    [one] One procurement is planned.
   *[other] { $count } procurements are planned.
}
nyttokalkyl_plans-row = { $title } ({ $committee }, quarter { $quarter } { $year })
nyttokalkyl_plans-row-value = { $title } ({ $committee }, quarter { $quarter } { $year }, { $value })
nyttokalkyl_plans-not-allowed = IT-enheten, the procurement unit and the managements of departments enter planned procurements. Ask one of them.
nyttokalkyl_plans-example = Write for example «planned procurement: Utbildningsnämnden; q2 2027; booking of premises; 450 tkr».
nyttokalkyl_plans-added = «{ $title }» for { $committee } has been entered.
nyttokalkyl_plans-changed = «{ $title }» for { $committee } has been changed.
nyttokalkyl_plans-unchanged = «{ $title }» for { $committee } was there already.
nyttokalkyl_plans-same = This is planned already: { $row }. Talk to them before you go on.
nyttokalkyl_plans-fault-parts = I need the committee, the quarter and year, and what is to be procured, with semicolons between.
nyttokalkyl_plans-fault-quarter = I cannot read the quarter.
nyttokalkyl_plans-fault-value = I cannot read the value.
nyttokalkyl_plans-form-new = New planned procurement
nyttokalkyl_plans-form-change = Change planned procurement
nyttokalkyl_plans-input-committee = Committee
nyttokalkyl_plans-input-quarter = Quarter and year, for example Q2 2027
nyttokalkyl_plans-input-title = What is to be procured
nyttokalkyl_plans-input-value = Estimated value in kronor (if known)
nyttokalkyl_plans-press-new = Add another
nyttokalkyl_plans-press-save = Save
nyttokalkyl_plans-press-keep = To the list
nyttokalkyl_plans-press-remove = Remove
nyttokalkyl_plans-press-remove-sure = Yes, remove it
nyttokalkyl_plans-remove-sure = Should { $row } be removed from the list?
nyttokalkyl_plans-removed = «{ $title }» has been removed.
nyttokalkyl_plans-gone = The planned procurement is no longer there.
nyttokalkyl_plans-numbered = { $number }: { $row }
