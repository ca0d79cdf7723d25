"""Retirement cases in chat and unasked: opening, the checklist, deviations, closing."""
