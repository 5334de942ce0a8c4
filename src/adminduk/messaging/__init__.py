"""Outgoing messages by WhatsApp, SMS and e-mail: said once, sent once, and kept no longer than needed."""
