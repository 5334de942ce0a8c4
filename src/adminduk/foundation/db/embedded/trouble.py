"""What an administrator is told when the embedded server cannot be had."""

from __future__ import annotations


class DatabaseTrouble(Exception):
    """The message says what happened and what to do next, in plain words."""
