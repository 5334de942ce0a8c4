"""What the centre sees of institutions that use data: objections and the log."""
