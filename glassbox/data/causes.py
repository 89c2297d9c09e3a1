"""Why a download failed, each cause with what helps: "no answer" helps nobody."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from requests import exceptions
from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError, TimeoutError
from urllib3.exceptions import SSLError as WrongCertificate

CERTIFICATE = (
    "its certificate is not trusted: this machine's clock is wrong, or the network reads along; where that is meant, "
    "REQUESTS_CA_BUNDLE names the network's own certificates"
)
BROKEN_OFF = "the connection broke off in the middle; try again"
STATUS = {
    401: "it asks for a password",
    403: "it refuses; a filter of your network may do that",
    404: "it is not there",
    407: "the proxy asks for a password; put it into the variable that names the proxy",
    429: "it has been asked too often; try again later",
}
# What some network errors are called by the system, in the words of Linux, macOS and Windows.
NO_NAME = re.compile(
    r"Name or service not known|nodename nor servname|getaddrinfo failed|NameResolution|name resolution"
)
REFUSED = re.compile(r"refused", re.IGNORECASE)


def is_of_the_network(error: Exception) -> bool:
    """Whether it came from the connection, not from the disk."""
    return isinstance(error, exceptions.RequestException | HTTPError)


def cause_of(error: Exception, address: str) -> str:
    """Why an address could not be had, and what helps, without a capital or a full stop."""
    response = getattr(error, "response", None)
    if response is not None:
        status = response.status_code
        return f"HTTP {status}: {STATUS.get(status, 'it cannot answer now; try again later' if status >= 500 else 'it refuses')}"
    if "hash" in str(error).lower():
        return "its SHA-256 is wrong"
    if isinstance(error, exceptions.ProxyError) or "Tunnel connection failed" in str(error):
        return f"the proxy that {_proxy(address)} names does not answer: correct the variable, or unset it"
    if isinstance(error, exceptions.SSLError | WrongCertificate):
        return CERTIFICATE
    if isinstance(error, exceptions.ChunkedEncodingError | exceptions.ContentDecodingError | IncompleteRead):
        return BROKEN_OFF
    if isinstance(error, exceptions.Timeout | TimeoutError):
        return "no answer within half a minute; try again"
    if isinstance(error, exceptions.InvalidURL | exceptions.InvalidSchema | exceptions.MissingSchema):
        return "it is no address"
    if NO_NAME.search(str(error)):
        return "nobody knows its name: there is no connection, or a filter"
    if REFUSED.search(str(error)):
        return "nothing answers there"
    return BROKEN_OFF if isinstance(error, exceptions.ConnectionError | ProtocolError) else str(error)


def _proxy(address: str) -> str:
    """The variable that names the proxy for an address."""
    for name in (f"{urlsplit(address).scheme}_proxy", "all_proxy"):
        for one in (name, name.upper()):
            if os.environ.get(one):
                return one
    return "the system's settings"
