"""The page where everything is checked before it is sent: one row an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adminduk.casework.notice.conditions import Values, is_answered
from adminduk.casework.notice.groups import Computed, Group
from adminduk.casework.notice.notice import Answers, Notice, Shown
from adminduk.foundation.texts import Both

NOT_FILLED = Both(id="Belum diisi", en="Not filled in")
WE_HAVE_IT = Both(id="Sudah ada di kami", en="We have this already")


@dataclass(frozen=True, slots=True)
class Row:
    """`page` is where it can be changed; None when the register knows it ("Sudah ada di kami")."""

    section: str
    field: str
    label: Both
    value: Both
    page: str | None
    answered: bool = True

    @property
    def known(self) -> bool:
        return self.page is None


def summary(notice: Notice, answers: Answers, known: Values) -> list[Row]:
    """The shown fields with their answers in words, in the order of the notice.

    To a reader who may see people only masked (`reader.masked`) the register's answers are not told.
    """
    return [row for shown in notice.walk(answers, known) for row in _rows(shown, known)]


def _rows(shown: Shown, known: Values) -> Iterator[Row]:
    page, one, value = shown.page, shown.field, shown.value
    changed_on = page.name if shown.asked else None
    if not is_answered(value):
        if shown.asked:
            yield Row(page.section, one.name, one.label, NOT_FILLED, changed_on, answered=False)
    elif isinstance(one, Group) and isinstance(value, list):
        for number, item in enumerate(value, start=1):
            heading = one.item.format(number=number)
            yield Row(page.section, one.name, heading, one.item_text(item, known), changed_on)
    elif not shown.asked and not isinstance(one, Computed) and known.get("reader.masked") is True:
        yield Row(page.section, one.name, one.label, WE_HAVE_IT, changed_on)
    else:
        yield Row(page.section, one.name, one.label, one.text(value, known), changed_on)
