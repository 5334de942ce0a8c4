"""One's own page: preferences, duty, and the secrets of one's own account."""
