from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Delivery(models.Model):
    """Finished documents behind a link and a PIN. The token is random; the PIN is kept as a hash."""

    token = models.CharField(max_length=32, primary_key=True)
    case_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    document_ids = ArrayField(models.UUIDField())
    pin_hash = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "casework_delivery"
        indexes = [models.Index(fields=["case_id"], name="casework_delivery_case")]
