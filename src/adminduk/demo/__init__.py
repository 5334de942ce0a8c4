"""The seeded world: a believable kabupaten with its people, offices and papers. Demo mode only."""
