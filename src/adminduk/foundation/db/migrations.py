"""What the database itself must keep, said once for all migrations.

Grants first, triggers second: the application's role simply lacks UPDATE and DELETE on append-only
tables, and a trigger refuses the owner too. Row-level security reads `adminduk.scope`, which
`access.acting` sets for one transaction; an unset scope sees nothing.
"""

from __future__ import annotations

from textwrap import dedent

from django.db.migrations import RunSQL

APP, REPORTS, AUDITOR, LOOKUP = "adminduk_app", "adminduk_reports", "adminduk_auditor", "adminduk_lookup"
REGISTRAR = "adminduk_registrar"


def sql(forward: str, reverse: str = RunSQL.noop) -> RunSQL:
    return RunSQL(dedent(forward), dedent(reverse) if reverse else reverse)


def grant(table: str, rights: str, to: str = APP) -> RunSQL:
    return sql(f"GRANT {rights} ON {table} TO {to};", f"REVOKE {rights} ON {table} FROM {to};")


def append_only(table: str, to: str = APP) -> list[RunSQL]:
    """Rows may be added and read, by nobody changed or removed (the owner included)."""
    return [
        grant(table, "SELECT, INSERT", to),
        sql(
            f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION adminduk_refuse_change();
            CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION adminduk_refuse_change();
            """,
            f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table};",
        ),
    ]


def scoped(table: str, column: str = "kabkota", also: str = "", lookup: bool = False) -> list[RunSQL]:
    """Row-level security: the region code in `column` must lie in the acting scope, or `also` holds.

    With `lookup` the owner of the SECURITY DEFINER look-ups may read (what its column grants allow).
    """
    rule = f"adminduk_within({column})" + (f" OR ({also})" if also else "")
    steps = [
        sql(
            f"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            CREATE POLICY jurisdiction ON {table} TO {APP}, {REPORTS} USING ({rule}) WITH CHECK ({rule});
            CREATE POLICY audit ON {table} FOR SELECT TO {AUDITOR} USING (true);
            CREATE POLICY owner ON {table} TO adminduk_owner USING (true) WITH CHECK (true);
            """,
            f"""
            DROP POLICY jurisdiction ON {table};
            DROP POLICY audit ON {table};
            DROP POLICY owner ON {table};
            ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
            """,
        )
    ]
    if lookup:
        steps.append(
            sql(
                f"CREATE POLICY national_lookup ON {table} FOR SELECT TO {LOOKUP} USING (true);",
                f"DROP POLICY national_lookup ON {table};",
            )
        )
    return steps


def registrar(table: str, rights: str) -> list[RunSQL]:
    """What the function that enters events may do to a table, whatever the region: it checks by itself."""
    return [
        grant(table, rights, to=REGISTRAR),
        sql(
            f"CREATE POLICY registrar ON {table} TO {REGISTRAR} USING (true) WITH CHECK (true);",
            f"DROP POLICY registrar ON {table};",
        ),
    ]


def registrar_function(signature: str, body: str) -> RunSQL:
    """A function that enters events: runs as the registrar role, and checks whose region it is."""
    return definer_function(signature, body, owner=REGISTRAR)


def definer_function(signature: str, body: str, owner: str = LOOKUP) -> RunSQL:
    """A national look-up: runs as the look-up role, checks by itself, returns the minimum.

    `signature` names the function with its argument types, `body` is the whole CREATE statement.
    """
    return sql(
        f"""
        {dedent(body)}
        ALTER FUNCTION {signature} OWNER TO {owner};
        REVOKE ALL ON FUNCTION {signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION {signature} TO {APP};
        """,
        f"DROP FUNCTION {signature};",
    )
