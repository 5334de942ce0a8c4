from __future__ import annotations

from django.db import models


class Revision(models.Model):
    """Which entry made which state of somebody: the way from a person or family to his entries.

    The key makes two acts that read the same state of the same subject collide: one of them is refused.
    """

    pk = models.CompositePrimaryKey("subject_id", "revision")
    subject_id = models.UUIDField()
    revision = models.IntegerField()
    subject_kind = models.CharField(max_length=10)
    kabkota = models.CharField(max_length=4)
    entry_id = models.UUIDField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "register_revision"
