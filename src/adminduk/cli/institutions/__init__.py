"""The acts of `adminduk institutions`. Agreements are drafted and approved by two people, never from here."""
