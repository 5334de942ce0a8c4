"""The seal in the QR: what a document says, small enough to print and signed, so that a phone checks it alone.

Format: MOSIP Claim 169 in a CWT (RFC 8392), COSE_Sign1 with ES256 (RFC 9052, tag 18, no tag 61), zlib,
then base32 in the fragment of the verification address, or base45 for other readers.
"""
