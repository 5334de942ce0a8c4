from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "adminduk.surfaces.portal"
    label = "portal"
