"""Requests as people meet them: drafted from words, confirmed on a card, decided by whom the rule table names.

`drafting` reads what was said or filled in, `forms` asks, `deciding` says who may, `showing` puts a request into words,
`typed` reads commands.
"""
