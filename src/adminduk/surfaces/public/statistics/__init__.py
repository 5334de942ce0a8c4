"""Open statistics: a page with pictures, files in three formats under addresses that stay, a catalogue."""
