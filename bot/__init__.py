"""Systemlotsen: the Teams bot that keeps order among a municipality's digital systems."""
