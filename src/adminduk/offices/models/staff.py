from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Staff(models.Model):
    """Somebody who works in an office. The TOTP secret is sealed, the password an Argon2 hash.

    `sight` overrides the region codes he may see (a province, the nation); empty means his office's.
    `last_totp` is the time step of the last accepted code: a code opens once.
    `password_temporary`: an administrator handed it over, and it must be changed before anything else.
    """

    id = models.UUIDField(primary_key=True)
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    nip = models.CharField(max_length=18)
    title = models.CharField(max_length=160)
    role = models.CharField(max_length=20)
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="staff")
    sight = ArrayField(models.CharField(max_length=10), default=list)
    active = models.BooleanField(default=True)
    on_duty = models.BooleanField(default=True)
    password = models.CharField(max_length=200)
    password_temporary = models.BooleanField(default=False, db_default=False)
    totp_secret = models.BinaryField()
    last_totp = models.BigIntegerField(default=0)
    language = models.CharField(max_length=2, default="id")
    single_keys = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    signed_in_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "offices_staff"
        indexes = [models.Index(fields=["office", "role"], name="offices_staff_role")]


class Passkey(models.Model):
    """One WebAuthn credential of a member of staff."""

    id = models.UUIDField(primary_key=True)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    label = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "offices_passkey"
