"""Brings the database to the shape of this release, and loads what the law gives everyone: regions."""

from __future__ import annotations

from collections.abc import Callable


def migrate(say: Callable[[str], None]) -> bool:
    """Runs what has not been run yet, as the owner; answers whether there was anything to do."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from adminduk.offices.operations import load_regions

    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Migrating the database ({len(plan)} steps) …")
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    # One statement: interrupted, it leaves nothing behind, and the next start does it again.
    loaded = load_regions(using="owner")
    if loaded:
        say(f"Loaded {loaded:,} regions, from provinces to villages.")
    connections["owner"].close()
    return bool(plan or loaded)
