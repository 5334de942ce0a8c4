from __future__ import annotations

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class DocumentNotFound(Refused):
    sentence = Both(
        id="Dokumen itu tidak ada, atau belum ditandatangani.",
        en="That document does not exist, or has not been signed yet.",
    )


class NotInTray(Refused):
    sentence = Both(
        id="Dokumen itu tidak lagi di baki. Mungkin sudah ditandatangani atau dikembalikan.",
        en="That document is no longer in the tray. It may have been signed or sent back.",
    )


class NoCertificate(Refused):
    sentence = Both(
        id="Anda belum mempunyai sertifikat tanda tangan yang berlaku. Hubungi administrator kantor.",
        en="You have no signing certificate in force. Please ask the office administrator.",
    )


class TooManyAtOnce(Refused):
    sentence = Both(
        id="Tandatangani paling banyak {limit} dokumen sekali jalan.",
        en="Please sign at most {limit} documents at a time.",
    )


class OneCodeOneDocument(Refused):
    sentence = Both(
        id="Satu kode hanya untuk satu dokumen. Pilih satu, lalu minta kode lagi untuk berikutnya.",
        en="One code is for one document. Choose one, then ask for another code for the next.",
    )


class BadCertificate(Refused):
    sentence = Both(
        id="Sertifikat ini tidak dapat dipakai. Perlukan sertifikat, rantainya, dan NIK atau label kunci.",
        en="This certificate cannot be used. Give it with its chain, and a NIK or the key's label.",
    )


class OutcomeOpen(Refused):
    sentence = Both(
        id="Satu dokumen berkas ini mungkin sudah ditandatangani. Pastikan dahulu di baki.",
        en="One document of this case may be signed already. Find out in the tray first.",
    )


class NoSuchSealKey(Refused):
    sentence = Both(
        id="Kunci segel itu tidak ada dalam daftar.",
        en="That seal key is not in the list.",
    )


class NotConvertible(Refused):
    sentence = Both(
        id="Isi akta lama ini belum dicatat, hanya nomornya. Catat isinya bersama pindaiannya.",
        en="Only the number of this old akta is recorded. Please record what it says, with its scan.",
    )


class ConvertedAlready(Refused):
    sentence = Both(
        id="Akta lama itu sudah dialihkan. Gunakan dokumen yang sudah terbit.",
        en="That old akta was converted already. Please use the document that was issued.",
    )


class NotOnRequest(Refused):
    sentence = Both(
        id="Surat itu terbit dari peristiwanya sendiri. Surat itu tidak dapat diminta tersendiri.",
        en="That letter follows from its event. It cannot be asked for by itself.",
    )


class NoEventForLetter(Refused):
    sentence = Both(
        id="Peristiwa untuk surat itu tidak tercatat pada orang ini.",
        en="No event for that letter is registered of this person.",
    )


class SuketNeedsReason(Refused):
    sentence = Both(
        id="Suket hanya untuk keadaan darurat. Tulis mengapa KTP-el belum dapat dicetak.",
        en="This letter is for emergencies only. Please write why the card cannot be printed.",
    )


class LetterWaits(Refused):
    sentence = Both(
        id="Surat itu sudah menunggu tanda tangan.",
        en="That letter waits for a signature already.",
    )


class LetterIssued(Refused):
    sentence = Both(
        id="Surat itu sudah terbit. Cetak ulang saja.",
        en="That letter was issued already. Please print it again.",
    )


class LetterEnded(Refused):
    sentence = Both(
        id="Surat itu sudah ditarik oleh peristiwa lain.",
        en="That letter was taken back by another event.",
    )
