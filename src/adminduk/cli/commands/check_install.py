"""Look whether this machine and these settings are fit to run, and say what is not."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running
from adminduk.cli.installation import examine


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    with database_running():
        findings = examine()
    for finding in findings:
        print(f"{'ok  ' if finding.fit else 'NOT '} {finding.what}")
        if not finding.fit:
            print(f"     {finding.advice}")
    unfit = sum(not finding.fit for finding in findings)
    print("\nAll is well." if not unfit else f"\n{unfit} to be put right.")
    return 1 if unfit else 0
