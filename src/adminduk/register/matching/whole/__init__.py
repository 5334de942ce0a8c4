"""Duplicates in the whole register: Splink on DuckDB finds pairs, the comparison of `matching` explains them."""
