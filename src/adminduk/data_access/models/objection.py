from __future__ import annotations

from django.db import models


class Objection(models.Model):
    """Somebody says that one look at his record should not have been.

    `source` is "access" (an institution's line in our log) or "look" (an officer's line in the trail of looks),
    `look_id` the line. `person_id` is whose record it was, `account_id` who objects: himself, or a parent.
    What he wrote is his, so the words stand in the steps, and row-level security lets him see his own.
    """

    objection_id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=20, unique=True)
    person_id = models.UUIDField()
    account_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    source = models.CharField(max_length=10)
    look_id = models.UUIDField()
    looked_at = models.DateTimeField()
    agreement = models.ForeignKey(
        "data_access.Agreement", null=True, on_delete=models.PROTECT, related_name="objections"
    )
    status = models.CharField(max_length=12, default="submitted")
    due_at = models.DateTimeField()
    language = models.CharField(max_length=2, default="id")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_objection"
        indexes = [
            models.Index(fields=["person_id", "created_at"], name="data_access_objection_person"),
            models.Index(fields=["status", "due_at"], name="data_access_objection_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["look_id", "person_id"], name="data_access_one_objection")
        ]


class ObjectionStep(models.Model):
    """What was said and done about an objection. Rows are never changed. `text` is what the step says."""

    step_id = models.UUIDField(primary_key=True)
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="steps")
    person_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=12)
    text = models.CharField(max_length=2000, default="")

    class Meta:
        db_table = "data_access_objection_step"
        indexes = [models.Index(fields=["objection", "at"], name="data_access_objection_steps")]
