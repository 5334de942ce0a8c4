"""Why a request got no answer. Each is a class with a sentence for whoever reads the institution's log."""

from __future__ import annotations

from adminduk.foundation.refusals import Outage, Refused
from adminduk.foundation.texts import Both


class AccessRefused(Refused):
    """`kind` names it in our API for ever; `status` is what HTTP calls it; `wait` are seconds until a new try."""

    kind = "ditolak"
    status = 403
    wait: int | None = None
    sentence = Both(
        id="Akses ini tidak dapat kami berikan.",
        en="We cannot give this access.",
    )


class NoToken(AccessRefused):
    kind, status = "token-tidak-berlaku", 401
    sentence = Both(
        id="Token tidak ada, tidak berlaku, atau sudah lewat waktunya.",
        en="There is no token, or it is not valid, or its time is over.",
    )


class WrongPlace(AccessRefused):
    kind = "alamat-tidak-terdaftar"
    sentence = Both(
        id="Permintaan datang dari alamat atau sertifikat yang tidak terdaftar.",
        en="The request comes from an address or a certificate that is not registered.",
    )


class AgreementNotInForce(AccessRefused):
    kind = "pks-tidak-berlaku"
    sentence = Both(
        id="Perjanjian kerja sama tidak berlaku.",
        en="The agreement is not in force.",
    )


class NotAgreed(AccessRefused):
    """Holds `names`: the elements beyond the agreement."""

    kind = "elemen-di-luar-pks"
    sentence = Both(
        id="Elemen ini tidak ada dalam perjanjian Anda: {names}.",
        en="These elements are not in your agreement: {names}.",
    )


class NoBulk(AccessRefused):
    kind = "banyak-di-luar-pks"
    sentence = Both(
        id="Perjanjian Anda tidak memuat permintaan untuk banyak orang.",
        en="Your agreement has no requests for many people.",
    )


class QuotaSpent(AccessRefused):
    """Holds `wait`: whole seconds until more may be asked."""

    kind, status = "kuota-habis", 429
    sentence = Both(
        id="Kuota perjanjian Anda habis untuk saat ini. Coba lagi {wait} detik lagi.",
        en="The quota of your agreement is spent for now. Please try again in {wait} seconds.",
    )

    @property
    def wait(self) -> int:
        return self.facts["wait"]


class TooManyPeople(AccessRefused):
    """Holds `limit`: people a second under the agreement."""

    kind, status = "terlalu-banyak-orang", 422
    sentence = Both(
        id="Satu permintaan memuat paling banyak {limit} orang, sesuai kuota sedetik.",
        en="One request holds at most {limit} people, the quota of a second.",
    )


class HouseFull(Outage):
    """More waits than can be answered in good time."""

    kind, status = "antrean-penuh", 503
    wait: int | None = 1
    sentence = Both(
        id="Antrean kami penuh. Coba lagi sebentar lagi.",
        en="Our queue is full. Please try again in a moment.",
    )


class Unavailable(Outage):
    """The database does not answer, or did not say that the line in the log is durable: then nothing is told."""

    kind, status = "layanan-terganggu", 503
    wait: int | None = 2
    sentence = Both(
        id="Layanan sedang terganggu. Tidak ada jawaban yang diberikan.",
        en="The service has a problem. No answer was given.",
    )


class Ending(Outage):
    kind, status = "layanan-berhenti", 503
    wait: int | None = 1
    sentence = Both(
        id="Layanan sedang dimulai ulang. Coba lagi sebentar lagi.",
        en="The service is being restarted. Please try again in a moment.",
    )


Trouble = AccessRefused | HouseFull | Unavailable | Ending
