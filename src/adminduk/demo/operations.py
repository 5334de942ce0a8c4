"""Filling an installation with people who never lived: the demo's world, or a population of any size."""

from adminduk.demo.generating import generate_into_file, generate_into_register
from adminduk.demo.lived import as_loaded
from adminduk.demo.seeding import RESIDENTS, seed_if_empty

__all__ = ["RESIDENTS", "as_loaded", "generate_into_file", "generate_into_register", "seed_if_empty"]
