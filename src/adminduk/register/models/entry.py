from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Entry(models.Model):
    """One event of the register: append-only, and the only thing that changes it.

    `payload` are the stored bytes (canonical JSON of what changed) that the seal hashes with `salt`: a
    random salt, because a NIK must not be guessable from a published hash. `version` is the schema of
    the payload; older ones replay through upcasters. `corrects` names the entry that this one puts right.
    """

    entry_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=30)
    version = models.SmallIntegerField(default=1)
    payload = models.BinaryField()
    salt = models.BinaryField()
    person_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    akta_number = models.CharField(max_length=60, default="")
    corrects = models.UUIDField(null=True)
    effective_on = models.DateField()
    registered_on = models.DateField()
    recorded_at = models.DateTimeField()
    office_id = models.IntegerField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    legal_basis = ArrayField(models.CharField(max_length=120), default=list)
    evidence = models.JSONField(default=list)
    case_id = models.UUIDField(null=True)

    class Meta:
        db_table = "register_entry"
        indexes = [
            models.Index(fields=["person_id", "recorded_at"], name="register_entry_person"),
            models.Index(fields=["family_id", "recorded_at"], name="register_entry_family"),
            models.Index(fields=["kabkota", "kind", "registered_on"], name="register_entry_day"),
        ]
