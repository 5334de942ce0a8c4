from __future__ import annotations

from django.db import models


class Bucket(models.Model):
    """Tries in one window, under a hashed name: nothing personal can be read back from it."""

    name = models.BinaryField(primary_key=True)
    since = models.DateTimeField()
    tries = models.IntegerField()

    class Meta:
        db_table = "throttle_bucket"
