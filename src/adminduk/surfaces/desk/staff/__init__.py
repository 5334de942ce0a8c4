"""Staff accounts, for the administrator of an office."""
