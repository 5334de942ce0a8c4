"""Institutions that use data: agreements, clients, usage and alarms, for the centre's officers."""
