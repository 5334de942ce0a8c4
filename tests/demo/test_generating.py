"""A population of any size: spread as Indonesians are, the same for the same seed, good enough to be imported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.test import override_settings

from adminduk.demo.generating import population
from adminduk.demo.names import GROUPS
from adminduk.demo.operations import generate_into_file, generate_into_register
from adminduk.demo.population import spread
from adminduk.demo.population.nation import NoSuchPlace, peoples_of
from adminduk.demo.types import NotADemo, NotEmpty
from adminduk.foundation.access.acting import acting
from adminduk.offices.queries import find_office_of
from adminduk.register.models import Entry, Person
from adminduk.register.operations import import_file
from adminduk.regulations.numbers import parse_akta_number
from tests import people
from tests.demo.conftest import TODAY
from tests.register.importing import an_office


def test_residents_are_spread_as_the_nation_lives() -> None:
    shares = spread(1_000_000)
    assert (sum(shares.values()), len(shares)) == (1_000_000, 514)
    assert max(shares, key=shares.__getitem__) == "3201"
    java = sum(count for code, count in shares.items() if code[:2] in {"31", "32", "33", "34", "35", "36"})
    assert 0.54 < java / 1_000_000 < 0.57
    assert set(spread(500, within="52")) <= {code for code in shares if code.startswith("52")}
    with pytest.raises(NoSuchPlace):
        spread(10, within="99")


def test_every_kabkota_has_peoples_whose_names_we_have() -> None:
    for code in spread(1_000_000):
        assert set(peoples_of(code).values) <= set(GROUPS)


def test_names_fit_the_region() -> None:
    def groups(region: str) -> Counter[str]:
        return Counter(
            one.group
            for family in population(600, seed=1, today=TODAY, region=region)
            for one in family.members
        )

    assert groups("51").most_common(1)[0][0] == "balinese"
    assert groups("1371").most_common(1)[0][0] == "minang"
    assert groups("95").most_common(1)[0][0] == "papuan"


def test_the_same_seed_gives_the_same_nation_and_no_number_twice() -> None:
    families = list(population(12_000, seed=7, today=TODAY))
    assert list(population(12_000, seed=7, today=TODAY)) == families
    everybody = [one for family in families for one in family.members]
    assert 12_000 <= len(everybody) < 12_020
    assert len({one.nik for one in everybody}) == len(everybody)
    assert len({family.kk_number for family in families}) == len(families)
    akta = [one.birth_akta_number for one in everybody if parse_akta_number(one.birth_akta_number)]
    assert len(set(akta)) == len(akta) > 3_000
    assert len({one.person_id for one in everybody}) == len(everybody)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["penduduk.csv", "penduduk.parquet"])
def test_a_generated_file_comes_in_without_a_refusal(tmp_path: Path, name: str) -> None:
    an_office()
    path = tmp_path / name
    *_, written = generate_into_file(path, residents=400, today=TODAY, region=people.BOGOR)
    report = import_file(actor=people.LOADER, at=people.AT, path=path)
    assert (report.entered, report.reasons) == (written, {})


@pytest.mark.django_db
def test_a_population_is_registered_in_the_offices_of_its_regions() -> None:
    *_, made = generate_into_register(residents=300, at=people.AT, today=TODAY, region="73")
    office = find_office_of("7371")
    assert office is not None
    with acting(people.LOADER):
        assert Person.objects.filter(life="living").count() == made
        assert Entry.objects.filter(kabkota="7371").values_list("office_id", flat=True)[0] == office.id
    with pytest.raises(NotEmpty):
        list(generate_into_register(residents=1, at=people.AT, today=TODAY))
    with override_settings(ADMINDUK_DEMO=False), pytest.raises(NotADemo):
        list(generate_into_register(residents=1, at=people.AT, today=TODAY))
