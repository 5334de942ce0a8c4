"""What offices refuse, each with its sentence."""

from __future__ import annotations

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class NoSuchRegion(Refused):
    sentence = Both(
        id="Kode wilayah {code} tidak ada.",
        en="There is no region with the code {code}.",
    )


class NoSuchOffice(Refused):
    sentence = Both(
        id="Belum ada kantor Dukcapil yang memakai layanan ini di wilayah itu.",
        en="No Dukcapil office in that region uses this service yet.",
    )


class BadDelegation(Refused):
    sentence = Both(
        id="Isi bentuk, jabatan, nomor dan tanggal keputusan. Masa tugas tidak boleh terbalik atau lewat.",
        en="Give form, post, number and date of the decree. The period must not be reversed or past.",
    )


class DelegationOverlaps(Refused):
    sentence = Both(
        id="Pada masa itu sudah ada pejabat pelaksana. Akhiri dahulu penunjukannya.",
        en="Somebody acts as head in that period already. End that delegation first.",
    )


class NoSuchDelegation(Refused):
    sentence = Both(id="Penunjukan itu tidak ada.", en="That delegation does not exist.")


class NoSuchStaff(Refused):
    sentence = Both(
        id="Akun petugas itu tidak ada atau sudah tidak aktif.",
        en="That staff account does not exist or is no longer active.",
    )


class OfficeKnown(Refused):
    sentence = Both(
        id="Kantor dengan kode {code} sudah ada.",
        en="An office with the code {code} exists already.",
    )


class BadHours(Refused):
    sentence = Both(
        id="Jam kerja ditulis per hari, misalnya mon: 08:00 sampai 15:30.",
        en="Working hours are given by day, as in mon: 08:00 to 15:30.",
    )


class BadUsername(Refused):
    sentence = Both(
        id="Nama pengguna 3 sampai 40 huruf kecil atau angka, boleh dengan titik atau setrip.",
        en="A username has 3 to 40 small letters or digits; dots and hyphens are allowed.",
    )


class UsernameTaken(Refused):
    sentence = Both(
        id="Nama pengguna itu sudah dipakai. Pilih yang lain.",
        en="That username is taken. Please choose another.",
    )


class BadStaffName(Refused):
    sentence = Both(
        id="Tulis nama petugas, paling banyak 100 huruf.",
        en="Give the officer's name, at most 100 letters.",
    )


class BadTitle(Refused):
    sentence = Both(
        id="Jabatan paling banyak 160 huruf.",
        en="A position has at most 160 letters.",
    )


class BadNip(Refused):
    sentence = Both(
        id="NIP terdiri dari 18 angka. Kosongkan bila petugas bukan ASN.",
        en="A NIP has 18 digits. Leave it empty if the officer is no civil servant.",
    )


class NoSuchRole(Refused):
    sentence = Both(id="Pilih satu peran dari daftar.", en="Choose one role from the list.")


class BeyondOwnSight(Refused):
    sentence = Both(
        id="Wilayah pandang petugas tidak boleh melebihi wilayah Anda sendiri.",
        en="An officer's region may not reach beyond your own.",
    )


class OwnAccount(Refused):
    sentence = Both(
        id="Akun Anda sendiri hanya dapat diubah oleh administrator lain.",
        en="Only another administrator may change your own account.",
    )
