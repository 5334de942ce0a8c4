"""Files matched against the register (pemadanan): counted and priced first, then asked part by part.

`columns` reads the names of columns, `pieces` the file as it was sent, `intake` makes parts of it; `asking` answers
one part by one look-up, with its lines in the log; `results` writes what is handed over.
"""
