from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def _design_system_alone(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.surfaces.components.urls"
    settings.ADMINDUK_DEMO = True
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
    settings.MIDDLEWARE = [
        "adminduk.surfaces.components.middleware.language_is_chosen" if "LocaleMiddleware" in one else one
        for one in settings.MIDDLEWARE
    ]


@pytest.fixture
def visitor() -> Client:
    """Somebody with a browser and no account, who sees error pages instead of tracebacks."""
    return Client(raise_request_exception=False)
