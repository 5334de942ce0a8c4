from __future__ import annotations

from django.db import models


class Person(models.Model):
    """One person as he is now; only entries change him. Codes are those of `regulations.codes`.

    `kabkota` is where he is registered now (row-level security reads it); while he moves, `moving_to` is
    the kab/kota that may take him. `nik` repeats the number table for reading; that it is unique is kept
    there. `merged_into` is the one who survives when two records were one person. `revision` counts the
    entries that changed him, so that the order of his history does not hang on clocks.
    """

    person_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    nik = models.CharField(max_length=16, null=True)
    name = models.CharField(max_length=120)
    sex = models.SmallIntegerField()
    birth_date = models.DateField()
    birth_date_estimated = models.BooleanField(default=False)
    birth_place = models.CharField(max_length=100)
    birth_region = models.CharField(max_length=10, default="")
    birth_time = models.CharField(max_length=5, default="")
    citizenship = models.SmallIntegerField(default=1)
    life = models.CharField(max_length=10, default="living")
    residence = models.CharField(max_length=10, default="resident")
    religion = models.SmallIntegerField(null=True)
    blood_type = models.SmallIntegerField(null=True)
    education = models.SmallIntegerField(null=True)
    occupation = models.SmallIntegerField(null=True)
    disability = models.SmallIntegerField(null=True)
    marital_status = models.SmallIntegerField(default=1)
    marriage_date = models.DateField(null=True)
    marriage_number = models.CharField(max_length=60, default="")
    birth_akta_number = models.CharField(max_length=60, default="")
    mother_id = models.UUIDField(null=True)
    mother_name = models.CharField(max_length=120, default="")
    mother_nik = models.CharField(max_length=16, default="")
    father_id = models.UUIDField(null=True)
    father_name = models.CharField(max_length=120, default="")
    father_nik = models.CharField(max_length=16, default="")
    passport_number = models.CharField(max_length=30, default="")
    stay_permit_number = models.CharField(max_length=30, default="")
    stay_permit_kind = models.CharField(max_length=10, default="")
    stay_permit_until = models.DateField(null=True)
    nationality = models.CharField(max_length=3, default="")
    divorce_date = models.DateField(null=True)
    divorce_number = models.CharField(max_length=60, default="")
    death_date = models.DateField(null=True)
    death_akta_number = models.CharField(max_length=60, default="")
    previous_address = models.CharField(max_length=250, default="")
    stay_address = models.CharField(max_length=120, default="")
    stay_rt = models.CharField(max_length=3, default="")
    stay_rw = models.CharField(max_length=3, default="")
    stay_village = models.CharField(max_length=10, default="")
    temporary_number = models.CharField(max_length=60, default="")
    moving_to = models.CharField(max_length=4, default="")
    merged_into = models.UUIDField(null=True)
    revision = models.IntegerField(default=1)
    entry_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "register_person"
        indexes = [
            models.Index(fields=["mother_id", "birth_date"], name="register_person_mother"),
            models.Index(fields=["birth_date", "sex"], name="register_person_birth"),
            models.Index(fields=["kabkota", "name"], name="register_person_name"),
            models.Index(fields=["nik"], name="register_person_nik"),
            models.Index(fields=["father_id"], name="register_person_father"),
        ]
