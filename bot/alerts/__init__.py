"""Alerts to IT-enheten: what is watched, what is said of it, and what somebody types about it."""
