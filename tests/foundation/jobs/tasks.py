"""Jobs for the tests of the queue; a worker process of the tests does them."""

from __future__ import annotations

import os
import time
from pathlib import Path

from adminduk.foundation.jobs import job


@job(queue="tests")
def note(*, place: str, text: str = "done", often: int = 1) -> None:
    with Path(place).open("a") as file:
        file.write(text * often)


@job(queue="tests")
def hang_once(*, place: str) -> None:
    """The first time it hangs (and says who hangs), the second time it is done."""
    path = Path(place)
    if path.exists():
        path.write_text("done")
        return
    fresh = path.with_suffix(".new")
    fresh.write_text(str(os.getpid()))
    fresh.rename(path)
    time.sleep(600)


def work() -> None:
    """What `adminduk worker --once` does, with these jobs known."""
    import django

    django.setup()
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(concurrency=1, wait=False, install_signal_handlers=False)
