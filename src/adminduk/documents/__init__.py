"""Documents: what the office prints, signs and archives, and how anyone can check it."""
