"""What the law says about akta that hold a mistake: put right, or annulled."""

from __future__ import annotations

from difflib import SequenceMatcher

from adminduk.regulations.law import Law

BIRTH, DEATH, OTHER = "birth", "death", "marriage"
KINDS = {"LU": BIRTH, "LT": BIRTH, "KM": DEATH}


def kind_of(number: str, *, birth: str, death: str, made_as: str = "") -> str:
    """Which akta of a person it is, by the letters it was made with (`made_as`) or by his own numbers."""
    if made_as:
        return KINDS.get(made_as, OTHER)
    if number == birth:
        return BIRTH
    return DEATH if number == death else OTHER


def correctable(kind: str, law: Law) -> frozenset[str]:
    """The columns of a birth, death or marriage akta in which a slip of the pen may be put right
    (UU 24/2013 art. 71)."""
    return frozenset(law.aktas.columns[kind].split())


def has_proof(papers: int) -> bool:
    """A correction stands on an authentic paper (Permendagri 108/2019 art. 88)."""
    return papers > 0


def is_slip_of_the_pen(before: str, after: str, law: Law) -> bool:
    """Whether a name is the same one, written otherwise: letters, an abbreviation spelled out. Another name
    needs a court (UU 23/2006 art. 52(1); UU 24/2013 art. 71)."""
    first, second = before.casefold(), after.casefold()
    alike = SequenceMatcher(None, first, second, autojunk=False).ratio() * 100
    return first != second and (alike >= law.aktas.same_name_percent or _spelled_out(first, second))


def may_annul_own_act(*, data_false: bool, disputed: bool, minutes: str) -> bool:
    """The office annuls its own akta when its data are false, nobody disputes it, and minutes say so
    (contrarius actus, Permendagri 108/2019 art. 89); otherwise a court does (UU 23/2006 art. 72)."""
    return data_false and not disputed and bool(minutes.strip())


def is_annulled_by_its_own_event(kind: str) -> bool:
    """Marriages and divorces are annulled as such (UU 23/2006 art. 39 and 43), births and deaths here."""
    return kind == OTHER


def _spelled_out(before: str, after: str) -> bool:
    """Word for word the same, or the beginning of it: "m. rizki" and "muhammad rizki"."""
    short, full = before.split(), after.split()
    return len(short) == len(full) and all(
        long.startswith(one.rstrip(".")) for one, long in zip(short, full, strict=True)
    )
