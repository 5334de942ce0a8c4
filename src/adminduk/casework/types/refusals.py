from __future__ import annotations

from typing import cast

from adminduk.casework.lifecycle import NotNow
from adminduk.foundation.refusals import Outage, Refused
from adminduk.foundation.texts import Both

__all__ = [
    "AnswersIncomplete",
    "CaseNotFound",
    "CaseOfAnother",
    "DecisionNeeded",
    "DeliveryExpired",
    "FindingsOpen",
    "NoSuchForm",
    "NotNow",
    "NumberUsedUp",
    "PapersMissing",
    "PapersUnjudged",
    "ReasonNeeded",
    "RuleRefuses",
    "SameEyes",
    "SignInFirst",
    "UnknownPaper",
    "WrongPin",
]


class CaseNotFound(Refused):
    sentence = Both(
        id="Berkas itu tidak ada, atau milik wilayah lain.",
        en="That case does not exist, or it belongs to another region.",
    )


class CaseOfAnother(Refused):
    sentence = Both(
        id="Berkas ini dibagikan kepada petugas lain.",
        en="This case was dealt to another officer.",
    )


class SameEyes(Refused):
    """The rule of two pairs of eyes, here of four: who enters, who verifies, who approves and who signs are different people."""

    sentence = Both(
        id="Anda sudah menangani berkas ini di tahap sebelumnya. Petugas lain harus melanjutkan.",
        en="You handled this case at an earlier stage. Another officer must go on.",
    )


class SignInFirst(Refused):
    sentence = Both(
        id="Untuk mengubah jawaban, masuk dengan NIK dan HP Anda, atau datang ke loket.",
        en="To change an answer, sign in with your NIK and phone, or come to the counter.",
    )


class AnswersIncomplete(Refused):
    sentence = Both(
        id="Masih ada pertanyaan yang belum dijawab.",
        en="Some questions have not been answered yet.",
    )


class PapersMissing(Refused):
    """Holds `papers`, their labels in both languages."""

    sentence = Both(
        id="Masih ada bukti yang belum diunggah: {papers}.",
        en="Some papers have not been uploaded yet: {papers}.",
    )

    def text(self) -> Both:
        labels = cast("list[Both]", self.facts["papers"])
        return Both(
            id=self.sentence.id.format(papers=", ".join(label.id for label in labels)),
            en=self.sentence.en.format(papers=", ".join(label.en for label in labels)),
        )


class UnknownPaper(Refused):
    sentence = Both(
        id="Bukti itu tidak diminta untuk laporan ini.",
        en="That paper is not asked for in this report.",
    )


class NoSuchForm(Refused):
    sentence = Both(
        id="Formulir itu tidak dipakai untuk laporan ini.",
        en="That form is not used for this report.",
    )


class PapersUnjudged(Refused):
    sentence = Both(
        id="Setiap bukti harus dinilai sah sebelum berkas diteruskan.",
        en="Each paper must be judged valid before the case goes on.",
    )


class RuleRefuses(Refused):
    """Holds `why`: the rule's own sentence, in both languages."""

    sentence = Both(id="Aturan tidak mengizinkan: {why}", en="The rules do not allow this: {why}")

    def text(self) -> Both:
        return cast(Both, self.facts["why"])


class FindingsOpen(Refused):
    sentence = Both(
        id="Masih ada temuan yang harus Anda pastikan dulu.",
        en="There are findings that you must confirm first.",
    )


class DecisionNeeded(Refused):
    """UU 24/2013 art. 32: a late birth needs the decision of the head of office."""

    sentence = Both(
        id="Kelahiran ini dilaporkan terlambat. Isi nomor keputusan Kepala Dinas.",
        en="This birth was reported late. Enter the number of the head of office's decision.",
    )
    article = "UU 24/2013 art. 32"


class ReasonNeeded(Refused):
    sentence = Both(
        id="Tuliskan alasannya, supaya pelapor tahu apa yang harus dilakukan.",
        en="Please write the reason, so that the applicant knows what to do.",
    )


class WrongPin(Refused):
    sentence = Both(
        id="Nomor laporan atau PIN tidak cocok. Periksa lagi pesan yang kami kirim.",
        en="The case number or the PIN does not match. Please check the message we sent.",
    )


class DeliveryExpired(Refused):
    sentence = Both(
        id="Tautan ini sudah tidak berlaku. Minta tautan baru lewat halaman lacak.",
        en="This link is no longer valid. Please ask for a new one on the tracking page.",
    )


class NumberUsedUp(Outage):
    sentence = Both(
        id="Nomor laporan bulan ini sudah habis. Pusat sudah diberi tahu.",
        en="This month's case numbers are used up. The centre has been told.",
    )
