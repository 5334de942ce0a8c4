from adminduk.casework.models.upload import Upload

__all__ = ["Upload"]
