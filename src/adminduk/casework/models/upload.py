from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """A file on its way in. Its pieces lie sealed in storage, in the order of `pieces`.

    Exactly one owner: a resident's account, a member of staff, or whoever holds a case's number and PIN.
    """

    class State(models.TextChoices):
        RECEIVING = "receiving"
        FINISHED = "finished"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    account_id = models.UUIDField(null=True)
    staff_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    declared = models.CharField(max_length=100)
    length = models.IntegerField()
    received = models.IntegerField(default=0)
    pieces = ArrayField(models.CharField(max_length=80), default=list)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVING)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "casework_upload"
        indexes = [models.Index(fields=["expires_at"], name="casework_upload_expires")]
        constraints = [
            models.CheckConstraint(
                condition=Q(received__gte=0, received__lte=F("length")), name="casework_upload_received"
            ),
            models.CheckConstraint(
                condition=(
                    Q(account_id__isnull=False, staff_id__isnull=True, case_id__isnull=True)
                    | Q(account_id__isnull=True, staff_id__isnull=False, case_id__isnull=True)
                    | Q(account_id__isnull=True, staff_id__isnull=True, case_id__isnull=False)
                ),
                name="casework_upload_one_owner",
            ),
        ]
