from __future__ import annotations

from django.db import models


class ReissueRun(models.Model):
    """New family cards for a whole kecamatan: how far it is. A kecamatan has one run at a time.

    `last_family_id` is the family that was looked at last, in the order of their ids. It moves in the very
    transaction that orders the cards, so a process that dies has ordered what the cursor says, and no more.
    """

    run_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    kecamatan = models.CharField(max_length=6)
    reason = models.CharField(max_length=500)
    status = models.CharField(max_length=10, default="running")
    total = models.IntegerField()
    looked_at = models.IntegerField(default=0)
    ordered = models.IntegerField(default=0)
    last_family_id = models.UUIDField(null=True)
    started_by = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "documents_reissue"
        indexes = [models.Index(fields=["kecamatan", "status"], name="documents_reissue_running")]
