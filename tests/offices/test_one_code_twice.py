from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from adminduk.foundation.audit.models import Act
from adminduk.offices import operations
from adminduk.offices.types import WrongCode
from tests import cast


@pytest.mark.django_db(transaction=True)
def test_of_two_who_show_one_code_at_the_same_moment_one_gets_in():
    member = cast.staff("verifier")
    code, together = member.code(cast.TUESDAY), Barrier(4)

    def show(_: int) -> bool:
        try:
            together.wait()
            operations.check_totp(at=cast.TUESDAY, staff_id=member.id, code=code)
        except WrongCode:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(show, range(4))) == [False, False, False, True]
    assert Act.objects.filter(action="staff.sign_in").count() == 1
    assert Act.objects.filter(action="staff.sign_in_failed").count() == 3
