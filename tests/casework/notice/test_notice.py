"""A notice as a whole: which pages are asked, what is kept, what is still missing."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.casework.notice import (
    Choice,
    Computed,
    Date,
    Field,
    Notice,
    Number,
    Option,
    Page,
    PersonName,
    Region,
    Section,
    equals,
    known,
    not_,
    summary,
)
from adminduk.casework.services import SERVICES
from adminduk.foundation.texts import Both

LABEL = Both(id="Isian", en="Field")
SECTION = Section("all", LABEL)


def page(name: str, *fields: Field, **more: object) -> Page:
    return Page(name=name, section="all", title=LABEL, fields=fields, **more)


PET = Choice(name="pet", label=LABEL, options=(Option("cat", LABEL), Option("dog", LABEL)))
CAT_NAME = PersonName(name="cat_name", label=LABEL, when=equals("pet", "cat"))
BORN = Date(name="born", label=LABEL)
WEIGHT = Number(name="weight", label=LABEL, least=1, most=99, required=False)
OWNER = PersonName(name="owner", label=LABEL, known_from="register.owner")
PETS = Notice(
    "pets",
    1,
    (SECTION,),
    (page("pet", PET, CAT_NAME), page("born", BORN, WEIGHT), page("owner", OWNER)),
)


def test_a_page_is_read_in_its_order() -> None:
    read = PETS.read_page(PETS.page("pet"), {"pet": "cat", "cat_name": "Si Manis"}, {}, {})
    assert read.values == {"pet": "cat", "cat_name": "Si Manis"}
    assert read.errors == {}


def test_a_hidden_field_is_not_read() -> None:
    read = PETS.read_page(PETS.page("pet"), {"pet": "dog", "cat_name": "Si Manis"}, {}, {})
    assert read.values == {"pet": "dog"}


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    form = {"born-day": "31", "born-month": "11", "born-year": "2026", "weight": "4"}
    read = PETS.read_page(PETS.page("born"), form, {}, {})
    assert read.values == {"weight": 4}
    assert set(read.errors) == {"born"}


def test_a_required_question_says_what_to_fill_in() -> None:
    read = PETS.read_page(PETS.page("born"), {}, {}, {})
    assert read.errors["born"].id == "Isi bagian “Isian”."


def test_what_the_register_knows_is_neither_asked_nor_taken() -> None:
    facts = {"register.owner": "SITI"}
    assert [one.name for one in PETS.visible_pages({}, facts)] == ["pet", "born"]
    read = PETS.read_page(PETS.page("owner"), {"owner": "Somebody else"}, {}, facts)
    assert read.values == {}
    assert PETS.effective({"owner": "Somebody else"}, facts)["owner"] == "SITI"


def test_an_answer_that_is_not_asked_any_more_counts_for_nothing() -> None:
    answers = {"pet": "dog", "cat_name": "Si Manis"}
    assert PETS.effective(answers, {}) == {"pet": "dog"}


def test_pages_follow_each_other() -> None:
    assert PETS.next_page("pet", {}, {}).name == "born"
    assert PETS.next_page("born", {}, {"register.owner": "SITI"}) is None
    assert PETS.previous_page("born", {}, {}).name == "pet"
    assert PETS.previous_page("pet", {}, {}) is None
    assert PETS.first_open_page({"pet": "dog"}, {}).name == "born"


def test_what_is_missing_is_named() -> None:
    assert [one.field.name for one in PETS.missing({"pet": "cat"}, {})] == ["cat_name", "born", "owner"]


def test_a_page_replaces_its_own_answers_only() -> None:
    answers = {"pet": "cat", "cat_name": "Si Manis", "weight": 3}
    assert PETS.with_page(answers, PETS.page("pet"), {"pet": "dog"}) == {"pet": "dog", "weight": 3}


def test_the_summary_tells_where_to_change_and_what_is_known() -> None:
    rows = {row.field: row for row in summary(PETS, {"pet": "cat"}, {"register.owner": "SITI"})}
    assert (rows["pet"].page, rows["pet"].known) == ("pet", False)
    assert (rows["owner"].page, rows["owner"].value.id) == (None, "SITI")
    assert not rows["born"].answered


def test_who_sees_people_masked_is_not_told_what_the_register_knows() -> None:
    facts = {"register.owner": "SITI", "reader.masked": True}
    rows = {row.field: row for row in summary(PETS, {}, facts)}
    assert rows["owner"].value.id == "Sudah ada di kami"


def test_what_is_computed_is_shown_and_never_read() -> None:
    shown = Computed(name="sentence", label=LABEL, known_from="birth.preview")
    notice = Notice("n", 1, (SECTION,), (page("one", shown),))
    assert notice.visible_pages({}, {"birth.preview": "x"}) == []
    assert notice.effective({"sentence": "forged"}, {}) == {}
    assert notice.effective({}, {"birth.preview": {"id": "a", "en": "b"}})["sentence"]["id"] == "a"


def test_the_regions_to_look_up_are_told() -> None:
    notice = Notice("n", 1, (SECTION,), (page("one", Region(name="place", label=LABEL)),))
    assert notice.posted_regions(notice.page("one"), {"place": "32.01"}) == {"3201"}
    assert notice.regions({"place": "3201", "other": "3202"}) == {"3201"}
    assert notice.regions({"place": ["3201"]}) == set()


@pytest.mark.parametrize(
    "pages",
    [
        (page("one", PersonName(name="b", label=LABEL, when=known("a"))),),
        (page("one", BORN, BORN),),
        (page("one", PersonName(name="a-b", label=LABEL)),),
        (page("one", PersonName(name="b", label=LABEL, required=not_(known("a")))),),
        (Page(name="one", section="elsewhere", title=LABEL, fields=()),),
    ],
)
def test_a_notice_that_cannot_work_is_refused_at_once(pages: tuple[Page, ...]) -> None:
    with pytest.raises(ValueError, match=r"depends on|asked twice|no section"):
        Notice("broken", 1, (SECTION,), pages)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
NOTICES = [service.notice for service in SERVICES]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one.name)
@given(data=st.data())
def test_nothing_posted_makes_a_page_fall(notice: Notice, data: st.DataObject) -> None:
    posted_page = data.draw(st.sampled_from(notice.pages))
    names = [key for one in posted_page.fields for key in (*one.write("x", one.name), one.name)]
    form = data.draw(st.dictionaries(st.sampled_from(names) | st.text(max_size=9), ANYTHING, max_size=6))
    answers = data.draw(st.dictionaries(st.sampled_from(sorted(notice.fields)), ANYTHING, max_size=4))
    read = notice.read_page(posted_page, form, answers, {"office.today": "2026-11-21"})
    json.dumps(dict(read.values))
    for sentence in read.errors.values():
        assert sentence.id and sentence.en


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one.name)
@given(raw=st.data())
def test_nothing_sent_as_json_makes_a_notice_fall(notice: Notice, raw: st.DataObject) -> None:
    sent = raw.draw(st.dictionaries(st.sampled_from(sorted(notice.fields)), ANYTHING, max_size=8) | ANYTHING)
    json.dumps(dict(notice.read_answers(sent, {}).values))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one.name)
def test_a_definition_is_json_with_both_languages(notice: Notice) -> None:
    sent = json.loads(json.dumps(notice.as_json()))
    assert sent["version"] == notice.version
    assert [one["name"] for one in sent["pages"]] == [one.name for one in notice.pages]
    for one in sent["pages"]:
        assert one["title"]["id"] and one["title"]["en"]
        for field in one["fields"]:
            assert field["label"]["id"] and field["label"]["en"]


@given(
    pet=st.sampled_from(("cat", "dog")),
    name=st.text("abcdefghij ", min_size=1, max_size=40)
    .filter(str.strip)
    .map(lambda text: " ".join(text.split())),
    born=st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    weight=st.integers(1, 99),
)
def test_answers_shown_in_a_form_are_read_again(pet: str, name: str, born: date, weight: int) -> None:
    answers = {"pet": pet, "born": born.isoformat(), "weight": weight, "owner": name}
    answers |= {"cat_name": name} if pet == "cat" else {}
    again: dict[str, object] = {}
    for one in PETS.pages:
        read = PETS.read_page(one, PETS.form(one, answers), again, {})
        assert read.errors == {}
        again |= read.values
    assert again == answers
