"""The quality drive: managers are asked, one question at a time, whether the register is right about their systems."""
