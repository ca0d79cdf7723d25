nyttokalkyl_plans-heading = Planerade upphandlingar
nyttokalkyl_plans-list = { $count ->
    [0] Inga planerade upphandlingar är inlagda.
    [one] En upphandling är planerad.
   *[other] { $count } upphandlingar är planerade.
}
nyttokalkyl_plans-row = { $title } ({ $committee }, kvartal { $quarter } { $year })
nyttokalkyl_plans-row-value = { $title } ({ $committee }, kvartal { $quarter } { $year }, { $value })
nyttokalkyl_plans-not-allowed = IT-enheten, inköps- och upphandlingsenheten och förvaltningsledningarna lägger in planerade upphandlingar. Be någon av dem.
nyttokalkyl_plans-example = Skriv till exempel «planerad upphandling: Utbildningsnämnden; kvartal 2 2027; bokning av lokaler; 450 tkr».
nyttokalkyl_plans-added = «{ $title }» för { $committee } är inlagd.
nyttokalkyl_plans-changed = «{ $title }» för { $committee } är ändrad.
nyttokalkyl_plans-unchanged = «{ $title }» för { $committee } fanns redan.
nyttokalkyl_plans-same = Det här är redan planerat: { $row }. Hör med dem innan ni går vidare.
nyttokalkyl_plans-fault-parts = Jag behöver nämnd, kvartal och år, och vad som ska upphandlas, med semikolon emellan.
nyttokalkyl_plans-fault-quarter = Jag kan inte läsa kvartalet.
nyttokalkyl_plans-fault-value = Jag kan inte läsa värdet.
nyttokalkyl_plans-form-new = Ny planerad upphandling
nyttokalkyl_plans-form-change = Ändra planerad upphandling
nyttokalkyl_plans-input-committee = Nämnd
nyttokalkyl_plans-input-quarter = Kvartal och år, till exempel Q2 2027
nyttokalkyl_plans-input-title = Vad som ska upphandlas
nyttokalkyl_plans-input-value = Uppskattat värde i kronor (om det är känt)
nyttokalkyl_plans-press-new = Lägg in en till
nyttokalkyl_plans-press-save = Spara
nyttokalkyl_plans-press-keep = Till listan
nyttokalkyl_plans-press-remove = Ta bort
nyttokalkyl_plans-press-remove-sure = Ja, ta bort
nyttokalkyl_plans-remove-sure = Ska { $row } tas bort ur listan?
nyttokalkyl_plans-removed = «{ $title }» är borttagen.
nyttokalkyl_plans-gone = Den planerade upphandlingen finns inte längre.
nyttokalkyl_plans-numbered = { $number }: { $row }
