"""An old akta on paper becomes a document of today, under its old number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.documents import operations
from adminduk.documents.types import ConvertedAlready, NotConvertible
from adminduk.register.types import OldAktaKind
from tests import people
from tests.documents.office import WORKER, Tray
from tests.documents.tools import text_of
from tests.register.events.test_old_aktas import NUMBER, recorded

pytestmark = pytest.mark.django_db
LATER = people.AT + timedelta(minutes=5)


def test_it_is_signed_under_its_old_number_and_says_what_the_paper_says() -> None:
    tray, family = Tray(), people.ujang()
    assert tray.yuni
    people.settle(family)
    done = recorded(family)
    (document_id,) = operations.convert_old_akta(actor=people.HENDRA, at=LATER, entry_id=done.entry_id)
    assert operations.prepare(actor=WORKER, at=LATER, document_id=document_id)
    assert tray.sign(document_id, at=LATER).signed == (document_id,)
    words = text_of(tray.pdf(document_id))
    assert NUMBER in words
    assert "UJANG SUPRIATNA" in words
    assert "ENEH SUTINAH" in words
    assert str(tray.verify(document_id).verdict) == "green"
    with pytest.raises(ConvertedAlready):
        operations.convert_old_akta(actor=people.HENDRA, at=LATER, entry_id=done.entry_id)


def test_an_akta_of_which_only_the_number_was_recorded_is_refused() -> None:
    assert Tray().yuni
    family = people.asep_and_siti()
    people.settle(family)
    done = recorded(family, akta=OldAktaKind.DIVORCE, child=None, parentage=None, mother=None)
    with pytest.raises(NotConvertible):
        operations.convert_old_akta(actor=people.HENDRA, at=LATER, entry_id=done.entry_id)
