"""The signing tray of the head of office, and the certificates he signs with."""
