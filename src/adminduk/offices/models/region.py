from __future__ import annotations

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q


class Region(models.Model):
    """One wilayah of Kepmendagri's code list. Codes are digits only: 2, 4, 6 or 10 of them.

    A code that was given anew keeps both lives: its key is the code with the day it became valid.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    parent_code = models.CharField(max_length=10)
    postal_code = models.CharField(max_length=5)
    zone = models.CharField(max_length=4)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "offices_region"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="offices_region_code"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to__isnull=True), name="offices_region_current"
            ),
        ]
        indexes = [
            models.Index(fields=["parent_code", "name"], name="offices_region_parent"),
            models.Index(OpClass("name", name="text_pattern_ops"), name="offices_region_name"),
        ]
