"""What `adminduk register` can do: one file an act, found by its name.

A module's docstring is its help, `arguments(parser)` declares what it takes, `run(options)` does it with
the platform set up and answers the exit code.
"""
