"""Adaptive Cards: one file a noun, built on kit.py. Draws values; does no I/O."""
