"""The nyttokalkyl: need, costs and benefits of a new system or a retirement, its sums, its route and its life.

Audit sections 3.2 and 3.4. The sums follow common public-sector practice; every limit is configuration.
"""
