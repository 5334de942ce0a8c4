from __future__ import annotations

from django.db import migrations, models
from django.db.models import Func

from adminduk.foundation.db.migrations import sql

SEAT = """
-- Where the acting member of staff sits: the kab/kota of his scope, if it is one place within one.
CREATE FUNCTION adminduk_seat() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('adminduk.scope', true) ~ '^[0-9]{4,10}$'
                THEN left(current_setting('adminduk.scope', true), 4) ELSE '' END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        sql(SEAT, "DROP FUNCTION adminduk_seat();"),
        migrations.AddField(
            "look",
            "kabkota",
            models.CharField(
                max_length=4, db_default=Func(function="adminduk_seat", output_field=models.CharField())
            ),
        ),
        migrations.AddIndex("act", models.Index(fields=["kabkota", "at"], name="audit_act_place")),
        migrations.AddIndex("act", models.Index(fields=["at"], name="audit_act_at")),
        migrations.AddIndex("look", models.Index(fields=["kabkota", "at"], name="audit_look_place")),
        migrations.AddIndex("look", models.Index(fields=["at"], name="audit_look_at")),
    ]
