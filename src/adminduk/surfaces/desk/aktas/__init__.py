"""Akta that two officers handle: old ones on paper, and corrections."""
