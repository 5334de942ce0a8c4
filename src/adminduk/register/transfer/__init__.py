"""Large files in and out: biodata and families with the column names and codes of SIAK, in a stream."""
