"""Decisions about contracts in words, cards and forms: shared by handlers and by what is said unasked."""
