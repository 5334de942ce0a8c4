from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Institution(models.Model):
    """A body that serves the public and may ask the register. `kind` decides who pays (see `Sector`)."""

    institution_id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    supervised_by = models.CharField(max_length=160, default="")
    email = models.CharField(max_length=254)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_institution"


class Officer(models.Model):
    """Somebody of an institution who signs in to its own pages. Secrets as those of our own staff."""

    officer_id = models.UUIDField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="officers")
    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=100)
    password = models.CharField(max_length=200)
    password_temporary = models.BooleanField(default=True)
    totp_secret = models.BinaryField()
    last_totp = models.BigIntegerField(default=0)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    signed_in_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "data_access_officer"


class Client(models.Model):
    """One machine of an institution, under one agreement: what asks for a token (OAuth 2.0 client).

    `client_no` is short because every line of the log holds it. `certificates` are SHA-256 thumbprints
    (hex) of client certificates (RFC 8705); `addresses` are networks in CIDR form, empty for any.
    A sandbox client sees synthetic residents and nobody else. Tokens issued before `tokens_since` are void.
    """

    client_id = models.CharField(max_length=40, primary_key=True)
    client_no = models.IntegerField(unique=True)
    agreement = models.ForeignKey("data_access.Agreement", on_delete=models.PROTECT, related_name="clients")
    name = models.CharField(max_length=80)
    sandbox = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    certificates = ArrayField(models.CharField(max_length=64), default=list)
    addresses = ArrayField(models.CharField(max_length=50), default=list)
    tokens_since = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_client"


class ClientKey(models.Model):
    """A public key (JWK) with which a client signs its assertions (private_key_jwt, RFC 7523)."""

    key_id = models.UUIDField(primary_key=True)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="keys")
    kid = models.CharField(max_length=80)
    jwk = models.JSONField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "data_access_client_key"
        constraints = [models.UniqueConstraint(fields=["client", "kid"], name="data_access_one_kid")]
