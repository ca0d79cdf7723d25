compose-row = { $functions } – { $department }
compose-text = { $system } ({ $department }). Ur kommunens systemlista.
