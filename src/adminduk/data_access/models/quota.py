from __future__ import annotations

from django.db import models


class Quota(models.Model):
    """How much of an agreement's quota is left: what `data_access_lease` counts for all processes.

    `tokens` are people that may be asked about at once (they fill up by `per_second`), `used` those that were
    let through on `day` (WIB).
    """

    agreement_no = models.IntegerField(primary_key=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()
    day = models.DateField()
    used = models.BigIntegerField(default=0)

    class Meta:
        db_table = "data_access_quota"
