"""Writes of the register: each is one entry, in one transaction with all that follows from it."""

from adminduk.register.entering import enter
from adminduk.register.operations.births import (
    correct_birth,
    correct_stillbirth,
    register_birth,
    register_stillbirth,
)
from adminduk.register.operations.exporting import export_file
from adminduk.register.operations.importing import import_file
from adminduk.register.operations.loading import load_families

__all__ = [
    "correct_birth",
    "correct_stillbirth",
    "enter",
    "export_file",
    "import_file",
    "load_families",
    "register_birth",
    "register_stillbirth",
]
