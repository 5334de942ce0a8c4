"""What the codes of the trail are called. A code without words is shown as it is: nothing is left out."""

from __future__ import annotations

from adminduk.foundation.texts import Both

ACTIONS: dict[str, Both] = {
    "staff.sign_in": Both(id="Masuk", en="Signed in"),
    "staff.sign_out": Both(id="Keluar", en="Signed out"),
    "staff.sign_in_failed": Both(id="Gagal masuk", en="Failed to sign in"),
    "staff.locked_out": Both(id="Ditahan setelah terlalu banyak percobaan", en="Locked after too many tries"),
    "staff.own_password_wrong": Both(
        id="Salah kata sandi di halaman sendiri", en="Wrong password on own page"
    ),
    "staff.create": Both(id="Akun petugas dibuat", en="Staff account created"),
    "staff.change_post": Both(id="Jabatan atau peran diubah", en="Post or role changed"),
    "staff.deactivate": Both(id="Akun ditutup", en="Account closed"),
    "staff.reactivate": Both(id="Akun dibuka lagi", en="Account opened again"),
    "staff.on_duty": Both(id="Mulai bertugas", en="On duty"),
    "staff.off_duty": Both(id="Tidak bertugas", en="Off duty"),
    "staff.set_preferences": Both(id="Pilihan halaman diubah", en="Preferences changed"),
    "staff.set_password": Both(id="Kata sandi diganti", en="Password changed"),
    "staff.reset_password": Both(
        id="Kata sandi dibuat ulang oleh administrator", en="Password reset by an administrator"
    ),
    "staff.reset_second_factor": Both(
        id="Kode masuk dibuat ulang oleh administrator", en="Second factor reset by an administrator"
    ),
    "staff.enrol_totp": Both(id="Kode masuk dipasang di HP baru", en="Codes set up on a new phone"),
    "staff.add_passkey": Both(id="Kunci keamanan ditambah", en="Security key added"),
    "staff.remove_passkey": Both(id="Kunci keamanan dihapus", en="Security key removed"),
    "office.open": Both(id="Kantor dibuka", en="Office opened"),
}
ACTOR_KINDS: dict[str, Both] = {
    "staff": Both(id="Petugas", en="Staff"),
    "resident": Both(id="Warga", en="Resident"),
    "public": Both(id="Tanpa akun", en="Without an account"),
    "system": Both(id="Sistem", en="System"),
}
SUBJECTS: dict[str, Both] = {
    "staff": Both(id="Akun petugas", en="Staff account"),
    "office": Both(id="Kantor", en="Office"),
    "case": Both(id="Berkas", en="Case"),
    "person": Both(id="Penduduk", en="Resident"),
    "family": Both(id="Keluarga", en="Family"),
    "document": Both(id="Dokumen", en="Document"),
    "account": Both(id="Akun warga", en="Resident's account"),
    "upload": Both(id="Unggahan", en="Upload"),
}


def action_words(code: str) -> Both | str:
    return ACTIONS.get(code, code)


def kind_words(code: str) -> Both | str:
    return ACTOR_KINDS.get(code, code)


def subject_words(code: str) -> Both | str:
    return SUBJECTS.get(code, code)
