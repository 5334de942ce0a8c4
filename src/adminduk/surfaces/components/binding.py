"""From a page of a notice to fields that can be rendered: for the portal and for the desk alike.

`bind(filling, page)` shows the answers as they were saved; with `form` (and `errors`) it shows what was
posted, wrong or not, so that nobody types anything twice. Questions that the register answers become a
note, "Sudah ada di kami". Buttons besides the main one (search a region, one row more or less) are acted
on by `bind` itself and save nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from adminduk.casework.types import Filling
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.conditions import settle
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.regions import region_options, region_words

Form = Mapping[str, Any]
Errors = Mapping[str, Both]

WE_HAVE_IT = Both(id="Sudah ada di kami", en="We have this already")
NOT_TYPED_AGAIN = Both(id="Tidak perlu Anda isi.", en="You need not fill it in.")
# More answers than a thumb can overlook go into a list that folds.
MOST_RADIOS = 7
KINDS = {
    "text": "text",
    "person_name": "name",
    "number": "number",
    "date": "date",
    "time": "time",
    "yes_no": "yesno",
    "agreement": "tick",
    "region": "region",
    "nik": "nik",
    "registered_person": "nik",
    "phone": "phone",
    "email": "email",
}
WIDTHS = {"number": 5, "time": 5}


def bind(
    filling: Filling,
    page: Any,
    *,
    form: Form | None = None,
    errors: Errors | None = None,
    action: tuple[str, str] = ("", ""),
    beside: Collection[str] = (),
) -> list[BoundField]:
    """The fields of `page`, in order. `form` is what was posted, `action` what `posted.action` said of it.

    `beside` are the names of fields of other pages on the same screen: they may still be answered there.
    """
    return _Binder(filling, page, form, errors or {}, action, beside).fields()


def asks_only_agreement(filling: Filling, page: Any) -> bool:
    """Whether the page asks for nothing but a promise: it is given where everything is checked."""
    asked = [one for one in page.fields if one.is_asked(filling.values)]
    return bool(asked) and all(one.kind == "agreement" for one in asked)


class _Binder:
    def __init__(
        self,
        filling: Filling,
        page: Any,
        form: Form | None,
        errors: Errors,
        action: tuple[str, str],
        beside: Collection[str],
    ) -> None:
        self.filling, self.page, self.errors, self.action = filling, page, errors, action
        self.form: Form = filling.form(page) if form is None else form
        self.values: dict[str, object] = dict(filling.values)
        self.open_names = {one.name for one in page.fields} | set(beside)

    def fields(self) -> list[BoundField]:
        found: list[BoundField] = []
        for one in self.page.fields:
            shown = settle(one.when.as_json(), self.values, self.open_names)
            if shown is False:
                continue
            show_when = None if shown is True else shown
            if self._is_known(one):
                found.append(self._known(one, show_when))
            elif one.kind != "computed":
                found.append(self._asked(one, one.name, show_when))
        return found

    def _is_known(self, one: Any) -> bool:
        value = self.values.get(one.known_from)
        return value is not None and value != "" and one.when.holds(self.values)

    def _known(self, one: Any, show_when: Any) -> BoundField:
        """What the register answers; its words only for whom it may be told."""
        text: object = WE_HAVE_IT
        if self.filling.known.get("reader.masked") is not True or one.kind == "computed":
            words = one.text(self.values[one.known_from], self.filling.known)
            text = Both(id=f"{words.id}. {WE_HAVE_IT.id}.", en=f"{words.en}. {WE_HAVE_IT.en}.")
        return BoundField(one.name, "note", one.label, help=text, required=False, show_when=show_when)

    def _asked(self, one: Any, name: str, show_when: Any = None) -> BoundField:
        common = {
            "name": name,
            "label": one.label,
            "help": one.help or "",
            "error": self.errors.get(name, ""),
            "required": one.is_required(self.values),
            "show_when": show_when,
        }
        match one.kind:
            case "group":
                return self._group(one, common)
            case "region":
                return self._region(one, common)
            case "choice" | "family_member" | "family_card":
                return self._choice(one, common)
            case _:
                kind = KINDS[one.kind]
                return BoundField(
                    kind=kind,
                    value=posted.read(kind, name, self.form),
                    unit=getattr(one, "unit", None) or "",
                    maxlength=getattr(one, "longest", None),
                    width=WIDTHS.get(kind),
                    **common,
                )

    def _choice(self, one: Any, common: dict[str, Any]) -> BoundField:
        options = [Option(str(value), label, help or "") for value, label, help in one.offered(self.values)]
        kind = "radios" if len(options) <= MOST_RADIOS or one.kind != "choice" else "select"
        return BoundField(
            kind=kind, options=options, value=posted.read(kind, common["name"], self.form), **common
        )

    def _region(self, one: Any, common: dict[str, Any]) -> BoundField:
        name = common["name"]
        code = posted.read("region", name, self.form)
        query = str(self.form.get(f"{name}-q", ""))[:80].strip()
        searched = self.action == ("search", name) or (query and not code)
        return BoundField(
            kind="region",
            value=code if code.isdigit() else "",
            chosen=region_words(code) if code.isdigit() else "",
            query=query,
            options=region_options(query, level=one.level) if searched and query else (),
            search_url=f"/wilayah/cari/{one.level}/",
            **common,
        )

    def _group(self, one: Any, common: dict[str, Any]) -> BoundField:
        name = one.name
        form, count = self._rows(one)
        kept, self.form = self.form, form
        children = [
            [self._asked(child, f"{name}-{number}-{child.name}") for child in one.fields]
            for number in range(count)
        ]
        self.form = kept
        item = one.item.format(number="")
        return BoundField(
            kind="group",
            children=children,
            least=one.least,
            most=one.most,
            item=Both(id=item.id.strip(), en=item.en.strip()),
            **common,
        )

    def _rows(self, one: Any) -> tuple[Form, int]:
        """The inputs of a group with one row taken out when that was asked, and how many rows to show."""
        name = one.name
        numbers = [
            number
            for number in range(one.most)
            if any(key.startswith(f"{name}-{number}-") for key in self.form)
        ]
        verb, target = self.action
        if verb == "remove" and target.rpartition("-")[0] == name:
            numbers = [number for number in numbers if str(number) != target.rpartition("-")[2]]
        more = 1 if (verb, target) == ("add", name) else 0
        moved = {
            f"{name}-{place}-{key.removeprefix(f'{name}-{number}-')}": value
            for place, number in enumerate(numbers)
            for key, value in self.form.items()
            if key.startswith(f"{name}-{number}-")
        }
        return moved, min(one.most, max(one.least, len(numbers) + more))
