"""Who is about to get a record: whom he may be already, and what officers made of that."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.register.types.event import Event
from adminduk.register.types.likeness import LikePerson


@dataclass(frozen=True, slots=True)
class ToldApart:
    """An officer has looked: `person_id` of the register is somebody else, and why (without numbers)."""

    person_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfANewcomer(Event):
    """An event that gives somebody a record or a NIK. The register looks through the nation by itself;
    `told_apart` answers what it found."""

    told_apart: tuple[ToldApart, ...] = ()


class MayBeKnown(Refused):
    """People of the register are like the newcomer: an officer says why they are others.

    `found` are those whom nobody has told apart, the likeliest first; `agrees` names what agrees with the first.
    """

    sentence = Both(
        id="Register memuat orang yang mirip ({agrees}). Periksa, lalu tulis mengapa ini orang lain.",
        en="The register holds somebody alike ({agrees}). Please look, and say why this is another person.",
    )
    article = "UU 24/2013 art. 13"

    def __init__(self, *, found: tuple[LikePerson, ...], agrees: Both) -> None:
        super().__init__(agrees=agrees)
        self.found = found

    def text(self) -> Both:
        agrees = self.facts["agrees"]
        assert isinstance(agrees, Both)
        return Both(
            id=self.sentence.id.format(agrees=agrees.id), en=self.sentence.en.format(agrees=agrees.en)
        )


class LikelyKnown(MayBeKnown):
    """Hardly anything speaks against one person: not one officer's to decide.

    `pairs` are what two officers find in the workbench; `newcomer` is what they compare with, where he has
    no record yet.
    """

    sentence = Both(
        id="Orang ini hampir pasti sudah tercatat ({agrees} cocok). Minta penyelia memutus di Data ganda.",
        en="This person is almost certainly registered ({agrees} agree). "
        "Please ask a supervisor to decide in Duplicates.",
    )

    def __init__(self, *, found: tuple[LikePerson, ...], agrees: Both, newcomer: Newcomer) -> None:
        super().__init__(found=found, agrees=agrees)
        self.newcomer = newcomer


class KnownAlready(MayBeKnown):
    """Two officers have decided that he is this one."""

    sentence = Both(
        id="Dua petugas memutuskan bahwa orang ini sudah tercatat ({agrees} cocok). Gunakan data yang ada.",
        en="Two officers decided that this person is registered already ({agrees} agree). "
        "Please use that record.",
    )


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who asks for a record. The same particulars at one office always have the same `newcomer_id`; of
    somebody who has a record without a NIK it is his own, and `recorded`. `columns` are what is shown of him.
    """

    newcomer_id: UUID
    kabkota: str
    recorded: bool
    columns: dict[str, object]
