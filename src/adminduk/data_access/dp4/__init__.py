"""Lists of voters (DP4): columns, sealed files, the signed manifest, and what changed between two lists."""
