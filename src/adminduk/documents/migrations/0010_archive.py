"""The archive: inspections and what they found, re-issues of a kecamatan, and what was given out."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant, scoped, sql

ONE_AT_A_TIME = """
CREATE UNIQUE INDEX documents_reissue_one_at_a_time ON documents_reissue (kecamatan) WHERE status = 'running';
ALTER TABLE documents_reissue ADD CONSTRAINT documents_reissue_status
    CHECK (status IN ('running', 'done', 'cancelled'));
ALTER TABLE documents_audit ADD CONSTRAINT documents_audit_status
    CHECK (status IN ('running', 'done'));
ALTER TABLE documents_hand_out ADD CONSTRAINT documents_hand_out_way
    CHECK (way IN ('download', 'desk', 'copy'));
"""
# Who sees a document sees how often it was given out; a holder who downloads it writes his own line.
AS_ITS_DOCUMENT = """
EXISTS (SELECT FROM documents_document AS document WHERE document.document_id = documents_hand_out.document_id)
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_found_by_number")]
    operations = [
        migrations.CreateModel(
            name="ReissueRun",
            fields=[
                ("run_id", models.UUIDField(primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("kecamatan", models.CharField(max_length=6)),
                ("reason", models.CharField(max_length=500)),
                ("status", models.CharField(default="running", max_length=10)),
                ("total", models.IntegerField()),
                ("looked_at", models.IntegerField(default=0)),
                ("ordered", models.IntegerField(default=0)),
                ("last_family_id", models.UUIDField(null=True)),
                ("started_by", models.CharField(max_length=120)),
                ("started_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "documents_reissue",
                "indexes": [models.Index(fields=["kecamatan", "status"], name="documents_reissue_running")],
            },
        ),
        migrations.CreateModel(
            name="ArchiveAudit",
            fields=[
                ("audit_id", models.UUIDField(primary_key=True, serialize=False)),
                ("region", models.CharField(default="", max_length=4)),
                ("since", models.DateTimeField(null=True)),
                ("sample", models.IntegerField(default=0)),
                ("status", models.CharField(default="running", max_length=10)),
                ("total", models.IntegerField()),
                ("checked", models.IntegerField(default=0)),
                ("faulty", models.IntegerField(default=0)),
                ("last_document_id", models.UUIDField(null=True)),
                ("started_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={"db_table": "documents_audit"},
        ),
        migrations.CreateModel(
            name="ArchiveFault",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id",
                        "audit_id",
                        "fault",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("document_id", models.UUIDField()),
                ("audit_id", models.UUIDField()),
                ("fault", models.CharField(max_length=40)),
                ("kabkota", models.CharField(max_length=4)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "documents_fault",
                "indexes": [models.Index(fields=["audit_id"], name="documents_fault_of_audit")],
            },
        ),
        migrations.CreateModel(
            name="HandOut",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id",
                        "hand_out_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("document_id", models.UUIDField()),
                ("hand_out_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("way", models.CharField(max_length=10)),
                ("by_staff", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "documents_hand_out"},
        ),
        grant("documents_reissue, documents_audit", "SELECT, INSERT, UPDATE"),
        *append_only("documents_fault"),
        *append_only("documents_hand_out"),
        *scoped("documents_reissue"),
        *scoped("documents_fault"),
        *scoped("documents_hand_out", also=AS_ITS_DOCUMENT.strip()),
        grant(
            "documents_reissue, documents_audit, documents_fault, documents_hand_out", "SELECT", to=AUDITOR
        ),
        sql(ONE_AT_A_TIME),
    ]
