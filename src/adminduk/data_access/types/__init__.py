"""What this room gives and takes: frozen dataclasses, enums and refusals."""

from adminduk.data_access.types.outcomes import SAID, Outcome, Sector, Status, Way

__all__ = ["SAID", "Outcome", "Sector", "Status", "Way"]
