"""Inspecting the register: seals against stored bytes, columns against bytes, tables against entries.

Everything is read in slices of a chain, so memory does not grow with the register and several processes
can share the work. What a slice cannot decide alone (rows that several entries changed) goes to a spool
of files on disk and is folded bucket by bucket.
"""
