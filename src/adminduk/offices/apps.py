from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "adminduk.offices"
    label = "offices"
