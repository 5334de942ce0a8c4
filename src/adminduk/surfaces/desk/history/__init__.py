"""What the register says of somebody over time."""
