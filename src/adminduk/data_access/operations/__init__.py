"""Writes of this room."""

from adminduk.data_access.answering.core import AnsweringCore
from adminduk.data_access.sealing import seal_log

__all__ = ["AnsweringCore", "seal_log"]
