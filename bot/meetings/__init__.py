"""Meetings: when they are, in chat and in the calendar, and IT-enheten's changes of them."""
