"""Statistics for everybody: protected counts, published once for each month, and never changed afterwards."""
