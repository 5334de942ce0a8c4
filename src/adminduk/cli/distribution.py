"""Spreading the tables over the servers of a Citus cluster: the statements, out of the placement and the
catalogue, and what no longer holds there by itself.

Citus keeps a unique key, an exclusion or a foreign key only within one shard, and a trigger only where it
looks at its own row. Whatever else our tables rely on is named here with what holds it instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

import psycopg

from adminduk.cli.placement import EVERYWHERE, FRAMEWORK, NUMBERS, SPREAD_BY
from adminduk.foundation.configuration import Misconfigured
from adminduk.foundation.db.sql import statement

LEAST_VERSION = 13
# What is asked together lies together: everything that belongs to one person.
WITH_THE_PERSON = ("register_membership", "register_marriage", "register_revision", "accounts_account")

# Trigger functions that look at the row they are called for and at nothing else: they work on a shard.
OWN_ROW_ONLY = {
    "adminduk_refuse_change": "only refuses",
    "documents_keep_as_issued": "holds the old row against the new one",
    "documents_keep_proposal": "holds the old row against the new one",
    "register_counter_rises": "holds the old row against the new one",
    "register_nik_for_life": "holds the old row against the new one",
}
# Trigger functions that read or write other tables: they can't be there. What holds it instead.
HELD_OTHERWISE = {
    "data_access_tell": "each statement checks the version; whoever answers also reads agreements every few seconds",
    "data_access_dp4_is_logged": "data_access.operations counts the lines before it gives a list out",
    "casework_other_hand_signs": "casework.operations.sign refuses whoever had the case in hand",
    "register_akta_number_is_taken": "register_enter writes the number at the end of the act",
    "register_check_family": "register_enter looks at each family of the entry at the end of the act",
    "register_check_person": "register_enter looks at each person of the entry at the end of the act",
    "register_take_old_akta": "register_enter writes the old number at the end of the act",
    "register_entry_waits": "register_enter sends the entry to the sealer; nobody else may add one",
}
# Unique keys without the column by which their table is spread. What holds it instead.
KEYS_GIVEN_UP = {
    "casework_case_number_case_id_key": "a case gets its number in the act that makes it",
    "documents_code_document_id_key": "a document gets its code in the act that orders it",
    "register_akta_number_entry_id_key": "an entry is written once: its id is the key of its own table",
    "register_family_number_family_id_key": "a family's number is given with its first revision",
    "register_nik_person_id_key": "a NIK is given where there was none, under the person's revision",
}

# One statement for many rows asks many shards, and Citus locks rows of one shard a statement only.
LOCKS = {
    "PERFORM FROM register_family WHERE family_id = ANY (homes) ORDER BY family_id FOR NO KEY UPDATE;": """
    FOR one_id IN SELECT DISTINCT unnest(homes) AS id ORDER BY id LOOP
        PERFORM FROM register_family WHERE family_id = one_id FOR NO KEY UPDATE;
    END LOOP;""",
    "PERFORM FROM register_person WHERE person_id = ANY (held) ORDER BY person_id FOR NO KEY UPDATE;": """
    FOR one_id IN SELECT DISTINCT unnest(held) AS id ORDER BY id LOOP
        PERFORM FROM register_person WHERE person_id = one_id FOR NO KEY UPDATE;
    END LOOP;""",
}


class NoCluster(Misconfigured):
    """This server can't spread tables."""


def require_cluster(connection: psycopg.Connection) -> None:
    """Raises `NoCluster` unless the extension is there, new enough, and knows a second server."""
    found = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'citus'").fetchone()
    if found is None:
        raise NoCluster(
            "This server has no Citus, so nothing was changed. Tables can be spread over several servers "
            "where the extension citus 13 or newer is installed: see docs/guides/scale-out.md."
        )
    if int(found[0].split(".")[0]) < LEAST_VERSION:
        raise NoCluster(f"This is Citus {found[0]}; {LEAST_VERSION} or newer is needed. Nothing was changed.")
    (workers,) = connection.execute(
        "SELECT count(*) FROM pg_dist_node WHERE shouldhaveshards AND isactive"
    ).fetchone()
    if not workers:
        raise NoCluster(
            "No server of this cluster takes shards yet, so nothing was changed: add the workers first "
            "(SELECT citus_add_node(…)), see docs/guides/scale-out.md."
        )


def spread(connection: psycopg.Connection) -> int:
    """Lays all tables out, in one transaction; answers how many statements it took. What was spread before
    stays as it is. Raises `NoCluster`."""
    require_cluster(connection)
    there = {
        row[0]
        for row in connection.execute("SELECT logicalrelid::regclass::text FROM pg_dist_partition").fetchall()
    }
    count = 0
    for text in plan(connection, there=there):
        connection.execute(text)
        count += 1
    return count


def plan(connection: psycopg.Connection, *, there: Set[str] = frozenset()) -> Iterator[str]:
    """Every statement in its order, without those for tables that are spread already (`there`)."""
    placed = (set(SPREAD_BY) | set(NUMBERS) | EVERYWHERE) - there
    if not placed:
        return
    yield "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'"
    yield "SET LOCAL citus.enable_unsafe_triggers TO on"
    yield from _dropped_triggers(connection, placed)
    yield from _dropped_keys(connection, placed)
    yield from _dropped_references(connection, placed)
    for table in _parents_first(connection, EVERYWHERE & placed):
        yield f"SELECT create_reference_table('{table}')"
    columns = {**SPREAD_BY, **NUMBERS}
    for table in _the_person_first(placed - EVERYWHERE):
        beside = ", colocate_with => 'register_person'" if table in WITH_THE_PERSON else ""
        yield f"SELECT create_distributed_table('{table}', '{columns[table]}'{beside})"
    if "register_entry" in placed:
        yield from _functions(connection)


def _the_person_first(tables: set[str]) -> list[str]:
    return sorted(tables, key=lambda table: (table != "register_person", table))


TRIGGERS = """
SELECT relname, tgname, proname FROM pg_trigger
JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE NOT tgisinternal AND tgparentid = 0 AND relnamespace = 'public'::regnamespace AND NOT relispartition
ORDER BY 1, 2
"""


def triggers(connection: psycopg.Connection) -> list[tuple[str, str, str]]:
    """Table, trigger and trigger function, the frameworks' own left out."""
    found = connection.execute(TRIGGERS).fetchall()
    return [(table, trigger, function) for table, trigger, function in found if table not in FRAMEWORK]


def _dropped_triggers(connection: psycopg.Connection, placed: set[str]) -> Iterator[str]:
    for table, trigger, function in triggers(connection):
        if table in placed and function not in OWN_ROW_ONLY:
            yield f"DROP TRIGGER {trigger} ON {table}"


KEYS = """
SELECT owner.relname, key.relname, con.conname IS NOT NULL,
       (SELECT coalesce(array_agg(attribute.attname::text), '{}') FROM unnest(held.indkey) AS place
        JOIN pg_attribute AS attribute ON attribute.attrelid = held.indrelid AND attribute.attnum = place)
FROM pg_index AS held
JOIN pg_class AS owner ON owner.oid = held.indrelid
JOIN pg_class AS key ON key.oid = held.indexrelid
LEFT JOIN pg_constraint AS con ON con.conindid = key.oid AND con.contype IN ('p', 'u', 'x')
WHERE owner.relnamespace = 'public'::regnamespace AND NOT owner.relispartition
  AND (held.indisunique OR held.indisexclusion)
ORDER BY 1, 2
"""


def keys_across_shards(connection: psycopg.Connection) -> list[tuple[str, str, bool]]:
    """Table, key, and whether it is a constraint: the unique keys that no single shard can keep."""
    columns = {**SPREAD_BY, **NUMBERS}
    return [
        (table, key, is_constraint)
        for table, key, is_constraint, held in connection.execute(KEYS).fetchall()
        if table in columns and columns[table] not in held
    ]


def _dropped_keys(connection: psycopg.Connection, placed: set[str]) -> Iterator[str]:
    for table, key, is_constraint in keys_across_shards(connection):
        if table in placed:
            yield f"ALTER TABLE {table} DROP CONSTRAINT {key}" if is_constraint else f"DROP INDEX {key}"
            # Still looked up by it, only not unique.
            column = key.removeprefix(f"{table}_").removesuffix("_key")
            yield f"CREATE INDEX {key} ON {table} ({column})"


REFERENCES = """
SELECT child.relname, conname, parent.relname,
       (SELECT array_agg(attname::text ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS one(number, place)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = number),
       (SELECT array_agg(attname::text ORDER BY place) FROM unnest(confkey) WITH ORDINALITY AS one(number, place)
        JOIN pg_attribute ON attrelid = confrelid AND attnum = number)
FROM pg_constraint
JOIN pg_class AS child ON child.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
WHERE contype = 'f' AND child.relnamespace = 'public'::regnamespace AND NOT child.relispartition
ORDER BY 1, 2
"""


def references_across_shards(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """Table and foreign key, where a row may refer to one on another server."""
    columns = {**SPREAD_BY, **NUMBERS}
    broken = []
    for child, name, parent, own, theirs in connection.execute(REFERENCES).fetchall():
        if child in FRAMEWORK or parent in EVERYWHERE:
            continue
        together = {child, parent} <= {"register_person", *WITH_THE_PERSON}
        if not (together and (columns[child], columns[parent]) in zip(own, theirs, strict=True)):
            broken.append((child, name))
    return broken


def _dropped_references(connection: psycopg.Connection, placed: set[str]) -> Iterator[str]:
    for table, name in references_across_shards(connection):
        if table in placed:
            yield f"ALTER TABLE {table} DROP CONSTRAINT {name}"


def _parents_first(connection: psycopg.Connection, tables: set[str]) -> list[str]:
    parents: dict[str, set[str]] = {table: set() for table in tables}
    for child, _, parent, *_ in connection.execute(REFERENCES).fetchall():
        if child in parents and parent in tables and parent != child:
            parents[child].add(parent)
    ordered: list[str] = []
    while parents:
        ready = sorted(table for table, wanted in parents.items() if wanted <= set(ordered))
        ordered += ready
        for table in ready:
            del parents[table]
    return ordered


def _functions(connection: psycopg.Connection) -> Iterator[str]:
    """The functions that hold what triggers held, and lock the rows of an act one by one."""
    yield hold_one_by_one(connection)
    yield statement("cli", "enter_on_a_cluster")


def hold_one_by_one(connection: psycopg.Connection) -> str:
    """`register_hold` as it is, but for the order in which it takes its locks: the same, one at a time."""
    (text,) = connection.execute(
        "SELECT pg_get_functiondef('register_hold(text, text, uuid[], uuid[], text[])'::regprocedure)"
    ).fetchone()
    for at_once, one_by_one in LOCKS.items():
        if at_once not in text:
            raise NoCluster("register_hold locks otherwise than this release knows. Nothing was changed.")
        text = text.replace(at_once, one_by_one.strip())
    return text.replace("DECLARE", "DECLARE\n    one_id uuid;", 1)
