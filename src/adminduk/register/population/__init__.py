"""Counting the people, incrementally.

A follower of the journal marks the villages that an entry changed. Once a day those are counted anew; in
all others only birthdays change anything, and what a birthday changes is added and taken away. Both use one
SQL function that says what a resident counts for, so the two ways cannot differ.
"""
