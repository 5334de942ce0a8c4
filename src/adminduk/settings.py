"""All settings of the platform, read from the environment; `docs/guides/settings.md` explains each."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from adminduk.foundation import configuration as env
from adminduk.foundation.keys import derived_key, ensure_master_key

HOME = env.home()
ADMINDUK_HOME = HOME
ADMINDUK_DEMO = env.flag("ADMINDUK_DEMO")
ADMINDUK_PORT = env.number("ADMINDUK_PORT", 8000)
ADMINDUK_STORAGE = Path(env.text("ADMINDUK_STORAGE") or HOME / "files")
ADMINDUK_S3_URL = env.text("ADMINDUK_S3_URL")
ADMINDUK_PKI = Path(env.text("ADMINDUK_PKI") or HOME / "pki")
# Who signs: a key of this house, a device (PKCS#11), or the state's service (BSrE).
ADMINDUK_SIGNER = env.text("ADMINDUK_SIGNER", "local")
ADMINDUK_PKCS11_MODULE = env.text("ADMINDUK_PKCS11_MODULE")
ADMINDUK_PKCS11_TOKEN = env.text("ADMINDUK_PKCS11_TOKEN", "adminduk")
ADMINDUK_BSRE_URL = env.text("ADMINDUK_BSRE_URL")
ADMINDUK_BSRE_ACCOUNT = env.text("ADMINDUK_BSRE_ACCOUNT")
ADMINDUK_BSRE_ROOTS = env.text("ADMINDUK_BSRE_ROOTS")
ADMINDUK_BSRE_ROUTE = env.text("ADMINDUK_BSRE_ROUTE", "pdf")
ADMINDUK_BSRE_CODE = env.flag("ADMINDUK_BSRE_CODE")
ADMINDUK_BSRE_PATIENCE = env.number("ADMINDUK_BSRE_PATIENCE", 60)
# Whether proof on certificates of another authority is fetched at the addresses that they name.
ADMINDUK_FETCH_REVOCATION = env.flag("ADMINDUK_FETCH_REVOCATION", default=True)
_NEEDED = {
    "local": (),
    "pkcs11": ("ADMINDUK_PKCS11_MODULE",),
    "bsre": ("ADMINDUK_BSRE_URL", "ADMINDUK_BSRE_ACCOUNT", "ADMINDUK_BSRE_ROOTS"),
}
if ADMINDUK_SIGNER not in _NEEDED:
    raise env.Misconfigured(f"ADMINDUK_SIGNER must be local, pkcs11 or bsre, not {ADMINDUK_SIGNER!r}")
for _setting in _NEEDED[ADMINDUK_SIGNER]:
    if not globals()[_setting]:
        raise env.Misconfigured(f"ADMINDUK_SIGNER={ADMINDUK_SIGNER} needs {_setting}")
if ADMINDUK_BSRE_ROUTE not in {"pdf", "hash"}:
    raise env.Misconfigured("ADMINDUK_BSRE_ROUTE must be pdf or hash")

ADMINDUK_MASTER_KEY = env.text("ADMINDUK_MASTER_KEY") or str(ensure_master_key(HOME))

# The address that stands in every QR code for ever: it must be chosen, never guessed.
ADMINDUK_PUBLIC_URL = env.text("ADMINDUK_PUBLIC_URL").rstrip("/")
if not ADMINDUK_PUBLIC_URL:
    if not ADMINDUK_DEMO:
        raise env.Misconfigured(
            "Set ADMINDUK_PUBLIC_URL to the public https address of this office: it is printed in the "
            "QR code of every document."
        )
    ADMINDUK_PUBLIC_URL = f"http://localhost:{ADMINDUK_PORT}"
elif not ADMINDUK_DEMO and not ADMINDUK_PUBLIC_URL.startswith("https://"):
    raise env.Misconfigured("ADMINDUK_PUBLIC_URL must begin with https://")

# Where institutions ask: their assertions name it as their audience, so it is the address that they know.
ADMINDUK_INSTITUTIONS_URL = (
    env.text("ADMINDUK_INSTITUTIONS_URL").rstrip("/")
    or f"http://localhost:{env.number('ADMINDUK_INSTITUTIONS_PORT', 8100)}"
)
# Proxies that may say for whom they ask, and with which certificate.
ADMINDUK_INSTITUTIONS_PROXIES = env.text("ADMINDUK_INSTITUTIONS_PROXIES", "127.0.0.0/8,::1/128")

# The centre's data-access officers, who are told of alarms.
ADMINDUK_DATA_ACCESS_MAIL = env.text("ADMINDUK_DATA_ACCESS_MAIL") or (
    "hak-akses@dukcapil.example" if ADMINDUK_DEMO else ""
)

# Whose pages these are: a kab/kota's code. The nation's own pages leave it empty.
ADMINDUK_KABKOTA = env.text("ADMINDUK_KABKOTA") or ("3201" if ADMINDUK_DEMO else "")

# Messages
ADMINDUK_SMTP_URL = env.text("ADMINDUK_SMTP_URL")
ADMINDUK_MAIL_FROM = env.text("ADMINDUK_MAIL_FROM", "Dukcapil <layanan@localhost>")
ADMINDUK_WHATSAPP_URL = env.text("ADMINDUK_WHATSAPP_URL")
ADMINDUK_WHATSAPP_TOKEN = env.text("ADMINDUK_WHATSAPP_TOKEN")
ADMINDUK_SMS_URL = env.text("ADMINDUK_SMS_URL")
ADMINDUK_SMS_TOKEN = env.text("ADMINDUK_SMS_TOKEN")

SECRET_KEY = derived_key(Path(ADMINDUK_MASTER_KEY), "django").hex()
DEBUG = False
ALLOWED_HOSTS = [host for host in env.text("ADMINDUK_HOSTS").split(",") if host] or [
    urlsplit(ADMINDUK_PUBLIC_URL).hostname or "localhost",
    *(["localhost", "127.0.0.1", "[::1]"] if ADMINDUK_DEMO else []),
]
ROOT_URLCONF = "adminduk.urls"
WSGI_APPLICATION = "adminduk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "adminduk.foundation.access",
    "adminduk.foundation.audit",
    "adminduk.foundation.journal",
    "adminduk.foundation.jobs",
    "adminduk.foundation.throttle",
    "adminduk.offices",
    "adminduk.messaging",
    "adminduk.register",
    "adminduk.accounts",
    "adminduk.documents",
    "adminduk.data_access",
    "adminduk.casework",
    "adminduk.reports",
    "adminduk.surfaces.components",
    "adminduk.surfaces.portal",
    "adminduk.surfaces.desk",
    "adminduk.surfaces.public",
    "adminduk.surfaces.institutions",
]
if ADMINDUK_DEMO:
    INSTALLED_APPS.append("adminduk.demo")

# Two ways into one database: the application never owns what it writes to, and only migrations own.
_APP_URL = env.text("ADMINDUK_APP_DATABASE_URL") or "postgresql://adminduk_app@localhost/adminduk"
_OWNER_URL = env.text("DATABASE_URL") or "postgresql://adminduk_owner@localhost/adminduk"
DATABASES = {
    "default": env.database(_APP_URL) | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True},
    "owner": env.database(_OWNER_URL),
}
ADMINDUK_CLUSTER = env.flag("ADMINDUK_CLUSTER")
DATABASE_ROUTERS = ["adminduk.foundation.db.router.OwnerMigrates"]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "adminduk.surfaces.components.middleware.language_is_chosen",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "adminduk.surfaces.components.middleware.refusals_are_pages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "adminduk.surfaces.components.context.platform",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# Language and time: pages in Indonesian unless the visitor switches; instants in UTC.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/statis/"
# Copied there and compressed before the first page; where nothing was copied, the packages serve their own.
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "collected").exists()
WHITENOISE_MAX_AGE = 3600

# Shared machines: a session ends with the browser, and by itself after half an hour of rest.
SESSION_COOKIE_NAME = "adminduk"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "adminduk.surfaces.components.views.csrf_failed"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

_SECURE = ADMINDUK_PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SECURE_SSL_REDIRECT = False  # the proxy in front of us speaks TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "frame-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
ADMINDUK_UPLOAD_MAX_BYTES = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "adminduk.foundation.log_lines.Line",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Query strings and bodies may hold what must not be logged: the access log is granian's, off.
        "django.request": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
