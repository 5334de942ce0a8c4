"""Residents' accounts: which phone or mailbox belongs to which person, and how sure we are of it."""
