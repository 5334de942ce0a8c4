"""Reads of the register: frozen facts, each look with its purpose, each look logged."""

from adminduk.register.matching.sentences import field_label, sentence_of
from adminduk.register.queries.aktas import (
    AktaFacts,
    AktaNews,
    AktaNote,
    akta_news,
    find_akta,
    find_old_akta,
    people_at_entry,
)
from adminduk.register.queries.carrying import list_villages_to_carry
from adminduk.register.queries.changes import Changed, PersonChange, changes_of_people
from adminduk.register.queries.duplicates import find_possible_duplicates
from adminduk.register.queries.entries import (
    ChangedCard,
    EntryFacts,
    changed_cards,
    families_touched,
    get_entry,
    list_entries_of,
)
from adminduk.register.queries.families import (
    find_family_by_id,
    find_family_by_kk,
    get_family,
    get_own_family,
)
from adminduk.register.queries.following import list_entries
from adminduk.register.queries.history import (
    find_home_as_of,
    get_family_as_of,
    get_person_as_of,
    list_history,
)
from adminduk.register.queries.kecamatan import CardInForce, count_cards_of, list_cards_of
from adminduk.register.queries.letters import find_moving_letter
from adminduk.register.queries.likely import find_duplicates_of
from adminduk.register.queries.notes import count_notes_due, list_notes_due
from adminduk.register.queries.old_aktas import get_old_akta
from adminduk.register.queries.pairs import count_pairs, get_pair, list_pairs
from adminduk.register.queries.people import Anywhere, find_person_anywhere, get_person, match_resident
from adminduk.register.queries.population import get_population, get_vital_events, list_population_below
from adminduk.register.queries.proof import Inspection, find_break, list_differences, verify
from adminduk.register.queries.proving import prove_entry
from adminduk.register.queries.searching import search_people
from adminduk.register.queries.seen import KeptOf, records_of
from adminduk.register.queries.spelling import compare_names
from adminduk.register.queries.villages import list_counted_kabkota, list_days_counted, list_village_counts

__all__ = [
    "AktaFacts",
    "AktaNews",
    "AktaNote",
    "Anywhere",
    "CardInForce",
    "Changed",
    "ChangedCard",
    "EntryFacts",
    "Inspection",
    "KeptOf",
    "PersonChange",
    "akta_news",
    "changed_cards",
    "changes_of_people",
    "compare_names",
    "count_cards_of",
    "count_notes_due",
    "count_pairs",
    "families_touched",
    "field_label",
    "find_akta",
    "find_break",
    "find_duplicates_of",
    "find_family_by_id",
    "find_family_by_kk",
    "find_home_as_of",
    "find_moving_letter",
    "find_old_akta",
    "find_person_anywhere",
    "find_possible_duplicates",
    "get_entry",
    "get_family",
    "get_family_as_of",
    "get_old_akta",
    "get_own_family",
    "get_pair",
    "get_person",
    "get_person_as_of",
    "get_population",
    "get_vital_events",
    "list_cards_of",
    "list_counted_kabkota",
    "list_days_counted",
    "list_differences",
    "list_entries",
    "list_entries_of",
    "list_history",
    "list_notes_due",
    "list_pairs",
    "list_population_below",
    "list_village_counts",
    "list_villages_to_carry",
    "match_resident",
    "people_at_entry",
    "prove_entry",
    "records_of",
    "search_people",
    "sentence_of",
    "verify",
]
