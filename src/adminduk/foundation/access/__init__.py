"""Who acts, where, and what he may do."""
