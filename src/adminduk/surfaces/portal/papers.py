"""The papers of a case as the resident reads them: first what is missing, then what came, then what we hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from adminduk.casework.types import Filling, PaperView
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.portal.way import address


@dataclass(frozen=True)
class Instead:
    """A form that may stand in for a paper, filled in by us, and where its photo is sent."""

    label: Both
    code: str
    signed_by: Both
    download: str
    upload: BoundField


@dataclass(frozen=True)
class Item:
    """One paper. `state` is missing, returned, received or optional."""

    name: str
    label: Any
    proves: Any
    help: Any
    state: str
    upload: BoundField
    received: tuple[PaperView, ...] = ()
    instead: tuple[Instead, ...] = ()
    download: str = ""
    message: str = ""
    form_label: Any = ""
    needed: bool = True
    error: str = field(default="")


ORDER = {"returned": 0, "missing": 1, "optional": 2, "received": 3}


def items(filling: Filling, *, error_at: str = "", error: object = "") -> list[Item]:
    """Every paper that this case needs, and whatever else was sent. `error_at` is the field of a refused file."""
    found = [_needed(filling, need, error_at, str(error)) for need in filling.needs]
    names = {one.name for one in found}
    for paper in filling.case.papers:
        if paper.kind not in names:
            names.add(paper.kind)
            found.append(_needless(filling, paper))
    return sorted(found, key=lambda one: ORDER[one.state])


def field_name(kind: str, form: str = "") -> str:
    """The name of the file's input: also where the page jumps to, and where an error stands."""
    return f"{kind}--{form}" if form else kind


def missing_count(found: list[Item]) -> int:
    return sum(one.state in ("missing", "returned") for one in found)


def _needed(filling: Filling, need: Any, error_at: str, error: str) -> Item:
    paper = need.paper
    received = tuple(one for one in filling.case.papers if one.kind == paper.name)
    returned = next((one for one in received if one.state == "returned"), None)
    there = bool(received)
    state = "returned" if returned else "received" if there else "optional" if paper.optional else "missing"
    forms = {form.code: form.label for form in paper.replaceable_by}
    return Item(
        name=paper.name,
        label=paper.label,
        proves=paper.proves,
        help=paper.help or "",
        state=state,
        received=received,
        upload=_upload(paper.name, "", error_at, error),
        instead=()
        if there and not returned
        else tuple(
            Instead(
                form.label,
                form.code,
                form.signed_by,
                _download(filling, form.code),
                _upload(paper.name, form.code, error_at, error),
            )
            for form in paper.replaceable_by
        ),
        download=_download(filling, paper.name),
        message=returned.message if returned else "",
        form_label=next((forms[one.form] for one in received if one.form in forms), ""),
    )


def _needless(filling: Filling, paper: PaperView) -> Item:
    known = filling.paper(paper.kind)
    return Item(
        name=paper.kind,
        label=known.label if known else paper.kind,
        proves="",
        help="",
        state="received",
        received=tuple(one for one in filling.case.papers if one.kind == paper.kind),
        upload=_upload(paper.kind, "", "", ""),
        needed=False,
    )


def _download(filling: Filling, code: str) -> str:
    return address("form", filling, code=code) if code in filling.service.forms else ""


def _upload(kind: str, form: str, error_at: str, error: str) -> BoundField:
    name = field_name(kind, form)
    return BoundField(
        name,
        "file",
        _("Foto formulir yang sudah ditandatangani") if form else _("Ambil foto atau pilih berkas"),
        help=_("Foto atau PDF, paling besar 5 MB"),
        error=error if name == error_at else "",
        upload_url=reverse("portal:uploads"),
    )
