"""What institutions used and owe, by month."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from io import StringIO
from uuid import UUID

from django.db.models import Q, Sum

from adminduk.data_access.models import Agreement, Charge, Client, Usage, UsageCursor
from adminduk.data_access.queries.agreements import agreement_facts, seen
from adminduk.data_access.types.agreements import AgreementFacts
from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.data_access.types.statements import Price, Statement, StatementLine, UsageLine
from adminduk.foundation.access.types import Actor
from adminduk.regulations import data_access as law_of
from adminduk.regulations.law import Law

# To the institution these two are the same: nobody was found.
MISSES = {Outcome.NOT_FOUND, Outcome.ELSEWHERE}
COLUMNS = (
    "month",
    "institution",
    "agreement",
    "pks_number",
    "tariff",
    "item",
    "reference",
    "accesses",
    "charged",
    "rupiah",
)
# A cell that begins with one of these is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def list_usage(*, actor: Actor, agreement_id: UUID, since: date, until: date) -> list[UsageLine]:
    """Accesses of live clients by day, way and outcome, both days included, as far as they have been counted."""
    return _usage([seen(actor, agreement_id).agreement_no], since, until)[1]


def get_statement(*, actor: Actor, agreement_id: UUID, month: date) -> Statement:
    """What one agreement owes for the month in which `month` lies."""
    return _statements([seen(actor, agreement_id)], month)[0]


def list_statements(*, actor: Actor, month: date) -> list[Statement]:
    """Every agreement with accesses or charges in that month, by number; those that pay nothing too."""
    actor.require("data_access.view")
    agreements = Agreement.objects.select_related("institution").order_by("agreement_no")
    return [one for one in _statements(list(agreements), month) if one.lines]


def statements_csv(statements: Iterable[Statement]) -> str:
    """A file for the treasurer's programs: one row for each line, RFC 4180, rupiah as whole numbers."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in statements:
        terms = one.agreement.terms
        head = (one.month.strftime("%Y-%m"), one.agreement.institution.name, one.agreement.number)
        for line in one.lines:
            row = (
                *head,
                terms.pks_number,
                terms.tariff,
                line.way,
                line.reference,
                line.accesses,
                line.charged,
                line.rupiah,
            )
            writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def list_prices(*, tariff: str, day: date) -> list[Price]:
    """The tariff of PP 10/2023 for a class of institutions, in force on `day`."""
    law = Law(on=day)
    found = [
        Price(f"access_{how}", law_of.price_of_access(tariff, how, law))
        for how in (law_of.PLAIN, law_of.FINGERPRINT, law_of.FACE)
    ]
    steps = [*law.data_access.matching_up_to, law.data_access.matching_up_to[-1] + 1]
    for full, name in ((True, "matching"), (False, "matching_incomplete")):
        for most in steps:
            rupiah = law_of.price_of_matching(tariff, most, full, law)
            bound = f"up_to_{most}" if most in law.data_access.matching_up_to else "above"
            found.append(Price(f"{name}_{bound}", rupiah))
    return found + [
        Price(f"figures_{level}", law_of.price_of_figures(tariff, level, law)) for level in (1, 2, 3)
    ]


def _statements(agreements: list[Agreement], month: date) -> list[Statement]:
    begin = month.replace(day=1)
    end = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    numbers = [one.agreement_no for one in agreements]
    by_number = _usage(numbers, begin, end)
    charges: dict[int, list[Charge]] = defaultdict(list)
    for one in Charge.objects.filter(agreement_no__in=numbers, day__range=(begin, end)).order_by(
        "at", "charge_id"
    ):
        charges[one.agreement_no].append(one)
    cursor = UsageCursor.objects.filter(name="usage").first()
    counted_at = cursor.counted_at if cursor else None
    return [
        Statement(
            agreement=facts,
            month=begin,
            lines=_lines(facts, by_number[0][facts.number], charges[facts.number]),
            counted_at=counted_at,
        )
        for facts in map(agreement_facts, agreements)
    ]


def _usage(
    numbers: list[int], since: date, until: date
) -> tuple[dict[int, list[UsageLine]], list[UsageLine]]:
    sandboxes = Client.objects.filter(sandbox=True).values("client_no")
    found = (
        Usage.objects.filter(Q(agreement_no__in=numbers) & Q(day__range=(since, until)))
        .exclude(client_no__in=sandboxes)
        .values("agreement_no", "day", "way", "outcome")
        .annotate(total=Sum("accesses"))
        .order_by("day", "way", "outcome")
    )
    by_number: dict[int, list[UsageLine]] = defaultdict(list)
    for row in found:
        line = UsageLine(row["day"], Way(row["way"]), Outcome(row["outcome"]), int(row["total"]))
        by_number[row["agreement_no"]].append(line)
    return by_number, [line for lines in by_number.values() for line in lines]


def _lines(
    agreement: AgreementFacts, usage: list[UsageLine], charges: list[Charge]
) -> tuple[StatementLine, ...]:
    """By way, at the price of each day: a tariff may change within a month."""
    sums: dict[Way, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in usage:
        law, of_way = Law(on=line.day), sums[line.way]
        of_way[0] += line.accesses
        if law_of.access_is_charged(line.way.name.lower(), line.outcome not in MISSES, law):
            of_way[1] += line.accesses
            of_way[2] += line.accesses * law_of.price_of_access(agreement.terms.tariff, law_of.PLAIN, law)
    return (
        *(StatementLine(way.name.lower(), *sums[way]) for way in sorted(sums)),
        *(StatementLine(one.kind, 0, 1, one.rupiah, one.reference) for one in charges),
    )


def _plain(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
