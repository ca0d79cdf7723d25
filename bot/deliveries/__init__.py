"""What the bot says unasked: planned from the register, kept in the ledger, sent at most once."""
