"""Lists of voters (DP4): an officer of the centre makes one, another gives it out."""
