"""Who may do what, as a page that a head of office can read."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    title: Both
    description: Both
    permissions: frozenset[str]


def _role(name: str, title: Both, description: Both, *permissions: str) -> Role:
    return Role(name, title, description, frozenset(permissions))


REGISTRAR = _role(
    "registrar",
    Both(id="Petugas layanan", en="Front-desk officer"),
    Both(
        id="Memasukkan laporan untuk warga yang datang ke loket atau ke kantor desa.",
        en="Enters reports for people who come to the counter or the village office.",
    ),
    "case.enter",
    "case.view",
    "register.look_up",
    "documents.request",
    "documents.propose",
)
VERIFIER = _role(
    "verifier",
    Both(id="Verifikator", en="Verifier"),
    Both(
        id="Memeriksa berkas yang dibagikan kepadanya, mengembalikan butir yang kurang, meneruskan yang benar.",
        en="Checks the cases dealt to him, returns what is missing, passes on what is right.",
    ),
    "case.enter",
    "case.view",
    "case.verify",
    "register.look_up",
    "documents.request",
    "documents.propose",
    "register.match",
    "register.annotate",
    "accounts.match",
    "accounts.reset",
)
APPROVER = _role(
    "approver",
    Both(id="Penyetuju (Kepala Bidang)", en="Approver (head of division)"),
    Both(
        id="Menyetujui berkas yang sudah diperiksa orang lain; saat itu data masuk register.",
        en="Approves cases that somebody else verified; at that moment they enter the register.",
    ),
    "case.view",
    "case.approve",
    "register.enter",
    "register.look_up",
    "register.match",
    "register.annotate",
    "documents.order",
    "documents.request",
    "accounts.match",
)
HEAD = _role(
    "head",
    Both(id="Kepala Dinas", en="Head of office"),
    Both(
        id="Menandatangani dokumen dengan sertifikatnya sendiri dan melihat dasbor kantor.",
        en="Signs documents with his own certificate and sees the office's dashboard.",
    ),
    "case.view",
    "documents.sign",
    "documents.return",
    "reports.view",
    "register.look_up",
    "staff.delegate",
)
ADMINISTRATOR = _role(
    "administrator",
    Both(id="Administrator kantor", en="Office administrator"),
    Both(
        id="Mengatur akun petugas dan melepas ikatan nomor HP warga. Tidak dapat memutus berkas.",
        en="Manages staff accounts and resets residents' phone bindings. Cannot decide cases.",
    ),
    "staff.manage",
    "staff.delegate",
    "accounts.reset",
    "reports.view",
)
AUDITOR = _role(
    "auditor",
    Both(id="Auditor", en="Auditor"),
    Both(
        id="Membaca jejak tindakan dan pembacaan data. Tidak dapat mengubah apa pun.",
        en="Reads the trails of acts and looks. Cannot change anything.",
    ),
    "audit.view",
    "data_access.log",
    "reports.view",
)
SUPERVISOR = _role(
    "supervisor",
    Both(id="Pemantau provinsi atau pusat", en="Province or centre observer"),
    Both(
        id="Melihat angka semua kantor di wilayahnya, tanpa data pribadi.",
        en="Sees the figures of all offices in his region, without personal data.",
    ),
    "reports.view",
)
DATA_OFFICER = _role(
    "data_officer",
    Both(id="Petugas hak akses data", en="Data-access officer"),
    Both(
        id="Menyusun perjanjian dengan lembaga pengguna data dan mengatur kunci mereka. Tidak dapat menyetujui.",
        en="Drafts agreements with institutions that use data and manages their keys. Cannot approve.",
    ),
    "data_access.view",
    "data_access.draft",
    "voters.make",
    "data_access.objections",
    "data_access.log",
    "reports.view",
)
DATA_APPROVER = _role(
    "data_approver",
    Both(id="Penyetuju hak akses data", en="Data-access approver"),
    Both(
        id="Menyetujui, menghentikan dan mengakhiri perjanjian yang disusun orang lain.",
        en="Approves, suspends and ends agreements that somebody else drafted.",
    ),
    "data_access.view",
    "data_access.approve",
    "voters.release",
    "data_access.objections",
    "data_access.log",
    "reports.view",
)

# What a delegation (Plh, Plt) lends: to sign and to send back, not the whole role.
ACTING_HEAD = frozenset({"documents.sign", "documents.return"})

ROLES = {
    role.name: role
    for role in (
        REGISTRAR,
        VERIFIER,
        APPROVER,
        HEAD,
        ADMINISTRATOR,
        AUDITOR,
        SUPERVISOR,
        DATA_OFFICER,
        DATA_APPROVER,
    )
}
