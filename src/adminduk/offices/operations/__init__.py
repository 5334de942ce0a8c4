"""Writes of this room."""

from adminduk.offices.operations.regions import load_regions

__all__ = ["load_regions"]
