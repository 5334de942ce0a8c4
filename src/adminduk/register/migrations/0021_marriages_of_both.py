"""What was entered of a marriage is found through either of the two.

An entry may change a marriage and only one of the couple: records that were merged, an akta of a husband who
died that was put right. An inspection of the office that keeps the marriage missed such an entry when
another office had made it and the wife's history did not name it.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from adminduk.foundation.db.migrations import sql

MARRIAGES = import_module("adminduk.register.migrations.0009_proof").MARRIAGES
OF_THE_WIFE = """
        SELECT entry.entry_id, entry.version, entry.kabkota::text, entry.recorded_at,
               jsonb_build_object('marriage', jsonb_agg(one))
        FROM register_marriage AS kept
        JOIN register_revision AS step ON step.subject_id = kept.wife_id
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
"""
OF_BOTH = """
        SELECT entry.entry_id, entry.version, entry.kabkota::text, entry.recorded_at,
               jsonb_build_object('marriage', jsonb_agg(one))
        FROM register_marriage AS kept
        CROSS JOIN LATERAL (SELECT DISTINCT entry_id FROM register_revision
                            WHERE subject_id IN (kept.wife_id, kept.husband_id)) AS step
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
"""
assert OF_THE_WIFE in MARRIAGES
BEFORE = MARRIAGES.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
NOW = BEFORE.replace(OF_THE_WIFE, OF_BOTH, 1)


class Migration(migrations.Migration):
    dependencies = [("register", "0020_checks_in_one_question")]
    operations = [sql(NOW, BEFORE)]
