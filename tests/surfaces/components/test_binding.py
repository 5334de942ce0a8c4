"""A page of any notice becomes fields: a made-up service, with everything that a notice can ask."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from adminduk.casework.notice import (
    Choice,
    Computed,
    FamilyMember,
    Group,
    Number,
    Option,
    Page,
    PersonName,
    Text,
    YesNo,
    all_of,
    any_of,
    equals,
    known,
    not_,
    one_of,
)
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.binding import bind
from adminduk.surfaces.components.conditions import settle


def said(text: str) -> Both:
    return Both(id=text, en=f"{text} (en)")


CHILDREN = Group(
    name="children",
    label=said("Anak"),
    item=Both(id="Anak {number}", en="Child {number}"),
    fields=(
        PersonName(name="name", label=said("Nama")),
        Number(name="age", label=said("Umur"), least=0, most=99),
    ),
    least=1,
    most=3,
)


def page(*fields: object) -> Page:
    return Page(name="page", section="only", title=said("Halaman"), fields=fields)


def filling(
    known_facts: dict[str, object] | None = None, form: dict[str, str] | None = None
) -> SimpleNamespace:
    facts = known_facts or {}
    return SimpleNamespace(known=facts, values=facts, form=lambda page: form or {})


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (equals("here", "a"), {"equals": ["here", "a"]}),
        (equals("before", "a"), True),
        (equals("before", "b"), False),
        (one_of("before", "a", "b"), True),
        (known("nothing"), False),
        (not_(known("before")), False),
        (not_(equals("here", "a")), {"not": {"equals": ["here", "a"]}}),
        (all_of(), True),
        (any_of(), False),
        (all_of(equals("before", "a"), known("here")), {"known": "here"}),
        (all_of(equals("before", "b"), known("here")), False),
        (any_of(equals("before", "a"), known("here")), True),
        (
            any_of(known("here"), equals("here", "b")),
            {"any_of": [{"known": "here"}, {"equals": ["here", "b"]}]},
        ),
    ],
)
def test_a_condition_keeps_only_what_the_open_page_may_still_change(condition: object, left: object) -> None:
    assert settle(condition.as_json(), {"before": "a"}, {"here"}) == left


def test_few_answers_are_rows_to_touch_and_many_a_list_that_folds() -> None:
    def choice(name: str, count: int) -> Choice:
        options = tuple(Option(str(n), said(f"Jawaban {n}")) for n in range(count))
        return Choice(name=name, label=said("Pilih"), options=options)

    few, many = bind(filling(), page(choice("few", 7), choice("many", 8)))
    assert (few.kind, many.kind) == ("radios", "select")


def test_what_was_posted_comes_back_with_its_error() -> None:
    wrong = {"age": said("Tulis angka.")}
    (age,) = bind(
        filling(form={"age": "7"}),
        page(Number(name="age", label=said("Umur"), least=0, most=99)),
        form={"age": "tujuh"},
        errors=wrong,
    )
    assert (age.value, str(age.error)) == ("tujuh", "Tulis angka.")


def test_a_row_is_added_and_another_taken_out_and_the_rest_move_up() -> None:
    posted = {
        "children-0-name": "Ani",
        "children-0-age": "7",
        "children-1-name": "Budi",
        "children-1-age": "5",
    }
    (group,) = bind(filling(), page(CHILDREN), form=posted, action=("add", "children"))
    assert [row[0].value for row in group.children] == ["Ani", "Budi", ""]
    (group,) = bind(filling(), page(CHILDREN), form=posted, action=("remove", "children-0"))
    assert [(row[0].name, row[0].value) for row in group.children] == [("children-0-name", "Budi")]
    full = posted | {"children-2-name": "Cici", "children-2-age": "1"}
    (group,) = bind(filling(), page(CHILDREN), form=full, action=("add", "children"))
    assert len(group.children) == group.most == 3
    assert str(group.item) == "Anak"


def test_an_empty_group_shows_as_many_rows_as_it_needs() -> None:
    (group,) = bind(filling(), page(CHILDREN))
    assert len(group.children) == 1


def test_what_the_register_knows_is_a_note_and_its_words_are_for_whom_may_read_them() -> None:
    name = Text(name="name", label=said("Nama"), known_from="subject.name")
    (note,) = bind(filling({"subject.name": "IMAS", "reader.masked": False}), page(name))
    assert (note.kind, str(note.help)) == ("note", "IMAS. Sudah ada di kami.")
    (note,) = bind(filling({"subject.name": "IMAS", "reader.masked": True}), page(name))
    assert str(note.help) == "Sudah ada di kami"
    (asked,) = bind(filling(), page(name))
    assert asked.kind == "text"


def test_a_computed_fact_is_shown_once_it_is_there() -> None:
    fee = Computed(name="fee", label=said("Biaya"), known_from="case.fee")
    assert bind(filling(), page(fee)) == []
    (note,) = bind(filling({"case.fee": "Rp0"}), page(fee))
    assert note.kind == "note"


def test_relatives_are_offered_with_the_way_out() -> None:
    who = FamilyMember(
        name="who", label=said("Siapa"), options_from="family.members", other=said("Orang lain")
    )
    members = [{"value": "1", "label": "A•••", "help": {"id": "Ayah", "en": "Father"}}]
    (asked,) = bind(filling({"family.members": members}), page(who))
    assert [(one.value, str(one.label), str(one.help)) for one in asked.options] == [
        ("1", "A•••", "Ayah"),
        ("other", "Orang lain", ""),
    ]


def test_a_question_decided_by_an_earlier_page_is_not_sent_at_all() -> None:
    detail = YesNo(name="detail", label=said("Benar?"), when=equals("earlier", "yes"))
    assert bind(filling({"earlier": "no"}), page(detail)) == []
    (asked,) = bind(filling({"earlier": "yes"}), page(detail))
    assert asked.show_when is None
