"""The form of an agreement's terms: read from what was posted, shown with what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from adminduk.data_access.queries import list_prices
from adminduk.data_access.types import (
    ELEMENTS,
    PURPOSES,
    BadPeriod,
    BadQuota,
    BadRegions,
    ElementsNotOfLaw,
    NotFounded,
    PurposeNotOfLaw,
    Rule,
    TariffDoesNotFit,
    Terms,
)
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region, full_name
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.agreements import NATION, TARIFFS, TERM_LABELS, WHOLE_COUNTRY, price_words
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.regions import region_options

TEXTS = (
    BoundField("mou_number", "text", TERM_LABELS["mou_number"], maxlength=80),
    BoundField("pks_number", "text", TERM_LABELS["pks_number"], maxlength=80),
    BoundField("sheet_number", "text", TERM_LABELS["sheet_number"], maxlength=80, required=False),
    BoundField(
        "legal_basis",
        "text",
        Both(id="Dasar hukum lembaga", en="Legal basis of the institution"),
        help=Both(id="Misalnya: UU 24/2011 pasal 15.", en="For example: UU 24/2011 art. 15."),
        maxlength=300,
    ),
)
PURPOSE = BoundField(
    "purpose",
    "radios",
    TERM_LABELS["purpose"],
    options=tuple(Option(name, label) for name, label in PURPOSES.items()),
)
PURPOSE_TEXT = BoundField(
    "purpose_text",
    "text",
    TERM_LABELS["purpose_text"],
    help=Both(
        id="Warga membaca kalimat ini saat melihat siapa membuka datanya.",
        en="Residents read this when they see who looked at their data.",
    ),
    maxlength=200,
)
QUOTAS = (
    BoundField(
        "per_second", "number", TERM_LABELS["per_second"], unit=Both(id="orang", en="people"), width=10
    ),
    BoundField("per_day", "number", TERM_LABELS["per_day"], unit=Both(id="orang", en="people"), width=10),
)
MORE = BoundField(
    "more",
    "checkboxes",
    Both(id="Boleh juga", en="Also allowed"),
    options=(
        Option(
            "bulk",
            TERM_LABELS["bulk"],
            Both(id="Sampai kuota sedetik dalam satu permintaan.", en="Up to the quota of a second."),
        ),
        Option(
            "feed",
            TERM_LABELS["feed"],
            Both(
                id="Kabar kematian, ganti nama dan pindah, hanya tentang orang yang sudah mereka layani.",
                en="News of deaths, names and moves, only of people whom they already serve.",
            ),
        ),
    ),
    required=False,
)
DAYS = (
    BoundField("valid_from", "date", TERM_LABELS["valid_from"]),
    BoundField("valid_until", "date", TERM_LABELS["valid_until"]),
)
GROUPS: tuple[tuple[Both, tuple[str, ...]], ...] = (
    (
        Both(id="Tentang orangnya", en="About the person"),
        (
            "nama_lengkap", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "agama", "golongan_darah",
            "disabilitas", "pendidikan", "pekerjaan", "kewarganegaraan",
        ),
    ),
    (
        Both(id="Tentang keluarganya", en="About the family"),
        (
            "no_kk", "hubungan_keluarga", "status_perkawinan", "nama_ibu", "nik_ibu", "nama_ayah", "nik_ayah",
        ),
    ),
    (
        Both(id="Tentang tempat tinggalnya", en="About the home"),
        (
            "alamat", "rt", "rw", "kode_desa", "kode_kecamatan", "kode_kabkota", "kode_provinsi", "kode_pos",
            "alamat_sebelumnya",
        ),
    ),
    (
        Both(id="Tentang aktanya", en="About the akta"),
        (
            "nomor_akta_lahir", "nomor_akta_kawin", "tanggal_kawin", "nomor_akta_cerai", "tanggal_cerai",
        ),
    ),
    (
        Both(id="Biometrik", en="Biometrics"),
        ("sidik_jari", "wajah", "iris", "tanda_tangan"),
    ),
)  # fmt: skip
BESIDE: dict[type[Refused], str] = {
    BadPeriod: "valid_until",
    BadQuota: "per_day",
    BadRegions: "regions",
    ElementsNotOfLaw: "elements",
    NotFounded: "pks_number",
    PurposeNotOfLaw: "purpose_text",
    TariffDoesNotFit: "tariff",
}
NOT_A_DAY = Both(id="Tulis tanggal yang ada di kalender.", en="Write a date that the calendar has.")
NOT_A_NUMBER = Both(id="Tulis bilangan bulat di atas nol.", en="Write a whole number above zero.")
LEVELS = ("province", "kabkota", "kecamatan")
MOST_QUOTA = 2_000_000_000


@dataclass
class Answers:
    """What stands in the boxes; `terms()` when all of it can be read."""

    texts: dict[str, Any] = field(default_factory=dict)
    elements: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    errors: dict[str, Any] = field(default_factory=dict)

    def terms(self) -> Terms | None:
        told = self.texts
        numbers, days = {}, {}
        for name in ("per_second", "per_day"):
            text = str(told.get(name, "")).replace(".", "")
            if not text.isdecimal() or not 0 < int(text) <= MOST_QUOTA:
                self.errors[name] = NOT_A_NUMBER
            else:
                numbers[name] = int(text)
        for name in ("valid_from", "valid_until"):
            try:
                days[name] = date.fromisoformat(str(told.get(name, "")))
            except ValueError:
                self.errors[name] = NOT_A_DAY
        if self.errors:
            return None
        compared, given = (
            sum(one.bit for one in ELEMENTS if one.wire in names) for names in (self.elements, self.fields)
        )
        kept = (
            "mou_number",
            "pks_number",
            "sheet_number",
            "legal_basis",
            "purpose",
            "purpose_text",
            "tariff",
        )
        return Terms(
            **{name: str(told.get(name, "")) for name in kept},
            **numbers,
            **days,
            elements=compared,
            fields=given,
            regions=self.regions,
            bulk="bulk" in told.get("more", ()),
            feed="feed" in told.get("more", ()),
        )

    def refuse(self, refused: Refused) -> list[Refused]:
        """Puts a refusal beside its box; what has none is answered."""
        beside = BESIDE.get(type(refused))
        if beside is None:
            return [refused]
        self.errors[beside] = refused
        return []


def of_post(request: HttpRequest) -> Answers:
    data = request.POST
    texts = {one.name: posted.read(one.kind, one.name, data) for one in _plain()}
    texts["tariff"] = posted.read("radios", "tariff", data)
    chosen = tuple(dict.fromkeys(code for code in data.getlist("regions") if _is_region(code)))
    return Answers(
        texts=texts,
        elements=frozenset(data.getlist("elements")),
        fields=frozenset(data.getlist("fields")),
        regions=(NATION,) if data.get("everywhere") == "yes" else chosen,
    )


def of_terms(terms: Terms) -> Answers:
    texts: dict[str, Any] = {one.name: getattr(terms, one.name, "") for one in _plain()}
    texts |= {name: getattr(terms, name).isoformat() for name in ("valid_from", "valid_until")}
    texts |= {name: str(getattr(terms, name)) for name in ("per_second", "per_day")}
    texts["more"] = [name for name in ("bulk", "feed") if getattr(terms, name)]
    texts["tariff"] = terms.tariff
    return Answers(
        texts=texts,
        elements=frozenset(one.wire for one in ELEMENTS if terms.elements & one.bit),
        fields=frozenset(one.wire for one in ELEMENTS if terms.fields & one.bit),
        regions=terms.regions,
    )


def facts_of(answers: Answers, *, tariffs: Iterable[str], today: date, search: str = "") -> dict[str, Any]:
    """What the template of the form asks for."""

    def bound(one: BoundField) -> BoundField:
        return one.with_(value=answers.texts.get(one.name, one.value), error=answers.errors.get(one.name, ""))

    tariff = BoundField(
        "tariff",
        "radios",
        TERM_LABELS["tariff"],
        options=tuple(Option(name, TARIFFS[name]) for name in tariffs),
    )
    regions = [code for code in answers.regions if code != NATION]
    found = [
        one for level in LEVELS for one in region_options(search, level=level) if one.value not in regions
    ]
    by_wire = {one.wire: one for one in ELEMENTS}
    return {
        "texts": [bound(one) for one in TEXTS],
        "purpose": bound(PURPOSE),
        "purpose_text": bound(PURPOSE_TEXT),
        "groups": [
            {
                "label": label,
                "rows": [
                    {
                        "wire": wire,
                        "label": by_wire[wire].label,
                        "compare": wire in answers.elements,
                        "give": wire in answers.fields,
                        "absent": by_wire[wire].rule is Rule.ABSENT,
                    }
                    for wire in wires
                ],
            }
            for label, wires in GROUPS
        ],
        "everywhere": NATION in answers.regions,
        "regions": [(code, ", ".join(full_name(code))) for code in regions],
        "region_matches": [(one.value, one.label, one.help) for one in found[:20]],
        "region_search": search,
        "quotas": [bound(one) for one in QUOTAS],
        "more": bound(MORE),
        "tariff": bound(tariff),
        "prices": [
            {
                "label": TARIFFS[name],
                "rows": [(price_words(one.name), one.rupiah) for one in list_prices(tariff=name, day=today)],
            }
            for name in tariffs
        ],
        "days": [bound(one) for one in DAYS],
        "errors": answers.errors,
        "whole_country": WHOLE_COUNTRY,
        "summary_of_errors": _listed(answers.errors),
    }


def _plain() -> tuple[BoundField, ...]:
    return (*TEXTS, PURPOSE, PURPOSE_TEXT, *QUOTAS, MORE, *DAYS)


def _listed(errors: Mapping[str, Any]) -> list[BoundField]:
    """Fields with errors, for the summary above the form; sets link to their first box."""
    kinds = {one.name: one.kind for one in _plain()} | {"tariff": "radios"}
    return [BoundField(name, kinds.get(name, "text"), name, error=error) for name, error in errors.items()]


def _is_region(code: str) -> bool:
    return code.isdecimal() and len(code) <= 10 and find_region(code) is not None
