from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "adminduk.surfaces.public"
    label = "public"
