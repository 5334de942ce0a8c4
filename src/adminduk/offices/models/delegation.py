from __future__ import annotations

from django.db import models


class Delegation(models.Model):
    """An official who acts as head of an office for a period, by decree: plh (the head is away) or plt (the post
    is vacant). `since` and `until` are calendar days of the office, both included. UU 30/2014 art. 14."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("offices.Staff", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=3)
    title = models.CharField(max_length=160)
    decree_number = models.CharField(max_length=80)
    decree_date = models.DateField()
    since = models.DateField()
    until = models.DateField()
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    class Meta:
        db_table = "offices_delegation"
        indexes = [models.Index(fields=["office", "since"], name="offices_delegation_office")]
