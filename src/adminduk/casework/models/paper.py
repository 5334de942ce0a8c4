from __future__ import annotations

from django.db import models


class Paper(models.Model):
    """One piece of evidence: what it is, its pages in storage, and what the officer said of it.

    `form` names the form that stands in for the paper (F-2.03 for a birth letter). `pages` are
    `{"key", "sha256", "width", "height"}`, cleaned JPEGs. A replaced paper stays, `current` false.
    """

    pk = models.CompositePrimaryKey("case_id", "paper_id")
    case_id = models.UUIDField()
    paper_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=40)
    form = models.CharField(max_length=10, default="")
    pages = models.JSONField(default=list)
    original_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="offered")
    reason = models.CharField(max_length=20, default="")
    message = models.CharField(max_length=500, default="")
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField(null=True)
    current = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    class Meta:
        db_table = "casework_paper"
