"""Electronic signatures on documents: making them, and telling whether one is genuine."""
