"""Reading one cell: what it says, or why that cannot be said without a person."""
