"""Number tables: here a number is unique in the nation, whatever table its owner lies in."""

from __future__ import annotations

from django.db import models


class Nik(models.Model):
    """NIK → person. One row a number for ever; one number a person for ever (UU 24/2013 art. 13)."""

    nik = models.CharField(max_length=16, primary_key=True)
    person_id = models.UUIDField(unique=True)
    kabkota = models.CharField(max_length=4)
    allotted_at = models.DateTimeField()
    entry_id = models.UUIDField()

    class Meta:
        db_table = "register_nik"


class FamilyNumber(models.Model):
    """Number of a family card → family."""

    kk_number = models.CharField(max_length=16, primary_key=True)
    family_id = models.UUIDField(unique=True)
    kabkota = models.CharField(max_length=4)
    allotted_at = models.DateTimeField()
    entry_id = models.UUIDField()

    class Meta:
        db_table = "register_family_number"


class AktaNumber(models.Model):
    """Number of an akta or letter → the entry that it was allotted to. Corrections keep the number."""

    akta_number = models.CharField(max_length=60, primary_key=True)
    entry_id = models.UUIDField(unique=True)
    kabkota = models.CharField(max_length=4)

    class Meta:
        db_table = "register_akta_number"


class NumberCounter(models.Model):
    """The last serial of a prefix ("nik/320101140526", "akta/3201-LU-14052026")."""

    prefix = models.CharField(max_length=40, primary_key=True)
    last = models.IntegerField()

    class Meta:
        db_table = "register_number_counter"


class OldAkta(models.Model):
    """An akta on paper from before this register: its office, kind, year and number, and its entry.

    A number of then is unique only with the office and the year, so all of them are the key.
    """

    number_key = models.CharField(max_length=300, primary_key=True)
    kabkota = models.CharField(max_length=4)
    entry_id = models.UUIDField()

    class Meta:
        db_table = "register_old_akta"
