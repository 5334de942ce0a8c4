from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "adminduk.surfaces.components"
    label = "components"
    verbose_name = "Design system"
