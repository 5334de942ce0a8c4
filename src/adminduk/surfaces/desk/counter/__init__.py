"""Reports entered for people who come to the counter."""
