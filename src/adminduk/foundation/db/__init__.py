"""Ids, SQL files, migration helpers and the embedded server."""
