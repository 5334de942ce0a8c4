"""Marginal notes of other offices, to be written into the register of akta on paper."""
