"""Work for later: rows in the same database, written in the transaction of the act that causes them."""

from adminduk.foundation.jobs.queue import defer, job

__all__ = ["defer", "job"]
