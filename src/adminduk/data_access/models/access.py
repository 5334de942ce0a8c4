from __future__ import annotations

from django.db import models
from django.db.models import Func


class Access(models.Model):
    """One glance of an institution at one person: the line is durable before the answer leaves.

    The key begins with the person, so one index serves both the writing and the citizen who asks. The
    table is cut by the months of `access_id` (a UUIDv7). `subject_id` is the person, or for a NIK that
    nobody has an id derived from it under a key of our own, so that walking NIKs can be seen.
    `asked`, `agreed` and `given` are bits of `elements.Element`. `transaction_id` is PostgreSQL's own: what
    stands below the oldest running transaction can no longer grow, and that is what the chain seals.
    """

    pk = models.CompositePrimaryKey("subject_id", "access_id")
    subject_id = models.UUIDField()
    access_id = models.UUIDField()
    at = models.DateTimeField()
    transaction_id = models.BigIntegerField(
        db_default=Func(function="data_access_transaction", output_field=models.BigIntegerField())
    )
    agreement_no = models.IntegerField()
    client_no = models.IntegerField()
    way = models.SmallIntegerField()
    outcome = models.SmallIntegerField()
    asked = models.BigIntegerField()
    agreed = models.BigIntegerField(default=0)
    given = models.BigIntegerField(default=0)

    class Meta:
        db_table = "data_access_access"
