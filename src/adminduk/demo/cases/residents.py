"""Residents who report from home: each binds a phone as everybody does, with the code from his message."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from uuid import UUID

from adminduk.accounts import operations as accounts
from adminduk.accounts.queries import actor_of
from adminduk.demo.population import Family, Resident
from adminduk.foundation.access.types import Actor, Kind, Scope, system
from adminduk.messaging.queries import list_outbox

PUBLIC = Actor(kind=Kind.PUBLIC, id=None, name="Warga")
READER = system("Penyemai demo", Scope.nation())
# Nobody has these numbers: 0812 5550 …
FIRST_PHONE = 6_281_255_500_100
CODE = re.compile(r"\b\d{6}\b")


class Residents:
    """Phones and accounts of those who report."""

    def __init__(self) -> None:
        self._phones: dict[UUID, str] = {}
        self._actors: dict[UUID, Actor] = {}

    def phone_of(self, one: Resident) -> str:
        """In E.164; everybody keeps his own."""
        return self._phones.setdefault(one.person_id, f"+{FIRST_PHONE + 7 * len(self._phones)}")

    def sign_in(self, one: Resident, family: Family, at: datetime) -> Actor:
        """The resident as an actor, his phone bound a few minutes before `at`."""
        if one.person_id not in self._actors:
            begun = at - timedelta(minutes=4)
            phone = self.phone_of(one)
            attempt = accounts.begin(
                actor=PUBLIC,
                at=begun,
                nik=one.nik,
                kk_number=family.kk_number,
                birth_date=one.birth_date,
                contact=phone,
                remote=f"demo/{phone}",
            )
            account = accounts.confirm(
                at=begun + timedelta(seconds=48),
                attempt_id=attempt.attempt_id,
                code=_code_for(phone),
                remote=f"demo/{phone}",
            )
            self._actors[one.person_id] = actor_of(account)
        return self._actors[one.person_id]


def _code_for(phone: str) -> str:
    """Read where a visitor of the demo would read it: in the outbox."""
    for message in list_outbox(actor=READER, purpose="demo", newest=20):
        if message.phone == phone and message.kind == "one_time_code":
            found = CODE.search(message.sms_text)
            if found:
                return found.group()
    raise LookupError("the code of a sign-in is not in the outbox")
