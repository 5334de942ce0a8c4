"""What an officer reads about proposals."""

from __future__ import annotations

from adminduk.documents.types import Asked, ProposalKind, ProposalState
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.components.formats import day

KINDS = {
    ProposalKind.OLD_AKTA: Both(id="Akta lama", en="Old akta"),
    ProposalKind.CORRECTION: Both(id="Pembetulan akta", en="Correction of an akta"),
}
STATES = {
    ProposalState.WAITING: ("soga", "clock", Both(id="Menunggu petugas kedua", en="Waits for a second officer")),
    ProposalState.AGREED: ("good", "circle-check", Both(id="Disetujui", en="Agreed")),
    ProposalState.DISAGREED: ("bad", "octagon-x", Both(id="Tidak cocok", en="Does not match")),
    ProposalState.WITHDRAWN: ("", "minus", Both(id="Ditarik", en="Withdrawn")),
}  # fmt: skip
OLD_KINDS = {
    "birth": Both(id="Kelahiran", en="Birth"),
    "death": Both(id="Kematian", en="Death"),
    "marriage": Both(id="Perkawinan", en="Marriage"),
    "divorce": Both(id="Perceraian", en="Divorce"),
    "acknowledgement": Both(id="Pengakuan anak", en="Acknowledgement of a child"),
    "legitimation": Both(id="Pengesahan anak", en="Legitimation of a child"),
}
YES_NO = {"yes": Both(id="Ya", en="Yes"), "no": Both(id="Tidak", en="No")}


def options_of(asked: Asked) -> list[Option]:
    return [Option(value, label) for value, label in asked.options]


def in_words(asked: Asked, text: str) -> str:
    """An answer, or what the register knows, as people read it."""
    if not text:
        return ""
    if asked.kind == "date":
        return day(text)
    if asked.kind == "yesno":
        return str(YES_NO.get(text, text))
    return str(dict(asked.options).get(text, text))
