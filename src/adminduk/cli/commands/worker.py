"""Do the jobs that wait in the database, until SIGTERM; a job that is under way is finished first."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running

# Longer jobs are given back to the queue: each is safe to run twice.
FINISH_SECONDS = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at once (4)")
    parser.add_argument("--queues", help="only these queues, separated by commas")
    parser.add_argument("--once", action="store_true", help="end when no job waits")


def run(options: argparse.Namespace) -> int:
    with database_running():
        import django

        django.setup()
        from procrastinate.contrib.django import app

        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(
                queues=options.queues.split(",") if options.queues else None,
                concurrency=options.concurrency,
                wait=not options.once,
                shutdown_graceful_timeout=FINISH_SECONDS,
            )
    return 0
