"""One import in a process of its own, to be killed: python -m tests.register.importing_run FILE."""

from __future__ import annotations

import sys
from pathlib import Path


def main(file: str) -> None:
    import django

    django.setup()
    from adminduk.register.operations import import_file
    from adminduk.register.transfer import entering, running
    from adminduk.register.types import Progress
    from tests import people

    # Small batches, so that there is something to be broken off, each told at once.
    entering.FAMILIES_A_BATCH, running.SECONDS_BETWEEN = 5, 0.0

    def say(progress: Progress) -> None:
        print(progress.step, progress.done, flush=True)

    import_file(
        actor=people.LOADER, at=people.AT, path=Path(file), say=say, at_once=2, workplace=Path(file).parent
    )


if __name__ == "__main__":
    main(sys.argv[1])
