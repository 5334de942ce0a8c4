"""Old akta: an office's number and year stand in the register once. The entry itself takes the number."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant, registrar, scoped, sql

# A number of then may be another office's as well: it is none of the nation's numbers.
NO_NUMBER_OF_TODAY = """
CREATE OR REPLACE FUNCTION register_akta_number_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind <> 'old_akta' THEN
        INSERT INTO register_akta_number (akta_number, entry_id, kabkota)
        VALUES (NEW.akta_number, NEW.entry_id, NEW.kabkota);
    END IF;
    RETURN NULL;
END
$$;
"""

TAKE = """
-- Whichever way an old akta is entered, its number is taken by the entry; a second one is refused.
CREATE FUNCTION register_take_old_akta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    facts jsonb := convert_from(NEW.payload, 'UTF8')::jsonb -> 'facts';
BEGIN
    INSERT INTO register_old_akta (number_key, kabkota, entry_id) VALUES (
        upper(regexp_replace(trim(facts ->> 'issuer'), '\\s+', ' ', 'g'))
            || '|' || (facts ->> 'akta') || '|' || (facts ->> 'year') || '|' || NEW.akta_number,
        NEW.kabkota, NEW.entry_id);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION register_take_old_akta() FROM PUBLIC;
CREATE TRIGGER register_take_old_akta AFTER INSERT ON register_entry
    FOR EACH ROW WHEN (NEW.kind = 'old_akta') EXECUTE FUNCTION register_take_old_akta();
"""
UNTAKE = """
DROP TRIGGER register_take_old_akta ON register_entry;
DROP FUNCTION register_take_old_akta();
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0016_kept_elsewhere")]
    operations = [
        migrations.CreateModel(
            name="OldAkta",
            fields=[
                ("number_key", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("entry_id", models.UUIDField()),
            ],
            options={"db_table": "register_old_akta"},
        ),
        *append_only("register_old_akta"),
        *scoped("register_old_akta"),
        *registrar("register_old_akta", "SELECT, INSERT"),
        grant("register_old_akta", "SELECT", to=AUDITOR),
        sql(NO_NUMBER_OF_TODAY),
        sql(TAKE, UNTAKE),
    ]
