"""Forms of one institution: its name, and the account of somebody there."""

from __future__ import annotations

from adminduk.foundation.texts import Both
from adminduk.surfaces.components.agreements import SECTORS
from adminduk.surfaces.components.fields import BoundField, Option

NAME = BoundField("name", "text", Both(id="Nama lembaga", en="Name of the institution"), maxlength=160)
SHORT = BoundField(
    "short_name",
    "text",
    Both(id="Nama pendek", en="Short name"),
    help=Both(id="Warga membaca nama ini di daftar akses.", en="Residents read it in the list of accesses."),
    maxlength=40,
    width=20,
)
SECTOR = BoundField(
    "sector",
    "select",
    Both(id="Sektor", en="Sector"),
    help=Both(
        id="Menentukan golongan tarif. Tidak dapat diubah kemudian.",
        en="It decides the class of tariff. It cannot be changed later.",
    ),
    options=(
        Option("", Both(id="Pilih sektor", en="Choose a sector")),
        *(Option(str(name), label) for name, label in SECTORS.items()),
    ),
)
EMAIL = BoundField(
    "email",
    "email",
    Both(id="Alamat email lembaga", en="E-mail address of the institution"),
    help=Both(
        id="Peringatan tentang pemakaian dikirim ke sini.", en="Warnings about its use are sent there."
    ),
    maxlength=254,
)
SUPERVISED_BY = BoundField(
    "supervised_by", "text", Both(id="Diawasi oleh", en="Supervised by"), maxlength=160, required=False
)
INSTITUTION = (NAME, SHORT, SECTOR, EMAIL, SUPERVISED_BY)

OFFICER = (
    BoundField("name", "name", Both(id="Nama petugas lembaga", en="Name of the officer"), maxlength=100),
    BoundField("email", "email", Both(id="Alamat email petugas", en="E-mail of the officer"), maxlength=254),
)
REASON = BoundField(
    "reason",
    "textarea",
    Both(id="Alasan", en="Reason"),
    help=Both(id="Lembaga membaca alasan ini di halamannya.", en="The institution reads it on its own page."),
    rows=3,
    maxlength=500,
)
