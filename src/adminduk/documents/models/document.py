from __future__ import annotations

from django.db import models


class Document(models.Model):
    """One document: ordered by an act, prepared (rendered) for one signer, signed once, archived for ever.

    `dataset` are the canonical bytes that were rendered and `digest` their SHA-256. `label` is the
    masked name that a stranger may see. `signed_key` opens the bytes as issued; they are never made
    again. `superseded_at` turns a verification yellow, `revoked_at` red. `asked_at`: a signing service was asked;
    `returned` is its sealed answer while the archive could not take it. `asked` is what its asker said
    of it (purpose and addressee of a letter).
    """

    document_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    office_id = models.IntegerField()
    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=60)
    code = models.CharField(max_length=12)
    status = models.CharField(max_length=10, default="ordered")
    case_id = models.UUIDField(null=True)
    entry_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    label = models.CharField(max_length=160, default="")
    title = models.CharField(max_length=160, default="")
    dataset = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)
    issued_on = models.DateField(null=True)
    signer_id = models.UUIDField(null=True)
    rendering_key = models.CharField(max_length=80, default="")
    rendering_sha256 = models.CharField(max_length=64, default="")
    signed_key = models.CharField(max_length=80, default="")
    signed_sha256 = models.CharField(max_length=64, default="")
    size = models.IntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    returned = models.BinaryField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signer_name = models.CharField(max_length=120, default="")
    signer_title = models.CharField(max_length=200, default="")
    certificate_serial = models.CharField(max_length=50, default="")
    superseded_at = models.DateTimeField(null=True)
    superseded_by = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="")
    asked = models.JSONField(default=dict, db_default={})
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "documents_document"
        indexes = [
            models.Index(fields=["kabkota", "status", "created_at"], name="documents_document_tray"),
            models.Index(fields=["case_id"], name="documents_document_case"),
            models.Index(fields=["family_id", "kind"], name="documents_document_family"),
            models.Index(fields=["person_id", "kind"], name="documents_document_person"),
            models.Index(fields=["kabkota", "signed_at"], name="documents_document_signed"),
            models.Index(fields=["signed_sha256"], name="documents_document_bytes"),
            models.Index(fields=["number"], name="documents_document_number"),
        ]


class DocumentCode(models.Model):
    """Verification code (as in the QR) → document: unique in the nation, for ever."""

    code = models.CharField(max_length=12, primary_key=True)
    document_id = models.UUIDField(unique=True)
    kabkota = models.CharField(max_length=4)

    class Meta:
        db_table = "documents_code"
