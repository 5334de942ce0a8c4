"""Proposals about akta, and what is asked with a letter."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, grant, scoped, sql

DECIDED_ONCE = """
-- What was proposed stays as it was written, and a decision is taken once, by another than who proposed.
CREATE FUNCTION documents_keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'waiting' OR (NEW.kind, NEW.akta, NEW.person_id, NEW.number, NEW.answers, NEW.evidence,
        NEW.proposed_by, NEW.kabkota) IS DISTINCT FROM (OLD.kind, OLD.akta, OLD.person_id, OLD.number, OLD.answers,
        OLD.evidence, OLD.proposed_by, OLD.kabkota) THEN
        RAISE EXCEPTION 'a proposal stays as it was written and decided' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER documents_keep_proposal BEFORE UPDATE ON documents_proposal
    FOR EACH ROW EXECUTE FUNCTION documents_keep_proposal();
ALTER TABLE documents_proposal ADD CONSTRAINT documents_proposal_state CHECK (
    state IN ('waiting', 'agreed', 'disagreed', 'withdrawn')
    AND (state = 'waiting') = (decided_at IS NULL)
    AND (state NOT IN ('agreed', 'disagreed') OR decided_by <> proposed_by));
"""
UNKEPT = "DROP FUNCTION documents_keep_proposal() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_archive")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="asked",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("proposal_id", models.UUIDField(primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("office_id", models.IntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("akta", models.CharField(max_length=16)),
                ("person_id", models.UUIDField()),
                ("label", models.CharField(max_length=160)),
                ("number", models.CharField(max_length=60)),
                ("answers", models.JSONField()),
                ("evidence", models.JSONField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("proposed_by", models.UUIDField()),
                ("proposed_at", models.DateTimeField()),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(default="", max_length=500)),
                ("entry_id", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "documents_proposal",
                "indexes": [
                    models.Index(
                        fields=["kabkota", "state", "proposed_at"], name="documents_proposal_waiting"
                    ),
                    models.Index(fields=["person_id"], name="documents_proposal_person"),
                ],
            },
        ),
        grant("documents_proposal", "SELECT, INSERT, UPDATE"),
        grant("documents_proposal", "SELECT", to=AUDITOR),
        *scoped("documents_proposal"),
        sql(DECIDED_ONCE, UNKEPT),
    ]
