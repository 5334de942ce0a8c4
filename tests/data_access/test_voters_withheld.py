"""What an agreement that is over does to lists that were given out under it."""

from __future__ import annotations

import pytest

from adminduk.data_access import queries
from adminduk.data_access.models import Agreement
from adminduk.data_access.types import NoAgreementForVoters
from tests import agreements, people
from tests.data_access.test_voters import DIAN, content, given_out

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["ended", "suspended"])
def test_no_file_opens_once_the_agreement_is_over(status: str) -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = given_out()
    assert content(release)
    Agreement.objects.update(status=status)
    with pytest.raises(NoAgreementForVoters):
        content(release)
    with pytest.raises(NoAgreementForVoters):
        queries.get_voter_manifest(actor=DIAN, purpose="hand over", release_id=release)
