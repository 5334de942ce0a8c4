"""Plh and Plt: who signs while the head is away, under which title, and for how long."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from adminduk.documents import operations
from adminduk.documents.composing.issuing import DelegationNotBegun, DelegationOver
from adminduk.documents.operations.signing import NotTheSigner
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import NotAllowed
from adminduk.offices import operations as offices
from adminduk.offices.queries import actor_of, find_acting_head, get_staff, list_delegations
from adminduk.offices.types import BadDelegation, DelegationOverlaps, NoSuchDelegation, StaffFacts
from tests import cast
from tests.documents.office import PASSPHRASE, Tray
from tests.people import AT, HENDRA, asep_and_siti, settle

pytestmark = pytest.mark.django_db
TODAY = AT.date()
TITLE = "Kepala Dinas Kependudukan dan Pencatatan Sipil"


@pytest.fixture
def tray(db: None) -> Tray:
    return Tray()


@pytest.fixture
def akta(tray: Tray) -> UUID:
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE)
    return document_id


@pytest.fixture
def sari(tray: Tray) -> StaffFacts:
    """The secretary, with a certificate of her own."""
    made = cast.staff("approver", name="Sari Wulandari, S.H.").facts
    operations.issue_certificate(actor=tray.tatang, at=AT, staff_id=made.id, passphrase=PASSPHRASE)
    return made


def delegate(
    tray: Tray, staff: StaffFacts, *, form: str = "plh", since: date = TODAY, days: int = 3, **other
):
    given = {"decree_number": "800/123/BKPSDM", "decree_date": min(since, TODAY), "title": TITLE, **other}
    return offices.delegate(
        actor=given.pop("actor", tray.tatang),
        at=AT,
        staff_id=staff.id,
        form=form,
        since=since,
        until=since + timedelta(days=days),
        **given,
    )


@pytest.mark.parametrize(("form", "printed"), [("plh", "Plh."), ("plt", "Plt.")])
def test_the_acting_head_signs_with_his_own_certificate_under_his_own_name(
    tray: Tray, akta: UUID, sari: StaffFacts, form: str, printed: str
) -> None:
    delegate(tray, sari, form=form)
    assert tray.sign(akta, actor=actor_of(sari, at=AT)).signed == (akta,)
    row = tray.row(akta)
    assert (row.signed_by, row.signer_name) == (sari.id, sari.name)
    assert row.signer_title == f"{printed} {TITLE}"
    assert f'"title":"{printed} {TITLE} selaku' in bytes(row.dataset).decode()
    assert tray.verify(akta).verdict == "green"


def test_meanwhile_the_head_does_not_sign_and_afterwards_he_does(
    tray: Tray, akta: UUID, sari: StaffFacts
) -> None:
    made = delegate(tray, sari)
    assert [why.id for _, why in tray.sign(akta).failed] == [NotTheSigner.sentence.id]
    offices.end_delegation(actor=tray.tatang, at=AT, delegation_id=made)
    assert tray.sign(akta).signed == (akta,)
    assert find_acting_head("3201", TODAY) is None


def test_a_period_that_ended_or_has_not_begun_stops_signing_with_a_sentence(
    tray: Tray, akta: UUID, sari: StaffFacts
) -> None:
    delegate(tray, sari, since=TODAY + timedelta(days=1), days=1)
    inside = AT + timedelta(days=1)
    with pytest.raises(DelegationNotBegun):
        tray.sign(akta, actor=actor_of(sari, at=inside))
    late = AT + timedelta(days=3)
    with pytest.raises(DelegationOver) as told:
        tray.sign(akta, at=late, actor=actor_of(sari, at=late))
    assert "Plh. Kepala Dinas" in told.value.say("id")
    assert tray.sign(akta, at=late).signed == (akta,)


def test_the_permission_is_lent_for_the_period_only(tray: Tray, sari: StaffFacts) -> None:
    delegate(tray, sari, days=0)
    assert actor_of(sari, at=AT).may("documents.sign", "3201")
    assert not actor_of(sari, at=AT + timedelta(days=1)).may("documents.sign", "3201")
    assert not actor_of(sari).may("documents.sign", "3201")
    assert not actor_of(get_staff(tray.tatang.id), at=AT).may("documents.sign", "3201")


def test_only_an_administrator_delegates_and_only_in_a_sound_period(tray: Tray, sari: StaffFacts) -> None:
    with pytest.raises(NotAllowed):
        delegate(tray, sari, actor=HENDRA)
    for wrong in (
        {"form": "pj"}, {"days": -1}, {"decree_number": " "}, {"since": TODAY - timedelta(days=9)},
        {"decree_date": TODAY + timedelta(days=1)}, {"title": "x" * 161},
    ):  # fmt: skip
        with pytest.raises(BadDelegation):
            delegate(tray, sari, **wrong)
    delegate(tray, sari)
    with pytest.raises(DelegationOverlaps):
        delegate(tray, cast.staff("approver").facts, since=TODAY + timedelta(days=3))
    (one,) = list_delegations("3201")
    assert (one.name, one.form, one.decree_number) == (sari.name, "plh", "800/123/BKPSDM")
    with pytest.raises(NoSuchDelegation):
        offices.end_delegation(actor=tray.tatang, at=AT, delegation_id=sari.id)
