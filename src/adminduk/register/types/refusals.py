from __future__ import annotations

from adminduk.foundation.refusals import Outage, Refused
from adminduk.foundation.texts import Both
from adminduk.regulations.objections import Objection


class NotLawful(Refused):
    """A rule of the law has something against it; `objection` names the rule, its sentence and article."""

    sentence = Both(
        id="Aturan tidak mengizinkan pencatatan ini.",
        en="The rules do not allow this to be registered.",
    )

    def __init__(self, *, objection: Objection) -> None:
        super().__init__()
        self.objection = objection
        self.article = objection.article or None

    def text(self) -> Both:
        return self.objection.sentence


class SomebodyWasFaster(Refused):
    sentence = Both(
        id="Data orang atau keluarga ini sedang diubah petugas lain. Muat ulang, lalu coba lagi.",
        en="Another officer is changing this person or family. Reload, then try again.",
    )


class WithoutFamily(Refused):
    sentence = Both(
        id="Orang itu tidak tercatat dalam kartu keluarga mana pun.",
        en="That person is not on any family card.",
    )


class PersonNotFound(Refused):
    sentence = Both(
        id="Orang itu tidak ada di register wilayah Anda. Periksa kembali NIK-nya.",
        en="That person is not in your region's register. Please check the NIK.",
    )


class EntryNotFound(Refused):
    sentence = Both(
        id="Catatan itu tidak ada di register wilayah Anda.",
        en="That entry is not in your region's register.",
    )


class PersonNotLiving(Refused):
    sentence = Both(
        id="Data orang itu sudah ditutup: meninggal, digabung, atau dibatalkan. Langkah ini tidak dapat dilakukan.",
        en="That person's record is closed: deceased, merged or void. This step is not possible.",
    )


class FamilyNotActive(Refused):
    sentence = Both(
        id="Kartu keluarga itu tidak aktif. Pilih kartu keluarga yang masih berlaku.",
        en="That family card is not active. Please choose one that is in force.",
    )


class AlreadyHasAkta(Refused):
    sentence = Both(
        id="Akta kelahiran orang itu sudah ada dengan nomor {number}.",
        en="That person already has a birth akta, number {number}.",
    )


class NikUsedUp(Outage):
    """Serial 9999 of one prefix is taken: refused, never wrapped; the centre must decide."""

    sentence = Both(
        id="Nomor urut NIK untuk tanggal lahir ini sudah habis. Pusat sudah diberi tahu.",
        en="The NIK serials for this birth date are used up. The centre has been told.",
    )


class NumberUsedUp(Outage):
    sentence = Both(
        id="Nomor urut hari ini sudah habis. Pusat sudah diberi tahu.",
        en="Today's serial numbers are used up. The centre has been told.",
    )


class NoAdultHead(Refused):
    """Nobody who is left may be head of the family."""

    sentence = Both(
        id="Anggota yang tersisa belum boleh menjadi kepala keluarga. Tunjuk kerabat dewasa, "
        "atau pindahkan mereka ke KK wali.",
        en="None of those left may head the family. Name an adult relative, or move them to a guardian's card.",
    )
