"""Agendas that build themselves: read from the facts, said in words, changed in chat, posted before the meeting."""
