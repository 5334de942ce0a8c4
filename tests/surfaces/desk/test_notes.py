"""The list of notes that other offices entered beside akta kept here."""

from __future__ import annotations

from uuid import uuid4

import pytest

from adminduk.register.types import Divorce
from tests import people
from tests.register.events import couples
from tests.register.events.couples import LAST_WEEK, RULING, happens, marry, spouse
from tests.surfaces.desk.office import Office, an_office, at_desk

pytestmark = pytest.mark.django_db
LIST, WRITE = "/meja/catatan-pinggir/", "/meja/catatan-pinggir/tulis/"


@pytest.fixture
def office() -> Office:
    return an_office()


def divorced_elsewhere() -> tuple[str, str, str]:
    """Married at Cibinong, divorced in Kota Bogor: the akta's number, the entry, and the akta of divorce."""
    his, hers = couples.yohanes(), people.maya()
    people.settle(his, hers)
    number = marry(his.head, hers.head).akta_number
    done = happens(
        Divorce,
        by=people.MEGA,
        kabkota=people.KOTA_BOGOR,
        office_id=people.OFFICES[people.KOTA_BOGOR],
        husband=spouse(his.head),
        wife=spouse(hers.head),
        marriage_number=number,
        ruling=RULING,
        effective_on=LAST_WEEK,
    )
    return number, str(done.entry_id), done.akta_number


def test_an_empty_list_says_so(office: Office) -> None:
    rina = at_desk(office.rina)
    assert "Tidak ada catatan pinggir yang menunggu" in rina.get(LIST).content.decode()
    assert "Belum ada yang ditandai tertulis" in rina.get(f"{LIST}?keadaan=tertulis").content.decode()


def test_the_office_that_keeps_the_akta_reads_the_note_and_marks_it_as_written(office: Office) -> None:
    number, entry, by_number = divorced_elsewhere()
    rina = at_desk(office.rina)
    page = rina.get(LIST).content.decode()
    for words in (number, by_number, "Perceraian", "Kota Bogor", "Sudah ditulis", "1 menunggu"):
        assert words in page, words
    done = rina.post(WRITE, {"akta": number, "entry": entry})
    assert done.headers["Location"] == LIST
    assert number not in rina.get(LIST).content.decode()
    assert "Rina Marlina" in rina.get(f"{LIST}?keadaan=tertulis").content.decode()
    again = rina.post(WRITE, {"akta": number, "entry": entry})
    assert again.status_code == 409
    assert "sudah ditandai tertulis oleh Verifikator: Rina Marlina" in again.content.decode()


def test_another_role_and_another_note_are_refused(office: Office) -> None:
    number, _entry, _by = divorced_elsewhere()
    assert at_desk(office.tatang).get(LIST).status_code == 403
    rina = at_desk(office.rina)
    assert rina.post(WRITE, {"akta": number, "entry": str(uuid4())}).status_code in (404, 409)
    assert rina.post(WRITE, {"akta": number, "entry": "?"}).status_code == 404
