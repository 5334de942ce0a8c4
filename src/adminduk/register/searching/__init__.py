"""From what an officer asks to what the database is asked, and from its rows to ranked hits."""
