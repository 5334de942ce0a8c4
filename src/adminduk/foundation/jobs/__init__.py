"""Work for later: rows in the same database, written in the transaction of the act that causes them."""

from adminduk.foundation.jobs.queue import defer, defer_each, job, kept_back

__all__ = ["defer", "defer_each", "job", "kept_back"]
