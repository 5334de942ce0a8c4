from __future__ import annotations

from django.db import models


class Waiting(models.Model):
    """A committed entry that has no place in its chain yet; written by the entry table's trigger."""

    pk = models.CompositePrimaryKey("chain", "entry_id")
    chain = models.CharField(max_length=10)
    entry_id = models.UUIDField()
    leaf = models.BinaryField()
    since = models.DateTimeField()

    class Meta:
        db_table = "journal_waiting"


class Sealed(models.Model):
    """The place of one entry in its chain, for ever. The key leads with the chain."""

    pk = models.CompositePrimaryKey("chain", "seq")
    chain = models.CharField(max_length=10)
    seq = models.BigIntegerField()
    entry_id = models.UUIDField()
    leaf = models.BinaryField()
    tree = models.BigIntegerField()

    class Meta:
        db_table = "journal_sealed"
        constraints = [models.UniqueConstraint(fields=["chain", "entry_id"], name="journal_sealed_entry")]


class Root(models.Model):
    """One batch of one chain: its Merkle root, chained to the root before, signed."""

    pk = models.CompositePrimaryKey("chain", "tree")
    chain = models.CharField(max_length=10)
    tree = models.BigIntegerField()
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    merkle_root = models.BinaryField()
    previous = models.BinaryField()
    chained = models.BinaryField()
    signature = models.BinaryField()
    key_id = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "journal_root"


class Day(models.Model):
    """One published day: the root over every chain, chained to the day before, signed."""

    day = models.DateField(primary_key=True)
    chains = models.IntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    chained = models.BinaryField()
    signature = models.BinaryField()
    key_id = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "journal_day"


class ChainDay(models.Model):
    """Where one chain stood at the end of a day, and the root over the batches that came in it.

    `last_tree` is `first_tree` - 1 when none came. `position` is its place in the day's tree.
    """

    pk = models.CompositePrimaryKey("chain", "day")
    chain = models.CharField(max_length=10)
    day = models.DateField()
    position = models.IntegerField()
    first_tree = models.BigIntegerField()
    last_tree = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    batches = models.BinaryField()
    chained = models.BinaryField()

    class Meta:
        db_table = "journal_day_chain"
        indexes = [models.Index(fields=["day", "position"], name="journal_day_chain_day")]


class Cursor(models.Model):
    """How far one follower has read one chain."""

    pk = models.CompositePrimaryKey("chain", "follower")
    chain = models.CharField(max_length=10)
    follower = models.CharField(max_length=60)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "journal_cursor"
