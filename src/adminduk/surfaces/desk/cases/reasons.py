"""Why a paper goes back, and the sentence that its sender reads; the officer may write it anew."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class Reason:
    """`message` holds {paper}, the name of the paper in the middle of a sentence."""

    code: str
    label: Both
    message: Both


REASONS = (
    Reason(
        "blurred",
        Both(id="Buram", en="Blurred"),
        Both(
            id="Foto {paper} buram. Tolong foto ulang di tempat terang.",
            en="The photo of {paper} is blurred. Please take it again in good light.",
        ),
    ),
    Reason(
        "cut_off",
        Both(id="Terpotong", en="Cut off"),
        Both(
            id="Foto {paper} terpotong. Tolong foto ulang seluruh halamannya.",
            en="The photo of {paper} is cut off. Please photograph the whole page.",
        ),
    ),
    Reason(
        "wrong_paper",
        Both(id="Bukan yang diminta", en="Wrong paper"),
        Both(
            id="Ini bukan {paper}. Tolong kirim foto surat yang diminta.",
            en="This is not {paper}. Please send a photo of the paper that we asked for.",
        ),
    ),
    Reason(
        "differs",
        Both(id="Beda dengan data", en="Differs from the data"),
        Both(
            id="Isi {paper} berbeda dari laporan. Tolong periksa, lalu kirim yang benar.",
            en="What {paper} says differs from the report. Please check it and send the right one.",
        ),
    ),
    Reason(
        "not_original",
        Both(id="Bukan asli", en="Not the original"),
        Both(
            id="Foto {paper} bukan dari surat asli. Tolong foto surat aslinya.",
            en="The photo of {paper} is not of the original. Please photograph the original.",
        ),
    ),
)
OTHER = Reason("other", Both(id="Lainnya", en="Other"), Both(id="", en=""))
WORDS = {one.code: one.label for one in (*REASONS, OTHER)}


def messages_for(label: Both) -> list[tuple[Reason, str]]:
    """Each reason with the sentence for a paper; in Indonesian, in which most applicants read."""
    paper = label.id[:1].lower() + label.id[1:] if label.id[1:2].islower() else label.id
    return [(one, one.message.id.format(paper=paper)) for one in (*REASONS, OTHER)]
