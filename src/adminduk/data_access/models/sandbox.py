from __future__ import annotations

from django.db import models


class SandboxPerson(models.Model):
    """A resident who never lived, for clients of the sandbox; kept as `sandbox.yaml` says.

    The columns are those of `elements.ELEMENTS`; `outcome` is the answer about him, whatever the regions of
    the agreement are. His NIK begins with 99, which is no province.
    """

    nik = models.CharField(max_length=16, primary_key=True)
    person_id = models.UUIDField(unique=True)
    outcome = models.SmallIntegerField()
    kk_number = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    sex = models.SmallIntegerField()
    birth_place = models.CharField(max_length=100)
    birth_date = models.DateField()
    blood_type = models.SmallIntegerField(null=True)
    religion = models.SmallIntegerField(null=True)
    marital_status = models.SmallIntegerField()
    relation = models.SmallIntegerField()
    disability = models.SmallIntegerField(null=True)
    education = models.SmallIntegerField(null=True)
    occupation = models.SmallIntegerField(null=True)
    mother_nik = models.CharField(max_length=16, default="")
    mother_name = models.CharField(max_length=120, default="")
    father_nik = models.CharField(max_length=16, default="")
    father_name = models.CharField(max_length=120, default="")
    previous_address = models.CharField(max_length=250, default="")
    address = models.CharField(max_length=200)
    rt = models.CharField(max_length=3)
    rw = models.CharField(max_length=3)
    village_code = models.CharField(max_length=10)
    postal_code = models.CharField(max_length=5)
    birth_akta_number = models.CharField(max_length=60, default="")
    marriage_number = models.CharField(max_length=60, default="")
    marriage_date = models.DateField(null=True)
    divorce_number = models.CharField(max_length=60, default="")
    divorce_date = models.DateField(null=True)
    citizenship = models.SmallIntegerField(default=1)

    class Meta:
        db_table = "data_access_sandbox_person"
