compose-row = { $functions } – { $department }
compose-text = { $system } ({ $department }). From the municipality's list of systems.
