from __future__ import annotations

from django.db import models


class HandOut(models.Model):
    """A signed document given out once: downloaded by its holder, opened for printing at a desk, or printed
    as a copy. A line for each time, and no line is ever taken away."""

    pk = models.CompositePrimaryKey("document_id", "hand_out_id")
    document_id = models.UUIDField()
    hand_out_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    way = models.CharField(max_length=10)
    by_staff = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "documents_hand_out"
