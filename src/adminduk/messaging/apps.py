from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "adminduk.messaging"
    label = "messaging"
