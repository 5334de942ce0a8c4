from __future__ import annotations

from django.db import models


class Proposal(models.Model):
    """Something about an akta that one officer read or wants put right, and that another decides.

    `kind` is old_akta or correction; `akta` which akta it is about; `answers` are the texts of its form, by
    name; `evidence` what was seen: of each paper its kind, the digest of the file as it came, and the stored
    pages. Once decided it stays as it is.
    """

    proposal_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    office_id = models.IntegerField()
    kind = models.CharField(max_length=12)
    akta = models.CharField(max_length=16)
    person_id = models.UUIDField()
    label = models.CharField(max_length=160)
    number = models.CharField(max_length=60)
    answers = models.JSONField()
    evidence = models.JSONField()
    state = models.CharField(max_length=10, default="waiting")
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="")
    entry_id = models.UUIDField(null=True)

    class Meta:
        db_table = "documents_proposal"
        indexes = [
            models.Index(fields=["kabkota", "state", "proposed_at"], name="documents_proposal_waiting"),
            models.Index(fields=["person_id"], name="documents_proposal_person"),
        ]
