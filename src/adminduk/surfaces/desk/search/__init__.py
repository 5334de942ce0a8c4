"""Finding cases and people, and what an administrator does to a phone binding."""
