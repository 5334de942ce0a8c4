from __future__ import annotations

from django.db import models


class SignerCertificate(models.Model):
    """An official's certificate, and where its key is; the passphrase is kept nowhere.

    `signer` is local (the key lies here under the passphrase), pkcs11 (in a device, by token and key label)
    or bsre (at the state's service, which knows the official by `identity`, his sealed NIK).
    """

    id = models.UUIDField(primary_key=True)
    staff_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    serial = models.CharField(max_length=50)
    certificate_pem = models.TextField()
    chain_pem = models.TextField()
    encrypted_key_pem = models.TextField()
    signer = models.CharField(max_length=8, default="local", db_default="local")
    token_label = models.CharField(max_length=64, default="", db_default="")
    key_label = models.CharField(max_length=64, default="", db_default="")
    identity = models.BinaryField(null=True)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "documents_certificate"
        constraints = [
            # One certificate in force for each official; a new one is issued when the old is revoked.
            models.UniqueConstraint(
                fields=["staff_id"],
                condition=models.Q(revoked_at__isnull=True),
                name="documents_certificate_in_force",
            )
        ]
