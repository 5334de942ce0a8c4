"""What the law says about recording somebody for the first time, and about people without papers."""

from __future__ import annotations

from collections.abc import Collection

from adminduk.regulations.law import Law

NO_MATCH, MATCH = "no_match", "match"
REMOTE_COMMUNITY = "remote_community"


def needs_biometrics(age: int, law: Law) -> bool:
    """From the age of a KTP on, fingerprints and iris are compared first, so that nobody gets a second NIK
    (UU 24/2013 art. 13; Perpres 96/2018 art. 4)."""
    return age >= law.first_records.biometrics_from_age


def is_somebody_known(biometrics: str) -> bool:
    """Who is found by his fingerprints has a NIK already (UU 24/2013 art. 13)."""
    return biometrics == MATCH


def is_compared(age: int, biometrics: str, law: Law) -> bool:
    """Whether the comparison was made where it is needed; otherwise the officer answers for it."""
    return biometrics == NO_MATCH or not needs_biometrics(age, law)


def has_proof(papers: Collection[str], law: Law) -> bool:
    """A paper of the person, or the statement of having none (F-1.04; Perpres 96/2018 art. 4)."""
    return bool(set(papers) & set(law.first_records.proofs))


def has_local_letter(papers: Collection[str], *, parents_registered: bool, age: int, law: Law) -> bool:
    """The letter of RT and RW, the only service that still asks for one (Perpres 96/2018 art. 4); not of a
    child whose parents are registered."""
    excused = parents_registered and age < law.first_records.biometrics_from_age
    return excused or law.first_records.local_letter in papers


def has_consent(papers: Collection[str], *, lodges: bool, law: Law) -> bool:
    """Who lodges with others brings the owner's consent (Perpres 96/2018 art. 4)."""
    return not lodges or law.first_records.consent in papers


def is_age_of_life(age: int, law: Law) -> bool:
    """Whether somebody may be that old; nobody is born in the future."""
    return 0 <= age <= law.first_records.oldest_age


def may_be_recorded_as(marital_status: int) -> bool:
    """A marriage is registered, or stated with F-1.05, by its own event afterwards (UU 23/2006 art. 34)."""
    return marital_status in (1, 4, 5, 6)


def has_plight_proof(plight: str, papers: Collection[str], law: Law) -> bool:
    """The statement of lost papers or of none; of remote communities the letter of their head
    (Permendagri 96/2019)."""
    if plight == REMOTE_COMMUNITY:
        return law.first_records.tribal_letter in papers
    return bool(set(papers) & set(law.first_records.statements_of_plight))
