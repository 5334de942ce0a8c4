"""Where the office stands and who works in it: regions, offices, staff, roles, working hours."""
