"""Measures: each prints ratios against a stated baseline. `bin/bench NAME` runs one."""
