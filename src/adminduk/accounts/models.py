from __future__ import annotations

from django.db import models
from django.db.models import Q


class Account(models.Model):
    """The binding of one person and one contact. A reset ends it; the next binding is a new row.

    `contact` is sealed, `contact_index` finds it. `kabkota` is where the person was registered when he
    last signed in (row-level security reads it).
    """

    pk = models.CompositePrimaryKey("person_id", "account_id")
    person_id = models.UUIDField()
    account_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    contact_kind = models.CharField(max_length=5)
    contact = models.BinaryField()
    contact_index = models.BinaryField()
    assurance = models.CharField(max_length=10)
    language = models.CharField(max_length=2, default="id")
    bound_at = models.DateTimeField()
    signed_in_at = models.DateTimeField()
    matched_at = models.DateTimeField(null=True)
    matched_by = models.UUIDField(null=True)
    matched_in_case = models.UUIDField(null=True)
    reset_at = models.DateTimeField(null=True)
    reset_by = models.UUIDField(null=True)
    reset_reason = models.CharField(max_length=500, default="")

    class Meta:
        db_table = "accounts_account"
        indexes = [
            models.Index(fields=["account_id"], name="accounts_account_by_id"),
            models.Index(fields=["contact_index"], name="accounts_account_contact"),
        ]
        constraints = [
            # Two phones at the same moment: the database lets one of them be the first.
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(reset_at__isnull=True), name="accounts_one_binding"
            )
        ]


class Attempt(models.Model):
    """A sign-in between its request and its code. The code is kept as a hash, for ten minutes."""

    attempt_id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    contact_kind = models.CharField(max_length=5)
    contact = models.BinaryField()
    contact_index = models.BinaryField()
    language = models.CharField(max_length=2, default="id")
    code_hash = models.CharField(max_length=120)
    misses = models.IntegerField(default=0)
    codes_sent = models.IntegerField(default=1)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_attempt"
        indexes = [
            models.Index(fields=["expires_at"], name="accounts_attempt_expires"),
            models.Index(fields=["person_id"], name="accounts_attempt_person"),
        ]
