from __future__ import annotations

from django.db import models


class Akta(models.Model):
    """An akta that an office of this register made, as it stands: active, annulled or withdrawn.

    `other_id` is the second person of an akta of two (the wife; the father who acknowledged).
    """

    akta_number = models.CharField(max_length=60, primary_key=True)
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=4)
    person_id = models.UUIDField()
    other_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, default="active")
    revision = models.IntegerField(default=1)
    entry_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "register_akta"
        indexes = [models.Index(fields=["person_id"], name="register_akta_person")]


class NoteDue(models.Model):
    """A note that one office entered beside an akta of another, which writes it into its register on paper.

    `keeper` is that other office's region; `by_number` the akta or letter that the entry gave; `written_…`
    when it was written there, and by whom.
    """

    pk = models.CompositePrimaryKey("akta_number", "entry_id")
    akta_number = models.CharField(max_length=60)
    entry_id = models.UUIDField()
    keeper = models.CharField(max_length=4)
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=30)
    noted_on = models.DateField()
    by_number = models.CharField(max_length=60, default="")
    written_at = models.DateTimeField(null=True)
    written_by = models.UUIDField(null=True)
    written_name = models.CharField(max_length=120, default="")

    class Meta:
        db_table = "register_note_due"
        indexes = [models.Index(fields=["keeper", "written_at", "noted_on"], name="register_note_due_list")]


class Note(models.Model):
    """A marginal note (catatan pinggir): which entry is written beside which akta, also beside old ones.

    `kind` names the sentence; what it says is in the entry's facts.
    """

    pk = models.CompositePrimaryKey("akta_number", "entry_id")
    akta_number = models.CharField(max_length=60)
    entry_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=30)
    noted_on = models.DateField()

    class Meta:
        db_table = "register_note"
