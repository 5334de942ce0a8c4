"""WhatsApp by Meta's Cloud API: template messages to `POST /<version>/<phone-number-id>/messages`.

ADMINDUK_WHATSAPP_URL is the address up to the phone number's id, e.g.
`https://graph.facebook.com/v23.0/123456789012345`; ADMINDUK_WHATSAPP_TOKEN a system user's token. The
templates (names and texts in `messaging/templates/`) are registered with Meta in Indonesian and English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adminduk.messaging.gateways.http import PATIENCE, answered, https_only, post
from adminduk.messaging.gateways.types import Outgoing, Receipt, TryLater, Uncertain, Unreachable
from adminduk.messaging.types import Channel, Recipient

# Codes of Meta's list of errors that speak of the recipient; all others speak of us or of the moment.
ABOUT_THE_RECIPIENT = {
    130472,  # takes part in an experiment and gets no such messages
    131021,  # is our own number
    131026,  # has no WhatsApp, an old version, or has not accepted its terms
    131030,  # is not among the numbers of a test account
    131049,  # Meta limits what he gets
    131050,  # has stopped our messages
}


@dataclass(frozen=True, slots=True)
class WhatsApp:
    url: str
    token: str
    seconds: float = PATIENCE
    channel: Channel = Channel.WHATSAPP
    # The API has no key for repeats: the same request twice is two messages.
    recognises_repeats: bool = False

    def __post_init__(self) -> None:
        https_only(self.url, "ADMINDUK_WHATSAPP_URL")

    def reaches(self, to: Recipient) -> bool:
        return bool(to.phone)

    def send(self, message: Outgoing) -> Receipt:
        response = post(
            f"{self.url.rstrip('/')}/messages",
            channel=self.channel,
            token=self.token,
            body=_request(message),
            seconds=self.seconds,
        )
        said = answered(response)
        if response.is_success:
            try:
                return Receipt(reference=str(said["messages"][0]["id"]))
            except (KeyError, IndexError, TypeError):
                raise Uncertain("whatsapp:no-receipt") from None
        error = said.get("error")
        if isinstance(error, dict) and isinstance(error.get("code"), int):
            code = error["code"]
            raise (Unreachable if code in ABOUT_THE_RECIPIENT else TryLater)(f"whatsapp:{code}")
        # An answer of some proxy on the way: only 429 and 503 say for certain that nothing went through.
        if response.status_code >= 500 and response.status_code != 503:
            raise Uncertain(f"whatsapp:http-{response.status_code}")
        raise TryLater(f"whatsapp:http-{response.status_code}")


def _request(message: Outgoing) -> dict[str, Any]:
    content = message.content
    components: list[dict[str, Any]] = []
    if content.whatsapp_parameters:
        components.append({"type": "body", "parameters": _texts(*content.whatsapp_parameters)})
    if content.whatsapp_button:
        components.append(
            {
                "type": "button",
                "sub_type": "url",
                "index": "0",
                "parameters": _texts(content.whatsapp_button),
            }
        )
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": (message.to.phone or "").removeprefix("+"),
        "type": "template",
        "template": {
            "name": content.whatsapp_name,
            "language": {"code": message.language},
            "components": components,
        },
    }


def _texts(*values: str) -> list[dict[str, str]]:
    return [{"type": "text", "text": value} for value in values]
