"""The sign-ins and stories of the demo. Outside demo mode there are none."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings

from adminduk.demo.population import list_cast
from adminduk.demo.staff import PASSWORD, SIGNING_PASSPHRASE, list_demo_offices
from adminduk.demo.types import SignIn, Story
from adminduk.foundation.texts import Both
from adminduk.offices.queries import list_staff
from adminduk.offices.types import StaffFacts

FEMALE, ADULT_RELATIONS = 2, {1, 2, 3}
_CODE_AT = Both(id="kode sekali pakai ada di /demo/", en="one-time code at /demo/")
_PASSPHRASE = Both(
    id="kode sekali pakai ada di /demo/; frasa sandi tanda tangan “{passphrase}”",
    en="one-time code at /demo/; signing passphrase “{passphrase}”",
).format(passphrase=SIGNING_PASSPHRASE)


def totp_secret_of(username: str) -> str:
    """The secret behind a demo account's one-time codes: of this installation, and the same at every seeding."""
    key = settings.SECRET_KEY.encode()
    digest = hmac.new(key, f"demo/totp/{username}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:20]).decode()


def sign_ins(*, everybody: bool = False) -> list[SignIn]:
    """One account for each role, that of the Dinas; with `everybody` all seeded accounts of all offices."""
    if not settings.ADMINDUK_DEMO:
        return []
    employed = {one.username: one for one in list_staff()}
    found: dict[str, SignIn] = {}
    for office in list_demo_offices():
        for worker in office.staff:
            if worker.username in employed:
                key = worker.username if everybody else worker.role
                found.setdefault(key, _sign_in(employed[worker.username]))
    return list(found.values())


def list_stories() -> list[Story]:
    """The families of the cast, each with the person who would report a birth: the mother if there is one."""
    if not settings.ADMINDUK_DEMO:
        return []
    stories = []
    for family in list_cast():
        adults = [one for one in family.members if one["relation"] in ADULT_RELATIONS]
        reporter = next((one for one in adults if one["sex"] == FEMALE), adults[0])
        if family.key in {"wulan", "nabila"}:
            # The mother is the daughter of the house.
            reporter = family.members[-1]
        stories.append(
            Story(
                key=family.key,
                story=family.story,
                name=reporter["name"],
                nik=reporter["nik"],
                kk_number=family.kk_number,
                birth_date=reporter["born"],
                kabkota=family.kecamatan_code[:4],
            )
        )
    return stories


def _sign_in(staff: StaffFacts) -> SignIn:
    signs = staff.role.name == "head"
    return SignIn(
        role=staff.role.title,
        username=staff.username,
        password=PASSWORD,
        name=staff.name,
        office=staff.office.name,
        note=_PASSPHRASE if signs else _CODE_AT,
        totp_secret=totp_secret_of(staff.username),
        passphrase=SIGNING_PASSPHRASE if signs else "",
    )
