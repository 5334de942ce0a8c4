from __future__ import annotations

from django.db import migrations, models

_PERSON = [
    ("stay_permit_kind", models.CharField(default="", max_length=10)),
    ("stay_permit_until", models.DateField(null=True)),
    ("nationality", models.CharField(default="", max_length=3)),
    ("divorce_date", models.DateField(null=True)),
    ("divorce_number", models.CharField(default="", max_length=60)),
    ("death_date", models.DateField(null=True)),
    ("death_akta_number", models.CharField(default="", max_length=60)),
    ("previous_address", models.CharField(default="", max_length=250)),
    ("temporary_number", models.CharField(default="", max_length=60)),
    ("moving_to", models.CharField(default="", max_length=4)),
    ("merged_into", models.UUIDField(null=True)),
    ("revision", models.IntegerField(default=1)),
]


class Migration(migrations.Migration):
    dependencies = [("register", "0004_akta_numbers")]
    operations = [
        *(migrations.AddField(model_name="person", name=name, field=column) for name, column in _PERSON),
        migrations.AddField(model_name="family", name="revision", field=models.IntegerField(default=1)),
        migrations.AddField(model_name="membership", name="revision", field=models.IntegerField(default=1)),
        migrations.CreateModel(
            name="Marriage",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "wife_id",
                        "marriage_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("wife_id", models.UUIDField()),
                ("marriage_id", models.UUIDField()),
                ("husband_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("registered", models.BooleanField()),
                ("number", models.CharField(default="", max_length=60)),
                ("married_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("ended_by", models.CharField(default="", max_length=20)),
                ("revision", models.IntegerField(default=1)),
                ("entry_id", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "register_marriage",
                "indexes": [models.Index(fields=["husband_id"], name="register_marriage_husband")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(ended_on__isnull=True),
                        fields=["wife_id"],
                        name="register_one_husband_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Akta",
            fields=[
                ("akta_number", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("kind", models.CharField(max_length=4)),
                ("person_id", models.UUIDField()),
                ("other_id", models.UUIDField(null=True)),
                ("state", models.CharField(default="active", max_length=10)),
                ("revision", models.IntegerField(default=1)),
                ("entry_id", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "register_akta",
                "indexes": [models.Index(fields=["person_id"], name="register_akta_person")],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "akta_number",
                        "entry_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("akta_number", models.CharField(max_length=60)),
                ("entry_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("kind", models.CharField(max_length=30)),
                ("noted_on", models.DateField()),
            ],
            options={"db_table": "register_note"},
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject_id",
                        "revision",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("revision", models.IntegerField()),
                ("subject_kind", models.CharField(max_length=10)),
                ("kabkota", models.CharField(max_length=4)),
                ("entry_id", models.UUIDField()),
                ("effective_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
            ],
            options={"db_table": "register_revision"},
        ),
    ]
