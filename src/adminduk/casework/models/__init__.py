from adminduk.casework.models.case import Case, CaseNumber, NumberCounter
from adminduk.casework.models.delivery import Delivery
from adminduk.casework.models.history import Step
from adminduk.casework.models.paper import Paper
from adminduk.casework.models.upload import Upload

__all__ = ["Case", "CaseNumber", "Delivery", "NumberCounter", "Paper", "Step", "Upload"]
