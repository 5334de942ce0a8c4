"""Writes of accounts: signing in, and what officers do to bindings."""

from adminduk.accounts.operations.attempts import begin, resend
from adminduk.accounts.operations.confirming import confirm
from adminduk.accounts.operations.officers import match, reset_binding

__all__ = ["begin", "confirm", "match", "resend", "reset_binding"]
