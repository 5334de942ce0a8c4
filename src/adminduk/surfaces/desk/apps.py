from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "adminduk.surfaces.desk"
    label = "desk"
