from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from adminduk.data_access.models.institution import Institution


class Agreement(models.Model):
    """What an institution may ask, and what for: MoU → PKS → technical sheet (Permendagri 17/2023).

    `elements` may be compared, `fields` may be given back (both bits of `elements.Element`); `regions` are
    codes that begin those of the people it may ask about, "*" for the nation. `version` grows with every
    change, so that whoever holds an older copy notices. `agreement_no` is short because every line of the
    log holds it. `proposal_id` is the step with changed terms that wait for another person's approval while
    the present ones go on; `drafted_by` made the terms in force. `slowed_per_second` is a lower rate while an
    alarm is open.
    """

    agreement_id = models.UUIDField(primary_key=True)
    agreement_no = models.IntegerField(unique=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="agreements")
    status = models.CharField(max_length=12, default="draft")
    version = models.IntegerField(default=1)
    mou_number = models.CharField(max_length=80, default="")
    pks_number = models.CharField(max_length=80, default="")
    sheet_number = models.CharField(max_length=80, default="")
    legal_basis = models.CharField(max_length=300)
    purpose = models.CharField(max_length=40)
    purpose_text = models.CharField(max_length=200)
    elements = models.BigIntegerField()
    fields = models.BigIntegerField(default=0)
    bulk = models.BooleanField(default=False)
    feed = models.BooleanField(default=False)
    regions = ArrayField(models.CharField(max_length=10))
    per_day = models.IntegerField()
    per_second = models.IntegerField()
    slowed_per_second = models.IntegerField(null=True)
    tariff = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField()
    drafted_by = models.UUIDField()
    approved_by = models.UUIDField(null=True)
    proposal_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_agreement"


class AgreementStep(models.Model):
    """What happened to an agreement: who did what, and why. Rows are never changed."""

    step_id = models.UUIDField(primary_key=True)
    agreement_id = models.UUIDField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    action = models.CharField(max_length=30)
    reason = models.CharField(max_length=500, default="")
    version = models.IntegerField()
    terms = models.JSONField(default=dict)

    class Meta:
        db_table = "data_access_agreement_step"
        indexes = [models.Index(fields=["agreement_id", "at"], name="data_access_step_agreement")]


class AgreementPaper(models.Model):
    """A document attached to an agreement (MoU, PKS, technical sheet, NDA, report of a semester).

    `period` is the semester of a report, as in "2026-1".
    """

    paper_id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    storage_key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    period = models.CharField(max_length=6, default="")
    added_at = models.DateTimeField()
    added_by = models.UUIDField()

    class Meta:
        db_table = "data_access_paper"
