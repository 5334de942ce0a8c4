from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from adminduk.accounts import operations
from adminduk.accounts.types import Account, BoundElsewhere
from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.sql import rows
from adminduk.foundation.refusals import Refused
from tests.accounts.conftest import AT, WATCHER, Resident, code_of, mail_of, wrong


@pytest.mark.django_db(transaction=True)
def test_two_phones_at_once_make_one_binding(siti: Resident) -> None:
    phones = [f"0857 1111 220{number}" for number in range(4)]
    attempts = [siti.begin(contact=phone).attempt_id for phone in phones]
    codes = [code_of(attempt) for attempt in attempts]
    together, answers = Barrier(len(phones)), []

    def confirm(number: int) -> None:
        together.wait()
        try:
            answers.append(operations.confirm(at=AT, attempt_id=attempts[number], code=codes[number]))
        except Refused as refused:
            answers.append(refused)
        connection.close()

    threads = [Thread(target=confirm, args=[number]) for number in range(len(phones))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (account,) = [one for one in answers if isinstance(one, Account)]
    assert [type(one) for one in answers if one is not account] == [BoundElsewhere] * 3
    with acting(WATCHER):
        assert len(rows("SELECT 1 FROM accounts_account")) == 1
    assert len(mail_of(account.account_id)) == 1, "the first holder is told once"


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_all_counted(siti: Resident) -> None:
    attempt = siti.begin().attempt_id
    miss, together, answers = wrong(code_of(attempt)), Barrier(8), []

    def guess() -> None:
        together.wait()
        try:
            operations.confirm(at=AT, attempt_id=attempt, code=miss)
        except Refused as refused:
            answers.append(type(refused).__name__)
        connection.close()

    threads = [Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["CodeUsedUp"] + ["CodeWrong"] * 4 + ["TooManyTries"] * 3
