from django.apps import AppConfig


class DataAccessConfig(AppConfig):
    name = "adminduk.data_access"
    label = "data_access"
