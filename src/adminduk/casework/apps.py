from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "adminduk.casework"
    label = "casework"
