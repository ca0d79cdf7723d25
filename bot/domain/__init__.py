"""Pure rules and values of system governance. Imports nothing of ours and does no I/O."""
