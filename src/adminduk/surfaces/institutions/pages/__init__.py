"""An institution's own pages: what it may ask, its keys, its usage, what it owes and what it must report."""
