"""What `adminduk documents` does: one module an act."""
