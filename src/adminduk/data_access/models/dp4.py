from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Dp4Release(models.Model):
    """One list of those who may vote on a polling day, under one agreement: made by one, released by another.

    The rules stand here as they were applied (`born_until`, `excluded` occupations, `residences`), so that a
    file is made years later as on the first day. `fields` are bits of `elements.Element`. What the law and
    the agreement said in words stands in the signed manifest, kept under `manifest_key`.
    """

    release_id = models.UUIDField(primary_key=True)
    release_no = models.IntegerField(unique=True)
    agreement_no = models.IntegerField()
    polling_day = models.DateField()
    region = models.CharField(max_length=10, default="")
    format = models.CharField(max_length=10)
    status = models.CharField(max_length=10, default="making")
    born_until = models.DateField()
    excluded = ArrayField(models.SmallIntegerField())
    residences = ArrayField(models.CharField(max_length=10))
    fields = models.BigIntegerField()
    begun_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=120)
    released_at = models.DateTimeField(null=True)
    released_by = models.UUIDField(null=True)
    released_by_name = models.CharField(max_length=120, default="")
    manifest_key = models.CharField(max_length=80, default="")

    class Meta:
        db_table = "data_access_dp4_release"


class Dp4File(models.Model):
    """The voters of one kab/kota as one file, which lies in sealed `boxes` that are read one after another.

    `sha256` and `size` (bytes) are of the whole file. `away` of the `voters` stand on no card: they live
    abroad or are between two offices. `logged` lines of the log tell of them once the release is given out.
    """

    pk = models.CompositePrimaryKey("release_id", "kabkota")
    release_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    voters = models.IntegerField(default=0)
    men = models.IntegerField(default=0)
    women = models.IntegerField(default=0)
    away = models.IntegerField(default=0)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="")
    boxes = ArrayField(models.CharField(max_length=80), default=list)
    made_at = models.DateTimeField(null=True)
    logged = models.IntegerField(null=True)

    class Meta:
        db_table = "data_access_dp4_file"


class Dp4Village(models.Model):
    """Who of a village (or of a kab/kota, for those away) is on a list, in the order of the file.

    `digests` are of the lines that were given, so that two lists are compared without opening the files.
    """

    pk = models.CompositePrimaryKey("release_id", "region_code")
    release_id = models.UUIDField()
    region_code = models.CharField(max_length=10)
    kabkota = models.CharField(max_length=4)
    voters = models.IntegerField()
    men = models.IntegerField()
    women = models.IntegerField()
    people = ArrayField(models.UUIDField())
    digests = ArrayField(models.BigIntegerField())

    class Meta:
        db_table = "data_access_dp4_village"
        indexes = [models.Index(fields=["release_id", "kabkota"], name="data_access_dp4_of_kabkota")]
