from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "adminduk.documents"
    label = "documents"
