from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant, scoped, sql

# A number that were ever allotted twice would stop the second act, whatever made it.
ALLOTTED_ONCE = """
CREATE FUNCTION register_akta_number_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register_akta_number (akta_number, entry_id, kabkota)
    VALUES (NEW.akta_number, NEW.entry_id, NEW.kabkota);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION register_akta_number_is_taken() FROM PUBLIC;
CREATE TRIGGER register_akta_number_is_taken AFTER INSERT ON register_entry
    FOR EACH ROW WHEN (NEW.akta_number <> '' AND NEW.corrects IS NULL)
    EXECUTE FUNCTION register_akta_number_is_taken();
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0003_national_lookups")]
    operations = [
        migrations.CreateModel(
            name="AktaNumber",
            fields=[
                ("akta_number", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("entry_id", models.UUIDField(unique=True)),
                ("kabkota", models.CharField(max_length=4)),
            ],
            options={"db_table": "register_akta_number"},
        ),
        *append_only("register_akta_number"),
        *scoped("register_akta_number"),
        grant("register_akta_number", "SELECT", to=AUDITOR),
        sql(ALLOTTED_ONCE, "DROP FUNCTION register_akta_number_is_taken() CASCADE;"),
    ]
