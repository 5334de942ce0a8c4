from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "adminduk.accounts"
    label = "accounts"
