from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "adminduk.reports"
    label = "reports"
