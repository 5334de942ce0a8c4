"""Adminduk: the open platform for civil registration and population administration in Indonesia."""

__version__ = "0.1.0"
