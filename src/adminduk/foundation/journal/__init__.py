"""The proof and the outbox in one.

A room's append-only table sends each new row (by an insert trigger) into the waiting table here: its
chain, its id and the hash of its stored bytes. The sealer takes what waits within a second or two of
the commit, gives each a place in its chain, hashes the batch into a Merkle tree (RFC 9162) and chains
and signs the roots. So no two offices ever wait for each other, and followers read a sequence without
holes.
"""
