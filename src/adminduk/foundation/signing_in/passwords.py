"""Passwords of officers: how they are hashed, and which are too easy."""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from django.contrib.auth.password_validation import CommonPasswordValidator

from adminduk.foundation.signing_in.types import (
    PasswordCommon,
    PasswordIsUsername,
    PasswordTooLong,
    PasswordTooShort,
)

LEAST, MOST = 12, 200
FEWEST_DIFFERENT = 6
# OWASP's parameters for Argon2id. More memory would let a few at the door at eight fill a small server's.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_LEET = str.maketrans("0134578@$!", "oieastbasi")
# No letters that are mistaken for another: the first password is read from a screen and typed.
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def hash_password(password: str) -> str:
    return _hasher.hash(_normal(password))


@cache
def nobodys_hash() -> str:
    """Checked for usernames that do not exist, so that the answer takes as long as for those that do."""
    return _hasher.hash(secrets.token_urlsafe())


def fits(password: str, hashed: str) -> bool:
    try:
        return _hasher.verify(hashed, _normal(password)[: 4 * MOST])
    except (VerifyMismatchError, InvalidHashError):
        return False


def should_be_hashed_anew(hashed: str) -> bool:
    return _hasher.check_needs_rehash(hashed)


def check_rule(password: str, username: str) -> None:
    """At least twelve characters, not the username, nothing common: raises the refusal that says which."""
    password = _normal(password)
    if len(password) < LEAST:
        raise PasswordTooShort(least=LEAST)
    if len(password) > MOST:
        raise PasswordTooLong(most=MOST)
    plain = password.lower()
    if username and username.lower() in plain:
        raise PasswordIsUsername
    if _is_easy(plain):
        raise PasswordCommon


def make_password() -> str:
    """A first password of four groups, 79 bits: typed once, then replaced by its owner's own."""
    groups = ("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _is_easy(plain: str) -> bool:
    common = _common()
    bare = re.sub(r"[^a-z]", "", plain)
    # P4ssw0rd2026! is "password" in a thin disguise.
    stem = re.sub(r"^[^a-z]+|[^a-z]+$", "", plain).translate(_LEET)
    return (
        plain in common
        or len(set(plain)) < FEWEST_DIFFERENT
        or _is_a_row(plain)
        or any(core in common or core in _obvious() or _is_repeated(core, common) for core in (stem, bare))
    )


def _is_a_row(plain: str) -> bool:
    """123456789012, abcdefghijkl: each letter the neighbour of the one before."""
    steps = [ord(after) - ord(before) for before, after in pairwise(plain)]
    return sum(step in {1, -1, 9, -9} for step in steps) >= len(steps) - 1


def _is_repeated(core: str, common: frozenset[str]) -> bool:
    """rahasiarahasia: one easy word, several times."""
    for size in range(3, len(core) // 2 + 1):
        word = core[:size]
        if (word in _obvious() or word in common) and word * (len(core) // size) == core:
            return True
    return False


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


@cache
def _obvious() -> frozenset[str]:
    """What people of these offices would think of first; with digits behind it is no password."""
    return frozenset(files(__package__).joinpath("obvious_words.txt").read_text("utf-8").split())


def _normal(password: str) -> str:
    """One spelling for one text: phones and desks compose accents differently."""
    return unicodedata.normalize("NFC", password)
