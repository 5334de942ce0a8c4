from __future__ import annotations

from django.db import models


class Revision(models.Model):
    """A later state of a signed document's file: the issued bytes, with more proof behind them.

    The first lifts the signature to B-LTA; each further one renews its timestamp before `proof_ends`, the end
    of the newest timestamp's certificate. The last is what people are given.
    """

    pk = models.CompositePrimaryKey("document_id", "seq")
    document_id = models.UUIDField()
    seq = models.SmallIntegerField()
    kabkota = models.CharField(max_length=4)
    level = models.CharField(max_length=10)
    file_key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    at = models.DateTimeField()
    proof_ends = models.DateTimeField()

    class Meta:
        db_table = "documents_revision"
        indexes = [
            models.Index(fields=["sha256"], name="documents_revision_bytes"),
            models.Index(fields=["kabkota", "proof_ends"], name="documents_revision_ends"),
        ]
