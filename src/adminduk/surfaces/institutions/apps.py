from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "adminduk.surfaces.institutions"
    label = "institutions"
