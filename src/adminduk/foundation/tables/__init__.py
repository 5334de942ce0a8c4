"""Large tables in files that others made: CSV however it was written, and Parquet, record by record."""
