from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "adminduk.register"
    label = "register"
