"""What somebody asks about themselves: their reminders, what is to happen, how they want to be reminded."""
