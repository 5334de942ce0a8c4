from __future__ import annotations

from django.db import models


class Marriage(models.Model):
    """A marriage as it stands: open until `ended_on`.

    It belongs to the wife (its distribution column), so that "one husband at a time" is a unique index;
    a husband may have more than one wife where a court allowed it (UU 1/1974 art. 3-5). `registered`:
    recorded by the Dinas or the KUA; otherwise known by the couple's own statement (F-1.05).
    """

    pk = models.CompositePrimaryKey("wife_id", "marriage_id")
    wife_id = models.UUIDField()
    marriage_id = models.UUIDField()
    husband_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    registered = models.BooleanField()
    number = models.CharField(max_length=60, default="")
    married_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=20, default="")
    revision = models.IntegerField(default=1)
    entry_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "register_marriage"
        constraints = [
            models.UniqueConstraint(
                fields=["wife_id"],
                condition=models.Q(ended_on__isnull=True),
                name="register_one_husband_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["husband_id"], name="register_marriage_husband")]
