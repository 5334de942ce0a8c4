"""What was entered anywhere of a marriage or an akta is found, whomever the entry was about.

An entry may change a marriage and only one of the couple: records that were merged, an akta of a husband who
died that was put right. It may withdraw an akta of another office whose person is a record that was merged
since. An inspection of the office that keeps the row missed such an entry, because it asked only the history
of the wife, or of the person of the akta. Now it asks both of the couple, and the notes beside the akta: no
akta is changed without one.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from adminduk.foundation.db.migrations import sql

MARRIAGES = import_module("adminduk.register.migrations.0009_proof").MARRIAGES
AKTAS = import_module("adminduk.register.migrations.0016_kept_elsewhere").AKTAS
OF_THE_WIFE = "JOIN register_revision AS step ON step.subject_id = kept.wife_id"
OF_BOTH = """CROSS JOIN LATERAL (SELECT DISTINCT entry_id FROM register_revision
                            WHERE subject_id IN (kept.wife_id, kept.husband_id)) AS step"""
OF_THE_PERSON = """(SELECT DISTINCT step.entry_id FROM register_revision AS step \
WHERE step.subject_id = ANY (about)) AS step"""
OF_THE_NOTES = """(SELECT step.entry_id FROM register_revision AS step WHERE step.subject_id = ANY (about)
              UNION SELECT note.entry_id FROM register_note AS note
              JOIN register_akta AS kept ON kept.akta_number = note.akta_number
              WHERE note.akta_number = ANY (numbers) AND adminduk_within(kept.kabkota)) AS step"""


def changed(text: str, was: str, becomes: str) -> tuple[str, str]:
    """The function with this place changed, and as it was."""
    if was not in text:
        raise ValueError(f"not there: {was}")
    before = text.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
    return before.replace(was, becomes, 1), before


class Migration(migrations.Migration):
    dependencies = [("register", "0019_ties_stays_and_notes")]
    operations = [
        sql(*changed(MARRIAGES, OF_THE_WIFE, OF_BOTH)),
        sql(*changed(AKTAS, OF_THE_PERSON, OF_THE_NOTES)),
    ]
