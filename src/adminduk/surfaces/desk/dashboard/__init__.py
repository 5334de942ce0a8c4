"""The figures of the office, true at that second."""
