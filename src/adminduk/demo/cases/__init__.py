"""The last fortnight of the demo's offices: births in every state, made by the operations themselves."""

from adminduk.demo.cases.seeding import seed_cases

__all__ = ["seed_cases"]
