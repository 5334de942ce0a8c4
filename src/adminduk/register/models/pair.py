from __future__ import annotations

from django.db import models


class Pair(models.Model):
    """Two records that may be one person, the smaller id first, and what officers made of it.

    `found` says field by field how alike they are (codes and bits, nothing of anybody). `kabkota` and
    `second_kabkota` are where the two live: both offices see the pair. `opinion`, `reason` and `survivor_id`
    are those of the officer who proposed; the other one's are in `PairStep`. `newcomer_id` is the one of the
    two who has no record yet (`Newcomer`).
    """

    pk = models.CompositePrimaryKey("first_id", "second_id")
    first_id = models.UUIDField()
    second_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    second_kabkota = models.CharField(max_length=4)
    bits = models.FloatField()
    probability = models.FloatField()
    verdict = models.CharField(max_length=10)
    found = models.JSONField(default=list)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")
    opinion = models.CharField(max_length=10, default="")
    reason = models.CharField(max_length=500, default="")
    survivor_id = models.UUIDField(null=True)
    proposed_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    entry_id = models.UUIDField(null=True)
    newcomer_id = models.UUIDField(null=True)

    class Meta:
        db_table = "register_pair"
        indexes = [
            models.Index(fields=["kabkota", "state", "-bits"], name="register_pair_queue"),
            models.Index(fields=["second_kabkota", "state", "-bits"], name="register_pair_queue_2"),
            models.Index(fields=["second_id"], name="register_pair_second"),
        ]


class PairStep(models.Model):
    """What one officer said about a pair; nothing of it is ever changed."""

    pk = models.CompositePrimaryKey("first_id", "step_id")
    first_id = models.UUIDField()
    step_id = models.UUIDField()
    second_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    second_kabkota = models.CharField(max_length=4)
    at = models.DateTimeField()
    act = models.CharField(max_length=10)
    opinion = models.CharField(max_length=10)
    reason = models.CharField(max_length=500, default="")
    survivor_id = models.UUIDField(null=True)
    officer_id = models.UUIDField()
    officer_name = models.CharField(max_length=120)

    class Meta:
        db_table = "register_pair_step"


class Newcomer(models.Model):
    """Somebody who asked for a record and may have one: what two officers compare with. `columns` are those
    of a person that the workbench shows."""

    newcomer_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    columns = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)

    class Meta:
        db_table = "register_newcomer"


class NameWord(models.Model):
    """How many people of the nation bear a word in their names, as it sounds; "" counts everybody.

    Only words that several people bear: the table tells of nobody.
    """

    word = models.CharField(max_length=120, primary_key=True)
    people = models.IntegerField()

    class Meta:
        db_table = "register_name_word"
