"""Files at rest: encrypted, on disk by default, on any S3 by setting."""
