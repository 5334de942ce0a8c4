"""Slowing down those who guess."""
