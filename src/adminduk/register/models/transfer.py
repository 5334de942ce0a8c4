from __future__ import annotations

from django.db import models


class Import(models.Model):
    """One file that was, or is being, brought in. `digest` (SHA-256) knows it again after a broken run.

    `seed` makes the ids of its people: a run that goes on gives each line the id that it had before, and so
    knows what came in already.
    """

    import_id = models.UUIDField(primary_key=True)
    digest = models.BinaryField()
    file_name = models.CharField(max_length=255)
    office = models.CharField(max_length=20, default="")
    seed = models.BinaryField()
    rows = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_import"


class ImportBatch(models.Model):
    """What came in together: written in the transaction of its families, never changed."""

    pk = models.CompositePrimaryKey("import_id", "batch_id")
    import_id = models.UUIDField()
    batch_id = models.UUIDField()
    families = models.IntegerField()
    people = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "register_import_batch"
