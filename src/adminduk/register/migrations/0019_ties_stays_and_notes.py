"""Where visitors live; children who follow a merge; notes beside akta that another office keeps."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

from adminduk.foundation.db.migrations import (
    AUDITOR,
    definer_function,
    grant,
    registrar,
    scoped,
    sql,
)

ENTERING = import_module("adminduk.register.migrations.0006_entering")
LETTERS = import_module("adminduk.register.migrations.0012_moving_letters")
CARRYING = import_module("adminduk.register.migrations.0015_carry_over")


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The same function with these places changed; each must be there."""
    for was, becomes in changes:
        if was not in text:
            raise ValueError(f"not there: {was}")
        text = text.replace(was, becomes, 1)
    return text.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


STAYS = """
ALTER TABLE register_person ADD CONSTRAINT register_visitors_stay
    CHECK (stay_village = '' OR residence IN ('visitor', 'moving'));
"""
UNSTAYS = "ALTER TABLE register_person DROP CONSTRAINT register_visitors_stay;"

# Who merges two records, or parts them, holds their children too: they follow.
CHILDREN = "(mother_id = ANY (wanted) OR father_id = ANY (wanted))"
HOLD = changed(
    ENTERING.HOLD,
    (
        "held uuid[];",
        "held uuid[];\n    with_children boolean := purpose IN ('persons_merged', 'persons_parted');",
    ),
    (
        "SELECT unnest(kin) AS one\n        UNION SELECT person_id FROM register_membership",
        "SELECT unnest(kin) AS one\n"
        f"        UNION SELECT person_id FROM register_person WHERE with_children AND {CHILDREN}\n"
        "        UNION SELECT person_id FROM register_membership",
    ),
    (
        "    IF EXISTS (\n",
        "    IF (with_children AND EXISTS (\n"
        f"        SELECT FROM register_person WHERE {CHILDREN} AND NOT person_id = ANY (held)\n"
        "    )) OR EXISTS (\n",
    ),
)

# An akta of another office is withdrawn, or holds again, only with the note beside it that says why.
WITH_ITS_NOTE = """AND (adminduk_within(kabkota) OR (
                  state <> 'annulled' AND change ->> 'state' IN ('active', 'withdrawn')
                  AND EXISTS (SELECT FROM jsonb_array_elements(changes -> 'note') AS beside
                              WHERE beside ->> 'akta_number' = change ->> 'akta_number')));
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that akta changed"""
DUE = """FROM jsonb_array_elements(changes -> 'note') AS one;

    -- The office that keeps the akta writes the note into its register on paper.
    INSERT INTO register_note_due (akta_number, entry_id, keeper, kabkota, kind, noted_on, by_number)
    SELECT akta_number, made_by, keeper, office, kind, noted_on, coalesce(entry ->> 'akta_number', '')
    FROM (SELECT one ->> 'akta_number' AS akta_number, one ->> 'kind' AS kind,
                 (one ->> 'noted_on')::date AS noted_on,
                 coalesce(akta.kabkota, substring(one ->> 'akta_number' FROM '^([0-9]{4})-[A-Z]{2,4}-')) AS keeper
          FROM jsonb_array_elements(changes -> 'note') AS one
          LEFT JOIN register_akta AS akta ON akta.akta_number = one ->> 'akta_number') AS written
    WHERE keeper <> office;"""
STAY = "stay_address, stay_rt, stay_rw, stay_village,"
ENTER = changed(
    LETTERS.BACK,
    ("death_akta_number, previous_address,", f"death_akta_number, previous_address, {STAY}"),
    (
        "after.death_akta_number, after.previous_address,",
        "after.death_akta_number, after.previous_address, after.stay_address, after.stay_rt, after.stay_rw,"
        "\n                 after.stay_village,",
    ),
    (
        "AND adminduk_within(kabkota);\n            IF NOT FOUND THEN\n                RAISE EXCEPTION 'that akta changed",
        WITH_ITS_NOTE,
    ),
    ("FROM jsonb_array_elements(changes -> 'note') AS one;", DUE),
)

CARRY = changed(
    CARRYING.CARRY,
    (
        CARRYING.step("person", ("person_id",), ("moving_to",)),
        CARRYING.step("person", ("person_id",), ("moving_to", "stay_village")),
    ),
)

NOTES = """
-- What was written beside an akta that the asking region keeps, by whichever office.
CREATE FUNCTION register_notes_beside(number text, purpose text) RETURNS SETOF register_entry
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    about uuid := (SELECT person_id FROM register_akta WHERE akta_number = number AND adminduk_within(kabkota));
BEGIN
    IF about IS NULL THEN
        RETURN;
    END IF;
    PERFORM register_log_look(purpose, ARRAY[about::text], ARRAY['akta']);
    RETURN QUERY
        SELECT entry.* FROM register_note AS note JOIN register_entry AS entry ON entry.entry_id = note.entry_id
        WHERE note.akta_number = number ORDER BY note.entry_id;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0018_before_a_nik")]
    operations = [
        migrations.AddField("person", "stay_address", models.CharField(default="", max_length=120)),
        migrations.AddField("person", "stay_rt", models.CharField(default="", max_length=3)),
        migrations.AddField("person", "stay_rw", models.CharField(default="", max_length=3)),
        migrations.AddField("person", "stay_village", models.CharField(default="", max_length=10)),
        migrations.AddIndex("person", models.Index(fields=["father_id"], name="register_person_father")),
        sql(STAYS, UNSTAYS),
        migrations.CreateModel(
            name="NoteDue",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "akta_number",
                        "entry_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("akta_number", models.CharField(max_length=60)),
                ("entry_id", models.UUIDField()),
                ("keeper", models.CharField(max_length=4)),
                ("kabkota", models.CharField(max_length=4)),
                ("kind", models.CharField(max_length=30)),
                ("noted_on", models.DateField()),
                ("by_number", models.CharField(default="", max_length=60)),
                ("written_at", models.DateTimeField(null=True)),
                ("written_by", models.UUIDField(null=True)),
                ("written_name", models.CharField(default="", max_length=120)),
            ],
            options={
                "db_table": "register_note_due",
                "indexes": [
                    models.Index(fields=["keeper", "written_at", "noted_on"], name="register_note_due_list")
                ],
            },
        ),
        sql("ALTER TABLE register_note_due ALTER COLUMN written_name SET DEFAULT '';"),
        grant("register_note_due", "SELECT, UPDATE (written_at, written_by, written_name)"),
        *scoped("register_note_due", column="keeper"),
        *registrar("register_note_due", "SELECT, INSERT"),
        grant("register_note_due", "SELECT", to=AUDITOR),
        sql(HOLD, changed(ENTERING.HOLD)),
        sql(ENTER, LETTERS.BACK),
        sql(CARRY, changed(CARRYING.CARRY)),
        definer_function("register_notes_beside(text, text)", NOTES),
    ]
