"""Photos of invented papers for the demo's cases: drawn, then "photographed" by a phone."""

from adminduk.demo.papers.cards import CardLine, family_card, passport_page, school_diploma, stay_permit
from adminduk.demo.papers.facts import BirthStory, Somebody, Wedding
from adminduk.demo.papers.letters import birth_letter, police_report, stillbirth_letter, village_birth_letter
from adminduk.demo.papers.statements import birth_statement, couple_statement, signed_report
from adminduk.demo.papers.weddings import marriage_page

__all__ = [
    "BirthStory",
    "CardLine",
    "Somebody",
    "Wedding",
    "birth_letter",
    "birth_statement",
    "couple_statement",
    "family_card",
    "marriage_page",
    "passport_page",
    "police_report",
    "school_diploma",
    "signed_report",
    "stay_permit",
    "stillbirth_letter",
    "village_birth_letter",
]
