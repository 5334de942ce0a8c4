from __future__ import annotations

from django.db import models


class Matching(models.Model):
    """One file that an institution has matched against the register.

    `asked` are bits of `elements.Element` that the file's columns name. `rows` are those of the file, `refused`
    those that cannot be asked about. `rupiah` is the estimate, then what was accepted. `told` is where the institution wants to hear that it is over (https), `told_at` when it was told.
    `manifest` is signed when the last part is there; the results are removed after `kept_until`.
    """

    matching_id = models.UUIDField(primary_key=True)
    agreement_no = models.IntegerField()
    client_no = models.IntegerField()
    state = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    threshold = models.SmallIntegerField()
    asked = models.BigIntegerField(default=0)
    columns_unread = models.JSONField(default=list)
    bytes = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="")
    rows = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0)
    refusals = models.JSONField(default=dict)
    charge_kind = models.CharField(max_length=20, default="")
    rupiah = models.BigIntegerField(default=0)
    reason = models.JSONField(null=True)
    told = models.CharField(max_length=300, default="")
    told_at = models.DateTimeField(null=True)
    manifest = models.JSONField(null=True)
    created_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "data_access_matching"
        indexes = [
            models.Index(fields=["agreement_no", "accepted_at"], name="data_access_matching_day"),
            models.Index(fields=["client_no", "created_at"], name="data_access_matching_client"),
        ]


class MatchingPiece(models.Model):
    """A piece of the file as it was sent, in a sealed box. Pieces are gone once the file has been counted."""

    pk = models.CompositePrimaryKey("matching_id", "number")
    matching_id = models.UUIDField()
    number = models.IntegerField()
    storage_key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    bytes = models.IntegerField()

    class Meta:
        db_table = "data_access_matching_piece"


class MatchingPart(models.Model):
    """Some rows of the file: what is asked, and once `done_at` is set, what the register answered.

    Both lie in sealed boxes. A part and its lines in the log come into being by one transaction.
    """

    pk = models.CompositePrimaryKey("matching_id", "number")
    matching_id = models.UUIDField()
    number = models.IntegerField()
    rows = models.IntegerField()
    refused = models.IntegerField()
    asked_key = models.CharField(max_length=80)
    answer_key = models.CharField(max_length=80, default="")
    answer_sha256 = models.CharField(max_length=64, default="")
    answer_bytes = models.BigIntegerField(default=0)
    found = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "data_access_matching_part"
