from __future__ import annotations

from django.db import models


class ArchiveAudit(models.Model):
    """One inspection of the archive: what it covers and how far it is.

    `region` is a prefix of region codes ("" for the nation); `since` leaves out what was signed earlier;
    `sample` is how many documents were drawn by lot, 0 where all are looked at. `last_document_id` is the
    cursor, in the order of the documents' ids.
    """

    audit_id = models.UUIDField(primary_key=True)
    region = models.CharField(max_length=4, default="")
    since = models.DateTimeField(null=True)
    sample = models.IntegerField(default=0)
    status = models.CharField(max_length=10, default="running")
    total = models.IntegerField()
    checked = models.IntegerField(default=0)
    faulty = models.IntegerField(default=0)
    last_document_id = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "documents_audit"


class ArchiveFault(models.Model):
    """What an inspection found wrong with one document. A document may have several faults; none is erased."""

    pk = models.CompositePrimaryKey("document_id", "audit_id", "fault")
    document_id = models.UUIDField()
    audit_id = models.UUIDField()
    fault = models.CharField(max_length=40)
    kabkota = models.CharField(max_length=4)
    at = models.DateTimeField()

    class Meta:
        db_table = "documents_fault"
        indexes = [models.Index(fields=["audit_id"], name="documents_fault_of_audit")]
