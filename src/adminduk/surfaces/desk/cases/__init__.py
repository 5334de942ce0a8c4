"""The officer's queue and the page of a case."""
