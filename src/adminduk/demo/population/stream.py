"""The population as a stream of families: constant memory, whatever the number of residents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from adminduk.demo.population.cast import CastFamily, draft_members, list_cast, reserve_numbers
from adminduk.demo.population.draft import Draft
from adminduk.demo.population.households import draw_household
from adminduk.demo.population.numbers import NumberBook
from adminduk.demo.population.papers import working_day
from adminduk.demo.population.past import chronicler
from adminduk.demo.population.people import Scene
from adminduk.demo.population.places import BOGOR, Address, Kecamatan, draw_address, list_kecamatan
from adminduk.demo.population.settle import Ids, settle
from adminduk.demo.population.types import Family

SEED = 3201
# Cards of this kind were first printed from SIAK then.
_FIRST_CARDS = date(2006, 3, 1).toordinal()
_LODGERS = 0.05
# Room for the ids of one kecamatan, so that those of two never mix.
_IDS_A_STREAM = 10_000_000


def generate(
    *,
    residents: int | Mapping[str, int] = 5_000,
    seed: int = SEED,
    today: date,
    kabkota: Sequence[str] = (BOGOR,),
    cast: bool = True,
    past: bool = False,
) -> Iterator[Family]:
    """Families of `residents` people (a few more: the last family is whole), kecamatan by kecamatan.

    `residents` of all `kabkota` together, or a number for each: {"3201": 5000, "3271": 60}. The same
    arguments give the same people, ids and numbers. Numbers are unique over the whole stream, and over
    two streams only when one call made both. With `past` families tell what happened to them since their
    card was printed; the people who live are the same.
    """
    wanted = residents if isinstance(residents, Mapping) else None
    regions = tuple(wanted) if wanted else tuple(kabkota)
    homes = frozenset(one.code for code in regions for one in list_kecamatan(code))
    weight = sum(one.weight for code in regions for one in list_kecamatan(code))
    stream, made, quota = 0, 0, 0.0
    for code in regions:
        here = list_kecamatan(code)
        a_weight = wanted[code] / sum(one.weight for one in here) if wanted else residents / weight
        for kecamatan in here:
            quota += kecamatan.weight * a_weight
            families = _kecamatan_families(
                kecamatan,
                seed=seed,
                today=today.toordinal(),
                numbers=NumberBook(kecamatan.code, stream, homes),
                first_id=stream * _IDS_A_STREAM,
                cast=[one for one in list_cast() if cast and one.kecamatan_code == kecamatan.code],
                past=past,
            )
            for family in families:
                # The cast is always there, also in a world too small for its kecamatan.
                if made >= quota and not family.of_the_cast:
                    break
                made += len(family.members)
                yield family
            stream += 1


def _kecamatan_families(
    kecamatan: Kecamatan,
    *,
    seed: int,
    today: int,
    numbers: NumberBook,
    first_id: int,
    cast: Sequence[CastFamily],
    past: bool,
) -> Iterator[Family]:
    """Endlessly many families of one kecamatan, those of the cast first."""
    random = Random(f"{seed}/{kecamatan.code}")
    scene = Scene(random=random, today=today, kecamatan=kecamatan)
    ids = Ids(random, first_id)
    for one in cast:
        reserve_numbers(one, numbers)
    for one in cast:
        scene.urban = one.address.urban
        members = settle(scene, draft_members(one, today), ids, numbers)
        yield Family(ids.new(), one.kk_number, one.issued_on, one.address, kecamatan.kabkota, members, True)
    address: Address | None = None
    tells = chronicler(scene, seed, first_id, numbers) if past else None
    while True:
        if address is None or random.random() >= _LODGERS:
            address = draw_address(kecamatan, random)
        scene.urban = address.urban
        drafts = draw_household(scene)
        members = settle(scene, drafts, ids, numbers)
        issued = date.fromordinal(_card_issued(scene, drafts))
        lived = tells.draw(members, issued, address) if tells else None
        yield Family(ids.new(), numbers.kk(issued), issued, address, kecamatan.kabkota, members, False, lived)


def _card_issued(scene: Scene, drafts: list[Draft]) -> int:
    """The day on which the card got its number: after the wedding or the move, on a working day."""
    random, head = scene.random, drafts[0]
    begun = head.marriage or head.birth + 20 * 366
    first = max(begun + 20 + int(random.random() * 900), _FIRST_CARDS)
    if first >= scene.today - 10:
        return working_day(scene.today - 10)
    # Cards are renewed under a new number when people move: some are young although the family is old.
    spread = random.random() ** 2 if begun > _FIRST_CARDS else random.random() ** 1.4
    return working_day(min(first + int(spread * (scene.today - first)), scene.today - 8))
