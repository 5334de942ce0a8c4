"""Whom this installation believes: its own root, and those of the state's service where one is set."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

END = "-----END CERTIFICATE-----"


def trusted_roots() -> list[bytes]:
    """Roots in PEM: our own authority's, and those of ADMINDUK_BSRE_ROOTS."""
    own = Path(settings.ADMINDUK_PKI) / "root.pem"
    return [*([own.read_bytes()] if own.exists() else []), *bsre_roots()]


def bsre_roots() -> list[bytes]:
    """The certificates of ADMINDUK_BSRE_ROOTS, one PEM each. They stay believed when another signer is set:
    what BSrE signed before is checked for decades."""
    if not settings.ADMINDUK_BSRE_ROOTS:
        return []
    text = Path(settings.ADMINDUK_BSRE_ROOTS).read_text("ascii")
    return [f"{part.strip()}\n{END}\n".encode() for part in text.split(END) if part.strip()]


def known_lists() -> list[bytes]:
    """Revocation lists (DER) in the folder of the authority: our own, and others' that were put there."""
    return [file.read_bytes() for file in sorted(Path(settings.ADMINDUK_PKI).glob("*.crl"))]


def others_lists(folder: Path) -> list[bytes]:
    """Those of them that another authority made."""
    own = {"issuing.crl", "root.crl"}
    return [file.read_bytes() for file in sorted(folder.glob("*.crl")) if file.name not in own]
