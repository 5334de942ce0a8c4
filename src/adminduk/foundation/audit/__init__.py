"""What was done and what was looked at: append-only, without foreign keys, so that live data can
neither block it nor take it along."""
