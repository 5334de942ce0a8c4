"""What the archive holds, looked at again: bytes, signatures, data sets, seals."""
