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
