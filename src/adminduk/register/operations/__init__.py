"""Writes of the register: each is one entry, in one transaction with all that follows from it."""

from adminduk.register.entering import enter
from adminduk.register.operations.births import (
    correct_birth,
    correct_stillbirth,
    register_birth,
    register_stillbirth,
)
from adminduk.register.operations.carrying import carry_over
from adminduk.register.operations.counting import take_snapshot
from adminduk.register.operations.duplicates import Search, find_all_duplicates
from adminduk.register.operations.exporting import export_file
from adminduk.register.operations.found_pairs import keep_name_counts, keep_pairs
from adminduk.register.operations.importing import import_file
from adminduk.register.operations.judged import bring_to_workbench
from adminduk.register.operations.letters import take_letter_number
from adminduk.register.operations.loading import load_families
from adminduk.register.operations.notes import mark_note_written
from adminduk.register.operations.old_aktas import record_old_akta
from adminduk.register.operations.pairs import confirm_pair, disagree_on_pair, propose_on_pair

__all__ = [
    "Search",
    "bring_to_workbench",
    "carry_over",
    "confirm_pair",
    "correct_birth",
    "correct_stillbirth",
    "disagree_on_pair",
    "enter",
    "export_file",
    "find_all_duplicates",
    "import_file",
    "keep_name_counts",
    "keep_pairs",
    "load_families",
    "mark_note_written",
    "propose_on_pair",
    "record_old_akta",
    "register_birth",
    "register_stillbirth",
    "take_letter_number",
    "take_snapshot",
]
