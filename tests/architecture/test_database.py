"""What the database's own catalogue says: keys for a nation, walls between regions, rights of each role.

A new table fails here until it is placed: say in `adminduk.cli.placement` what it is spread by, or why not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import psycopg
import pytest

from adminduk.cli.placement import EVERYWHERE, FRAMEWORK, NUMBERS, SPREAD_BY
from adminduk.foundation.db.embedded.urls import ClusterUrls

REGION_COLUMNS = {"kabkota", "chain", "kecamatan", "village_code", "region_code"}
# Tables that name a region and yet are not walled: each with its reason.
OPEN = {
    "audit_act": "written from every sight, also by residents who have none; ids and codes only",
    "audit_look": "written by the national look-ups; ids only",
    "data_access_sandbox_person": "people who never lived",
    "data_access_dp4_file": "counts and keys of sealed boxes; nothing of anybody",
    "data_access_open_count": "protected counts, published for everyone",
    "journal_cursor": "how far a follower has read; nothing of anybody",
    "journal_day_chain": "signed hashes: the proof is for everyone",
    "journal_root": "signed hashes: the proof is for everyone",
    "journal_sealed": "salted hashes: the proof is for everyone",
    "offices_office": "the directory of offices is public",
}

APPEND_ONLY = {
    "audit_act",
    "audit_look",
    "casework_case_number",
    "casework_step",
    "data_access_access",
    "data_access_agreement_step",
    "data_access_charge",
    "data_access_dp4_village",
    "data_access_open_count",
    "data_access_open_day",
    "data_access_seal",
    "data_access_delivery",
    "data_access_objection_step",
    "documents_code",
    "documents_fault",
    "documents_hand_out",
    "documents_revision",
    "documents_seal_key_event",
    "journal_day",
    "journal_day_chain",
    "journal_root",
    "journal_sealed",
    "register_akta_number",
    "register_entry",
    "register_family_number",
    "register_import_batch",
    "register_nik",
    "register_note",
    "register_old_akta",
    "register_pair_step",
    "register_revision",
    "register_snapshot",
}

# SECURITY DEFINER functions run with national sight. There is no other.
# These enter events, and write; the others look, and write nothing but the trail.
REGISTRARS = {
    "register_carry(bytea[],bytea[])": "a decree's entries: region codes only, from and to regions in sight",
    "register_enter(bytea,bytea)": "writes one entry and what its bytes say; only in the asking region",
    "register_hold(text,text,uuid[],uuid[],text[])": "holds whom an entry touches; for an own office; logged",
}
# This one makes tables, and looks at nobody: it runs as their owner, for the application has no such right.
KEEPERS = {
    "adminduk_make_partitions(integer)": "the next months of what is cut by months; nothing else",
    "data_access_empty_slot(integer)": "empties a slot for a part of a file; two tables that hold nothing lasting",
}
NATIONAL_SIGHT = {
    "casework_find_by_number(text)": "tracking a case by its number; answers what the PIN is checked with",
    "casework_find_delivery(text)": "a download's token; answers what the PIN is checked with",
    "casework_open_cases_of(uuid,text,uuid)": "the same report twice; answers case numbers only",
    "data_access_match(integer,integer,integer,bigint)": "a file's people, within its agreement, regions and elements",
    "data_access_voters(uuid,text,text[])": "a list of voters, as far as the agreement allows; logged when given",
    "data_access_why_gone(uuid,text,uuid[])": "why people left a list of voters; a reason only",
    "data_access_look_up(integer[],integer[],integer[],text[],bigint[],bigint[])": "people by NIK for institutions; "
    "only what the agreement holds today; logged by who asks before he tells",
    "data_access_neighbours(integer[],uuid[],integer)": "the watch over the log: counts only",
    "data_access_feed_people(integer,uuid[])": "whom an agreement serves and may hear of; answers the NIK",
    "documents_code_of(text)": "a PDF that is dropped on the page of verification; answers its code",
    "documents_verify(text)": "anybody verifies a document by its code; masked",
    "register_akta_history(text[],text)": "inspection: akta kept here that were made elsewhere; logged",
    "register_candidates(date[],smallint,uuid,text,tsquery,text)": "duplicates; no NIK outside; logged",
    "register_check_family()": "trigger: one head, who lives in the family",
    "register_check_person()": "trigger: a living resident is in a family, his NIK is his",
    "register_find_by_nik(text,text)": "one person by NIK; a name for staff only; logged",
    "register_history(uuid[],text)": "entries of who lives here or is on the way, of any office; logged",
    "register_household_history(uuid,text)": "who stood on a card of this region, as he was then; logged",
    "register_kept_elsewhere(uuid[])": "inspection: a row that moved is not a row lost; answers ids only",
    "register_log_look(text,text[],text[])": "writes the trail of the others; refuses without a purpose",
    "register_marriage_history(uuid[],text)": "inspection: marriages kept here that end elsewhere; logged",
    "register_match_resident(text,text,date)": "sign-in: three things agree or nobody; logged",
    "register_moving_letter(text,text)": "a letter, for the office it is from or goes to; ids only; logged",
    "register_own_family(uuid,text)": "a resident's own card, checked against who acts; logged",
    "register_pair_other(uuid,uuid,text)": "the other of a pair that the asker judges; no number; logged",
    "register_notes_beside(text,text)": "notes of any office beside an akta kept here; logged",
    "register_search(jsonb,text[],text,integer,integer)": "search for officers; only the own region; logged",
    "register_rows_elsewhere(text,uuid[],text[])": "inspection: a row that moved is not lost; keys only",
    "register_siblings(uuid,date,text)": "children of one mother and day; no NIK outside; logged",
    "register_similar_births(uuid,text,date,integer,text,text)": "duplicates; no NIK outside; logged",
}


@pytest.fixture
def catalogue(database_urls: ClusterUrls) -> Iterator[psycopg.Connection]:
    """A superuser's look; whatever a test plants through it is rolled back."""
    connection = psycopg.connect(database_urls.superuser)
    try:
        yield connection
    finally:
        connection.rollback()
        connection.close()


def column(catalogue: psycopg.Connection, query: str, facts: object = None) -> set[str]:
    return {row[0] for row in catalogue.execute(query, facts).fetchall()}


TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
"""


def unplaced(tables: set[str]) -> set[str]:
    return tables - set(SPREAD_BY) - set(NUMBERS) - EVERYWHERE - FRAMEWORK


def test_every_table_is_placed(catalogue: psycopg.Connection) -> None:
    tables = column(catalogue, TABLES)
    assert unplaced(tables) == set(), "say in cli/placement.py by which column it is spread"
    assert (set(SPREAD_BY) | set(NUMBERS) | EVERYWHERE | FRAMEWORK) - tables == set(), "these tables are gone"


UNIQUE_KEYS = """
SELECT owner.relname, key.relname,
       (SELECT coalesce(array_agg(attribute.attname::text), '{}') FROM unnest(held.indkey) AS place
        JOIN pg_attribute AS attribute ON attribute.attrelid = held.indrelid AND attribute.attnum = place)
FROM pg_index AS held
JOIN pg_class AS owner ON owner.oid = held.indrelid
JOIN pg_class AS key ON key.oid = held.indexrelid
WHERE owner.relnamespace = 'public'::regnamespace AND (held.indisunique OR held.indisexclusion)
"""


def keys_without_their_column(catalogue: psycopg.Connection) -> set[str]:
    return {
        f"{table}: {key}"
        for table, key, columns in catalogue.execute(UNIQUE_KEYS).fetchall()
        if table in SPREAD_BY and SPREAD_BY[table] not in columns
    }


def test_every_unique_key_holds_its_tables_distribution_column(catalogue: psycopg.Connection) -> None:
    assert keys_without_their_column(catalogue) == set()


def test_a_key_without_it_would_be_found(catalogue: psycopg.Connection) -> None:
    catalogue.execute("CREATE UNIQUE INDEX planted ON register_person (birth_akta_number)")
    assert keys_without_their_column(catalogue) == {"register_person: planted"}


WALLS = """
SELECT relname, relrowsecurity AND relforcerowsecurity,
       (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute
        WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped),
       EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid
               AND pg_get_expr(polqual, polrelid) LIKE '%adminduk_within%'
               AND pg_get_expr(polwithcheck, polrelid) LIKE '%adminduk_within%')
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
"""


def without_wall(catalogue: psycopg.Connection) -> set[str]:
    return {
        table
        for table, forced, columns, by_jurisdiction in catalogue.execute(WALLS).fetchall()
        if REGION_COLUMNS & set(columns) and not (forced and by_jurisdiction)
    }


def test_every_table_with_rows_of_regions_is_walled_by_jurisdiction(catalogue: psycopg.Connection) -> None:
    assert without_wall(catalogue) == set(OPEN)


def test_a_table_without_its_wall_would_be_found(catalogue: psycopg.Connection) -> None:
    catalogue.execute("ALTER TABLE register_person NO FORCE ROW LEVEL SECURITY")
    catalogue.execute("CREATE TABLE planted (id uuid PRIMARY KEY, kabkota text)")
    assert without_wall(catalogue) == set(OPEN) | {"register_person", "planted"}


def test_a_view_never_looks_over_the_wall(catalogue: psycopg.Connection) -> None:
    with_owners_sight = column(
        catalogue,
        """
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm' OR (
            relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)
            AND NOT coalesce('security_invoker=on' = ANY (reloptions), false)))
          AND oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
        """,
    )
    assert with_owners_sight == set()


def test_only_the_listed_functions_have_national_sight(catalogue: psycopg.Connection) -> None:
    found = column(
        catalogue,
        "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace",
    )
    assert found == set(NATIONAL_SIGHT) | set(REGISTRARS) | set(KEEPERS)


def test_each_of_them_runs_as_the_look_up_role_and_cannot_be_led_astray(
    catalogue: psycopg.Connection,
) -> None:
    for name, owner, settings, public in catalogue.execute(
        """
        SELECT oid::regprocedure::text, proowner::regrole::text, proconfig,
               has_function_privilege('public', oid, 'EXECUTE')
        FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
        """
    ).fetchall():
        other = "adminduk_owner" if name in KEEPERS else "adminduk_lookup"
        assert owner == ("adminduk_registrar" if name in REGISTRARS else other), name
        assert "search_path=public, pg_temp" in settings, name
        assert not public, name


def test_the_look_up_role_cannot_sign_in_and_writes_nothing_but_the_trail(
    catalogue: psycopg.Connection,
) -> None:
    role = catalogue.execute(
        "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'adminduk_lookup'"
    ).fetchone()
    assert role == (False, False, False)
    assert written_by(catalogue, "adminduk_lookup") == {"audit_look": {"INSERT"}}


def test_the_registrar_role_cannot_sign_in_and_removes_nothing(catalogue: psycopg.Connection) -> None:
    role = catalogue.execute(
        "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'adminduk_registrar'"
    ).fetchone()
    assert role == (False, False, False)
    written = written_by(catalogue, "adminduk_registrar")
    assert {table for table, rights in written.items() if "UPDATE" in rights} == {
        "register_akta",
        "register_family",
        "register_marriage",
        "register_membership",
        "register_person",
    }
    assert all(rights <= {"INSERT", "UPDATE"} for rights in written.values())


def written_by(catalogue: psycopg.Connection, role: str) -> dict[str, set[str]]:
    """What a role may do to tables besides reading them, a single column included."""
    rights: dict[str, set[str]] = defaultdict(set)
    for table, right in catalogue.execute(
        """
        SELECT relname, wish FROM pg_class,
            unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS wish
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
          AND (has_table_privilege(%(role)s, pg_class.oid, wish)
               OR (wish IN ('INSERT', 'UPDATE', 'REFERENCES')
                   AND has_any_column_privilege(%(role)s, pg_class.oid, wish)))
        """,
        {"role": role},
    ).fetchall():
        rights[table].add(right)
    return rights


def test_what_is_append_only_can_be_added_to_and_nothing_else(catalogue: psycopg.Connection) -> None:
    guarded = column(
        catalogue,
        """
        SELECT tgrelid::regclass::text FROM pg_trigger
        WHERE tgfoid = 'adminduk_refuse_change'::regproc AND tgenabled = 'O'
        GROUP BY tgrelid HAVING count(*) = 2
        """,
    )
    assert guarded - partitions(catalogue) == APPEND_ONLY
    assert partitions(catalogue) - guarded == set(), "what is append-only is so in every part"
    rights = written_by(catalogue, "adminduk_app")
    assert {table: rights[table] for table in APPEND_ONLY} == {table: {"INSERT"} for table in APPEND_ONLY}


PARTITIONED = {"audit_act", "data_access_access", "audit_look", "register_entry"}


def partitions(catalogue: psycopg.Connection) -> set[str]:
    return column(catalogue, "SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'")


def test_what_is_cut_by_months_has_a_part_for_what_belongs_to_none(catalogue: psycopg.Connection) -> None:
    rest = """
        SELECT parent.relname FROM pg_partitioned_table AS cut JOIN pg_class AS parent ON parent.oid = partrelid
        JOIN pg_class AS part ON part.oid = partdefid WHERE part.relname = parent.relname || '_rest'
    """
    assert column(catalogue, rest) == PARTITIONED


def test_a_partition_is_reached_through_its_table_alone(catalogue: psycopg.Connection) -> None:
    """Row-level security without a policy: not even its owner looks past the table's own policies."""
    found = catalogue.execute(
        """
        SELECT relname, relrowsecurity AND relforcerowsecurity, relacl IS NULL,
               EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)
        FROM pg_class WHERE relispartition AND relkind = 'r'
        """
    ).fetchall()
    assert len(found) >= len(PARTITIONED) * 5
    assert [name for name, *guards in found if guards != [True, True, False]] == []
    for role in (
        "adminduk_app",
        "adminduk_reports",
        "adminduk_auditor",
        "adminduk_lookup",
        "adminduk_registrar",
    ):
        readable = column(
            catalogue,
            f"SELECT relname FROM pg_class WHERE relispartition AND has_any_column_privilege('{role}', oid, 'SELECT')",
        )
        assert readable == set(), role


def test_the_application_owns_nothing_and_empties_nothing(catalogue: psycopg.Connection) -> None:
    owned = column(catalogue, "SELECT relname FROM pg_class WHERE relowner = 'adminduk_app'::regrole")
    assert owned == set()
    for table, rights in written_by(catalogue, "adminduk_app").items():
        assert not rights & {"TRUNCATE", "TRIGGER", "REFERENCES"}, table


@pytest.mark.parametrize("role", ["adminduk_reports", "adminduk_auditor"])
def test_who_only_reads_writes_nothing(role: str, catalogue: psycopg.Connection) -> None:
    assert written_by(catalogue, role) == {}


def granted_to_everyone(catalogue: psycopg.Connection) -> set[str]:
    return column(
        catalogue,
        """
        SELECT relname FROM pg_class, aclexplode(relacl) AS held
        WHERE relnamespace = 'public'::regnamespace AND held.grantee = 0
          AND pg_class.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
        """,
    )


def test_nothing_is_granted_to_everyone(catalogue: psycopg.Connection) -> None:
    assert granted_to_everyone(catalogue) == set()
    schema = catalogue.execute("SELECT has_schema_privilege('public', 'public', 'USAGE')").fetchone()
    assert schema == (False,)


def test_a_grant_to_everyone_would_be_found(catalogue: psycopg.Connection) -> None:
    catalogue.execute("GRANT SELECT ON register_person TO PUBLIC")
    assert granted_to_everyone(catalogue) == {"register_person"}


def test_no_role_of_the_platform_passes_the_walls(catalogue: psycopg.Connection) -> None:
    strong = column(
        catalogue,
        """
        SELECT rolname FROM pg_roles WHERE rolname LIKE 'adminduk%'
          AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
        """,
    )
    assert strong == set()
