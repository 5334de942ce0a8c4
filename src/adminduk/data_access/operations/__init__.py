"""Writes of this room."""

from adminduk.data_access.answering.core import AnsweringCore

__all__ = ["AnsweringCore"]
