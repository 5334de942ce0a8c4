"""A believable population of a kabupaten, the same for the same seed."""

from adminduk.demo.population.cast import CastFamily, list_cast
from adminduk.demo.population.nation import spread
from adminduk.demo.population.stream import SEED, generate
from adminduk.demo.population.types import Family, Resident

__all__ = ["SEED", "CastFamily", "Family", "Resident", "generate", "list_cast", "spread"]
