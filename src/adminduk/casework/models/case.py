from __future__ import annotations

from django.db import models


class Case(models.Model):
    """One application (permohonan), from the first answer to the finished documents.

    `answers` are the notice as filled in, `notice_version` the notice that was filled, `rules_on` the day
    whose law decides. `complete_at` is when the papers were complete: the promised clock runs from there,
    and `waited_seconds` (for the applicant) do not count. `label` is what a queue shows of it.
    `decisions` are the numbers of written decisions by name, `confirmed` the keys of findings that were
    said to be so. `attention` are sentences ({"id", "en"}) on what the
    signer should look at. `entry_id`, `person_id` and `akta_number` are what the register answered.
    """

    case_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    kecamatan = models.CharField(max_length=6, default="")
    office_id = models.IntegerField()
    number = models.CharField(max_length=20, default="")
    service = models.CharField(max_length=30)
    notice_version = models.SmallIntegerField()
    status = models.CharField(max_length=12)
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=2, default="id")
    account_id = models.UUIDField(null=True)
    entered_by = models.UUIDField(null=True)
    contact = models.BinaryField(null=True)
    reporter_id = models.UUIDField(null=True)
    label = models.CharField(max_length=160, default="")
    answers = models.JSONField(default=dict)
    family_id = models.UUIDField(null=True)
    rules_on = models.DateField(null=True)
    pin_hash = models.CharField(max_length=120, default="")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    complete_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    waited_seconds = models.IntegerField(default=0)
    assigned_to = models.UUIDField(null=True)
    verified_by = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    registered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    entry_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    akta_number = models.CharField(max_length=60, default="")
    decisions = models.JSONField(default=dict)
    confirmed = models.JSONField(default=list)
    closing_reason = models.CharField(max_length=500, default="")
    asked_back = models.CharField(max_length=500, default="")
    attention = models.JSONField(default=list)

    class Meta:
        db_table = "casework_case"
        indexes = [
            models.Index(fields=["kabkota", "status", "assigned_to"], name="casework_case_queue"),
            models.Index(fields=["account_id", "created_at"], name="casework_case_account"),
            models.Index(fields=["kabkota", "submitted_at"], name="casework_case_day"),
            models.Index(fields=["number"], name="casework_case_by_number"),
        ]


class CaseNumber(models.Model):
    """Number of a case → case: unique in the nation."""

    number = models.CharField(max_length=20, primary_key=True)
    case_id = models.UUIDField(unique=True)
    kabkota = models.CharField(max_length=4)

    class Meta:
        db_table = "casework_case_number"


class NumberCounter(models.Model):
    """The last serial of an office's month ("3201-2611")."""

    prefix = models.CharField(max_length=20, primary_key=True)
    last = models.IntegerField()

    class Meta:
        db_table = "casework_number_counter"
