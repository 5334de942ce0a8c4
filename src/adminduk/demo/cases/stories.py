"""The stories that are told in every fortnight: one of each kind that people come with, in every state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from adminduk.demo.cases.courses import BLURRED, Told
from adminduk.demo.cases.evidence import papers_of
from adminduk.demo.cases.households import Households
from adminduk.demo.cases.programme import Programme
from adminduk.demo.cases.reports import Report
from adminduk.demo.cases.stage import Script
from adminduk.foundation.clock import day_at


def stories(programme: Programme, elsewhere: Households) -> Iterator[Script]:
    """One of each kind that people come with, in every state a case can be in."""
    births, courses, ago = programme.births, programme.courses, programme.ago

    # A pair of twins whose family card was printed twice: the first of the two is yellow now.
    first_at, second_at = ago(1_900), ago(1_380)
    first, second = births.twins(day_at(first_at, programme.zone))
    yield courses.finished(Told(first, first_at, portal=False))
    yield courses.finished(Told(second, second_at, portal=False))
    yield from _finished(programme, births.at_home, ago(2_450))
    yield from _finished(programme, births.stillbirth, ago(2_050))
    yield from _finished(programme, births.single_mother, ago(3_000))
    yield from _finished(programme, lambda on: births.unregistered(on, "both"), ago(2_700))
    yield courses.finished(Told(births.late_akta(), ago(3_300), portal=False))
    # The mother told it by phone; a week later the father comes to the counter with the same child.
    once_at = ago(2_250)
    once = births.ordinary(day_at(once_at, programme.zone), portal=True, days=12)
    yield courses.finished(Told(once, once_at, portal=True))
    yield courses.being_checked(Told(births.told_again(once), ago(145), portal=False), judged=1)

    rejected = programme.told(births.ordinary, ago(1_560))
    cancelled = programme.told(births.ordinary, ago(1_010), portal=True)
    if rejected and cancelled:
        yield courses.rejected(
            rejected, "Anak ini sudah punya akta dari Kota Depok, sesuai kutipan yang Anda lampirkan."
        )
        yield courses.cancelled(cancelled, "Nama anak masih dirundingkan keluarga.")
    yield programme.in_tray(lambda at: Told(_on(births.unregistered, at, programme, "both"), at, False))
    yield programme.in_tray(lambda at: Told(births.late_akta(), at, False), late=True)
    yield programme.in_tray(
        programme.ordinary,
        sent_back="Nama anak di akta berbeda satu huruf dari surat lahir. Mohon dicocokkan.",
    )
    yield programme.with_approver(
        lambda at: Told(_on(births.unregistered, at, programme, "mother"), at, False)
    )
    foreign = programme.told(births.foreign_father, ago(230))
    if foreign:
        yield courses.verified(foreign, ago(95))
    overdue = programme.told(births.ordinary, ago(260), days=83)
    if overdue:
        yield courses.verified(overdue, ago(40))
    blurred = programme.told(births.newly_proven, ago(300), portal=True)
    if blurred:
        yield courses.returned(
            blurred, kind="marriage_proof", reason="blurred", message=BLURRED, blurred=True
        )
    differs = programme.told(births.ordinary, ago(420), portal=True)
    if differs:
        yield courses.returned(
            differs,
            kind=next(kind for kind, _form in papers_of(differs.report)),
            reason="cut_off",
            message="Bagian bawah surat terpotong. Foto seluruh halaman, termasuk cap.",
        )
    asked = programme.told(births.at_home, ago(280))
    if asked:
        yield courses.questioned(
            asked, question="Apakah kedua saksi di F-2.03 tetangga ibu? Mohon dipastikan."
        )
    yield from programme.waiting(births.foundling)
    yield from programme.waiting(births.mother_elsewhere, other=elsewhere)
    yield from programme.waiting(births.at_home)
    twins_at = ago(120)
    for number, twin in enumerate(births.twins(day_at(twins_at, programme.zone))):
        yield courses.submitted(Told(twin, ago(120 - 18 * number), portal=True))
    drafted = programme.told(births.ordinary, ago(200), portal=True)
    if drafted:
        yield courses.draft(drafted, until="birth_place")
    at_counter = programme.told(births.ordinary, ago(15))
    if at_counter:
        yield courses.draft(at_counter, until="witnesses")


def _finished(programme: Programme, make: Callable[..., Report | None], at: datetime) -> Iterator[Script]:
    told = programme.told(make, at)
    if told:
        yield programme.courses.finished(told)


def _on(make: Callable[..., Report], at: datetime, programme: Programme, *more: object) -> Report:
    return make(day_at(at, programme.zone), *more)
