"""Who, when and why stand in the signature of every write and of every read of personal data."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator

import pytest

ROOMS = ("accounts", "casework", "data_access", "documents", "messaging", "offices", "register", "reports")
NEEDS = {"operations": ("actor", "at"), "queries": ("actor", "purpose")}

# Writes that go without one of the two, each with its reason.
WRITES = {
    "accounts.confirm": "nobody has signed in yet: the room itself looks",
    "accounts.resend": "nobody has signed in yet: the room itself looks",
    "casework.sanitize": "changes a picture, not the world",
    "data_access.check_officer_password": "who signs in is not known yet",
    "data_access.check_officer_totp": "who signs in is not known yet",
    "data_access.forget_used_assertions": "upkeep: what would not open any more",
    "data_access.seal_log": "the sealer's own act, for nobody",
    "data_access.issue_token": "a machine that has not shown its proof yet",
    "data_access.show_officer_totp": "a secret to be shown; kept when it is confirmed",
    "documents.authority_folder": "makes the installation's own authority at its first use",
    "documents.mark_outdated": "the time is that of the change in the register",
    "documents.write_signed_samples": "invented people, signed by an authority that lives for the act only",
    "offices.begin_passkey": "a question to an authenticator; nothing is kept of it",
    "offices.begin_passkey_sign_in": "a question to an authenticator; nothing is kept of it",
    "offices.change_regions": "the state's list of regions, changed by a decree, as the owner",
    "offices.check_passkey": "who signs in is not known yet",
    "offices.check_password": "who signs in is not known yet",
    "offices.check_totp": "who signs in is not known yet",
    "offices.load_regions": "the state's list of regions, loaded when the database is made",
    "offices.propose_totp": "a secret to be shown; kept when it is confirmed",
    "offices.show_proposed_totp": "a secret to be shown; kept when it is confirmed",
}
# Reads without a purpose, each with its reason. Offices tell of regions, offices and staff only.
READS = {
    "accounts.actor_of": "what an account is made of, without a look at anything",
    "accounts.get_account": "the account of one's own session",
    "accounts.get_attempt": "one's own sign-in, before anybody has signed in",
    "casework.count_queue": "counts",
    "casework.delivery_holds": "whether a link is good, for who opened it with its PIN",
    "casework.get_filling": "the purpose follows from who acts: reporting, handling or following",
    "casework.get_form_pdf": "the purpose follows from who acts: reporting, handling or following",
    "casework.get_service": "definitions",
    "casework.list_drafts": "what the asker himself began to enter",
    "casework.list_own_cases": "a resident's own",
    "casework.list_queue": "what was dealt to the asker; opening one is a read with a purpose",
    "casework.list_tray_cases": "lines of the asker's own tray; opening one is a read with a purpose",
    "casework.open_delivery": "the purpose is the download, for who holds token and PIN",
    "casework.track": "answers an actor, nothing of the case",
    "data_access.actor_of_officer": "what an account is made of, without a look at anything",
    "data_access.address_told": "reads the headers that it is given",
    "data_access.find_policy_for_files": "what a machine may ask; nothing of a resident",
    "data_access.feed_key": "a public key",
    "data_access.find_subscription": "what an institution subscribes to; nothing of a resident",
    "data_access.list_asked_of_institution": "ids of its own accesses, not whose they were",
    "data_access.list_deliveries": "tries to hand events over; nothing of a resident",
    "data_access.list_own_objections": "a resident's own",
    "data_access.find_officer_signed_in": "the account of one's own session",
    "data_access.first_log_break": "hashes of the chain",
    "data_access.read_token": "opens what the asker holds in his hand",
    "data_access.get_agreement": "terms of an agreement; nothing of a resident",
    "data_access.get_alarm": "counts",
    "data_access.get_client": "names and public keys of machines",
    "data_access.get_institution": "institutions are no residents",
    "data_access.get_own_institution": "the asker's own",
    "data_access.get_service_state": "counts",
    "data_access.get_statement": "counts",
    "data_access.list_agreements": "terms of agreements; nothing of a resident",
    "data_access.list_alarms": "counts",
    "data_access.list_clients": "names and public keys of machines",
    "data_access.list_institutions": "institutions are no residents",
    "data_access.get_matching": "counts of a file; nothing of a resident",
    "data_access.list_matchings": "counts of files; nothing of a resident",
    "data_access.open_result": "answers to what the asker sent; each was logged by itself, the hand-over too",
    "data_access.list_officers": "accounts of institutions' officers, for who manages them",
    "data_access.list_papers": "documents of agreements",
    "data_access.list_prices": "the tariff",
    "data_access.list_reports_due": "semesters",
    "data_access.list_sandbox_people": "people who never lived",
    "data_access.list_statements": "counts",
    "data_access.list_steps": "what happened to an agreement",
    "data_access.list_usage": "counts",
    "data_access.open_paper": "a document of an agreement",
    "data_access.signed_by_client": "checks a signature with public keys of machines",
    "data_access.page_of_agreements": "terms of agreements; nothing of a resident",
    "data_access.statements_csv": "writes down what it is given",
    "data_access.thumbprint_told": "reads the headers that it is given",
    "data_access.count_voters": "counts",
    "data_access.get_open_counts": "published for everybody",
    "data_access.get_voter_release": "counts, and who made and released the list",
    "data_access.list_dimensions": "definitions",
    "data_access.list_open_counts": "published for everybody",
    "data_access.list_open_days": "published for everybody",
    "data_access.list_voter_agreements": "agreements, nobody in them",
    "data_access.list_voter_files": "counts and hashes; opening one is a read with a purpose",
    "data_access.list_voter_releases": "counts, and who made and released each list",
    "data_access.public_key_pem": "a public key",
    "data_access.rows_of": "puts published counts into words",
    "documents.count_hand_outs": "counts",
    "documents.count_proposals": "counts",
    "documents.count_tray": "counts",
    "documents.answer_on_revocation": "certificates of officials and services are public",
    "documents.answer_with_timestamp": "a hash in, a timestamp out",
    "documents.authority_file": "public certificates and lists",
    "documents.draw_face": "draws what it is given",
    "documents.find_own_certificate": "the asker's own",
    "documents.list_certificates": "officials' certificates are public",
    "documents.list_dropped": "numbers and masked labels",
    "documents.get_reissue": "counts",
    "documents.judges": "processes that judge signatures",
    "documents.list_faults": "ids of documents that are not as they were issued",
    "documents.list_of_case": "numbers and masked labels",
    "documents.list_of_person": "numbers and masked labels",
    "documents.list_proposals": "numbers and masked labels",
    "documents.list_seal_keys": "public keys",
    "documents.list_signer": "a public key",
    "documents.list_reissues": "counts",
    "documents.list_tray": "numbers and masked labels",
    "documents.open_seal": "reads what the asker holds in his hand",
    "documents.list_unclear": "numbers and masked labels",
    "documents.render_form": "draws what it is given",
    "documents.signer_health": "tells of the authority, for a watchman",
    "documents.signs_by_code": "a setting",
    "register.count_notes_due": "counts",
    "register.count_pairs": "counts",
    "register.field_label": "definitions",
    "register.list_pairs": "the queue, logged as such; opening a pair is a read with a purpose",
    "register.sentence_of": "definitions",
    "register.compare_names": "compares what it is given",
    "register.akta_news": "ids, numbers of akta and times, for followers",
    "documents.write_card_samples": "invented people",
    "register.count_cards_of": "counts",
    "register.list_cards_of": "ids and numbers of cards, for acts that reach each of them",
    "register.changes_of_people": "ids and kinds of changes, for followers",
    "register.records_of": "ids, for telling somebody who looked at them",
    "register.changed_cards": "ids, numbers of cards and times, for followers",
    "register.families_touched": "ids and times, for followers",
    "register.find_break": "hashes of the chain",
    "register.get_population": "counts",
    "register.list_population_below": "counts",
    "register.get_vital_events": "counts",
    "register.list_counted_kabkota": "codes of regions",
    "register.list_days_counted": "days",
    "register.list_village_counts": "counts",
    "register.list_villages_to_carry": "counts",
    "register.list_differences": "ids of rows that differ from the journal",
    "register.match_resident": "sign-in: the database writes its own line, with this purpose",
    "register.verify": "ids of rows that differ from the journal, and breaks of the chains",
    "reports.births_dashboard": "counts",
    "reports.population": "counts",
    "reports.public_figures": "counts",
}

Act = tuple[str, Callable[..., object]]


def acts(face: str, rooms: Iterable[str] = ROOMS) -> Iterator[Act]:
    """Every public function of that face, as "room.name"."""
    for room in rooms:
        try:
            module = importlib.import_module(f"adminduk.{room}.{face}")
        except ModuleNotFoundError:
            continue
        own = [
            name
            for name, one in vars(module).items()
            if inspect.isfunction(one) and one.__module__ == module.__name__ and name[0] != "_"
        ]
        names = getattr(module, "__all__", own)
        for name in names:
            one = getattr(module, name)
            if inspect.isfunction(one):
                yield f"{room}.{name}", one


def breaches(face: str, found: Iterable[Act]) -> set[str]:
    wrong = set()
    for name, act in found:
        told = inspect.signature(act).parameters
        named = all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in told.values())
        if not named or not set(NEEDS[face]) <= set(told):
            wrong.add(name)
    return wrong


def test_every_write_says_who_and_when_by_name() -> None:
    every = dict(acts("operations"))
    assert len(every) > 50
    assert breaches("operations", every.items()) == set(WRITES)


def test_every_read_of_personal_data_says_who_and_why() -> None:
    every = dict(acts("queries"))
    assert len(every) > 40
    assert breaches("queries", every.items()) - {
        name for name in every if name.startswith("offices.")
    } == set(READS)


@pytest.mark.parametrize(
    "planted",
    [
        lambda actor, at: None,
        lambda *, actor: None,
        lambda *, at: None,
        lambda case_id, *, actor, at: None,
    ],
)
def test_a_write_without_them_would_be_found(planted: Callable[..., object]) -> None:
    assert breaches("operations", [("planted", planted)]) == {"planted"}
    assert not breaches("operations", [("right", lambda *, actor, at, case_id: None)])


def test_a_purpose_is_never_optional() -> None:
    """A default would be a purpose that nobody thought of."""
    optional = {
        name
        for name, act in acts("queries")
        if (purpose := inspect.signature(act).parameters.get("purpose"))
        and purpose.default is not inspect.Parameter.empty
    }
    assert optional == set()
