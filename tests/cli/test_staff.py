from __future__ import annotations

import io
import re

import pyotp
import pytest

from adminduk.cli.main import main
from adminduk.foundation.audit.models import Act
from adminduk.offices import operations, queries
from adminduk.offices.models import Staff
from tests import cast

pytestmark = pytest.mark.django_db
ADMIN = [
    "staff",
    "create-admin",
    "--office",
    "3273",
    "--username",
    "admin.bandung",
    "--name",
    "Asep Sunandar",
]


def opened() -> None:
    assert main(["office", "open", "--kabkota", "3273", "--town", "Bandung"]) == 0


def test_the_first_office_and_its_administrator_are_made_from_the_command_line(capsys):
    opened()
    assert main(ADMIN) == 0
    said = capsys.readouterr().out
    password = re.search(r"Password +(\S+)", said)[1]
    secret = re.search(r"Secret +(\S+)", said)[1]
    assert "█" in said
    challenge = operations.check_password(
        at=cast.TUESDAY, username="admin.bandung", password=password, remote="10.0.0.1"
    )
    code = pyotp.TOTP(secret).at(cast.TUESDAY)
    signed_in = operations.check_totp(at=cast.TUESDAY, staff_id=challenge.staff_id, code=code)
    assert signed_in.staff.password_temporary
    assert signed_in.staff.role.name == "administrator"
    assert signed_in.staff.office.zone == "WIB"
    assert Act.objects.get(action="staff.create").actor_name == "command line"


def test_a_password_of_ones_own_is_read_and_not_shown(capsys, monkeypatch):
    opened()
    monkeypatch.setattr("sys.stdin", io.StringIO(cast.PASSWORD + "\n"))
    assert main([*ADMIN, "--ask-password"]) == 0
    assert cast.PASSWORD not in capsys.readouterr().out
    assert not Staff.objects.get(username="admin.bandung").password_temporary


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (["--username", "A"], "3 to 40 small letters"),
        (["--nip", "1"], "18 digits"),
        (["--office", "9999"], "no office with the code '9999'"),
    ],
)
def test_a_refusal_is_one_line_and_an_exit_code(capsys, changes, sentence):
    opened()
    assert main([*ADMIN, *changes]) == 1
    assert sentence in capsys.readouterr().err
    assert not Staff.objects.exists()


def test_offices_are_listed_and_opened_once(capsys):
    opened()
    assert main(["office", "list"]) == 0
    assert "3273" in capsys.readouterr().out
    assert main(["office", "open", "--kabkota", "3273", "--town", "Bandung"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["office", "open", "--kabkota", "0000", "--town", "X"]) == 1
    assert len(queries.list_offices()) == 1
