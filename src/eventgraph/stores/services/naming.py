"""Which service `--graph` names: an address, or a name that `eventgraph.toml` explains."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PosixPath
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from eventgraph.errors import InputError, StoreError, hint_at, reading
from eventgraph.stores.services.profiles import Profile, profiles

__all__ = [
    "CONFIG",
    "Address",
    "Service",
    "address",
    "is_near",
    "is_service",
    "is_web",
    "named_services",
    "secret",
    "service_of",
]

#: The file that explains names, in the folder that a command runs in.
CONFIG: Final = Path("eventgraph.toml")
#: How many rows are asked for at a time, and how many seconds an answer may take.
_PAGE: Final = 10_000
_SECONDS: Final = 120.0
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_AUTH: Final = {
    "none": (),
    "basic": ("user", "password"),
    "digest": ("user", "password"),
    "bearer": ("token",),
}
_KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    "url": str,
    "store": str,
    "profile": str,
    "auth": str,
    "user": str,
    "password": str,
    "token": str,
    "http": bool,
    "page": int,
    "timeout": (int, float),
    "prefixes": dict,
}


class Address(PosixPath):
    """A web address where a path is due; it is written as it was typed.

    >>> str(address("https://example.org//sparql/"))
    'https://example.org//sparql/'
    """

    url: str

    def __str__(self) -> str:
        return self.url


def address(text: str) -> Address:
    """Take a web address as a path, which a verb hands on to `load`."""
    path = Address(text)
    path.url = text
    return path


@dataclass(frozen=True)
class Service:
    """A service: its addresses, its product, and how to log in there.

    `user`, `password` and `token` are names of environment variables. Without `profile` the service
    is asked which product it is; without `store` the profile says where graphs are written.
    """

    name: str
    url: str
    store: str = ""
    profile: Profile | None = None
    auth: str = "none"
    user: str = ""
    password: str = ""
    token: str = ""
    http: bool = False
    page: int = _PAGE
    timeout: float = _SECONDS
    prefixes: Mapping[str, str] = field(default_factory=dict)


def is_web(text: str) -> bool:
    """Whether a text is a web address.

    >>> is_web("HTTPS://example.org/"), is_web("https:/folder")
    (True, False)
    """
    return _WEB.match(text) is not None


def is_service(place: object) -> bool:
    """Whether what `--graph` names is a service: a web address, or a name that is no path.

    >>> is_service("https://example.org/sparql"), is_service("graph")
    (True, False)
    """
    text = str(place)
    if is_web(text):
        return True
    if "/" in text or os.path.lexists(text):
        return False
    return os.path.isfile(CONFIG) and text in named_services()  # noqa: PTH113 - never raises


def service_of(place: object) -> Service:
    """Give the service that an address or a name stands for.

    Raises InputError for an address with a secret or anything else in it that is no address.

    >>> service_of("http://127.0.0.1:7878/query").auth
    'none'
    """
    text = str(place)
    known = named_services()
    if not is_web(text):
        if text in known:
            return known[text]
        hint = hint_at(text, known) if known else f"; none is named, since {CONFIG} is not there"
        raise InputError(f"no service is named {text!r}{hint}")
    found = next((one for one in known.values() if one.url == text), None)
    return found or _checked(Service(text, text))


def named_services() -> dict[str, Service]:
    """Read the services that `eventgraph.toml` names in this folder; none where it is not there."""
    if not os.path.isfile(CONFIG):  # noqa: PTH113 - never raises
        return {}
    import tomllib  # noqa: PLC0415 - most folders have no such file

    with reading(CONFIG):
        text = CONFIG.read_text("utf-8")
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (None, None)
        message = f"is no TOML: {_PLACE.sub('', str(error))}"
        raise InputError(message, CONFIG, line, column) from error
    services = said.get("services", {})
    if not isinstance(services, dict) or not all(isinstance(o, dict) for o in services.values()):
        raise InputError("services are tables; begin each with [services.NAME]", CONFIG)
    return {name: _explained(name, one) for name, one in services.items()}


def _explained(name: str, said: dict[str, Any]) -> Service:
    """Read one table of `eventgraph.toml`."""
    where = f"[services.{name}]"
    for key, value in said.items():
        if key not in _KINDS:
            raise InputError(f"{where} has no key {key!r}{hint_at(key, _KINDS)}", CONFIG)
        wrong = not isinstance(value, _KINDS[key]) or isinstance(value, bool) != (key == "http")
        if wrong or (key in {"page", "timeout"} and value <= 0):
            raise InputError(f"{where} {key} has a value of another kind; mend it", CONFIG)
    if "url" not in said or not _WEB.match(said["url"]):
        raise InputError(f"{where} needs url, the address that answers queries", CONFIG)
    if not all(isinstance(iri, str) for iri in said.get("prefixes", {}).values()):
        raise InputError(f"{where} prefixes are text; write a.prefix = an IRI in quotes", CONFIG)
    auth = said.get("auth", "none")
    if auth not in _AUTH:
        raise InputError(f"{where} auth is no {auth!r}{hint_at(auth, _AUTH)}", CONFIG)
    for key in _AUTH[auth]:
        if not _VARIABLE.fullmatch(said.get(key, "")):
            message = f"{where} auth = {auth!r} needs {key}, the name of an environment variable"
            raise InputError(message, CONFIG)
    product = said.pop("profile", None)
    if product is not None and product not in profiles():
        hint = hint_at(product, profiles())
        raise InputError(f"{where} profile is no {product!r}{hint}", CONFIG)
    profile = None if product is None else profiles()[product]
    return _checked(Service(name=name, profile=profile, **said))


def _checked(service: Service) -> Service:
    """Refuse what must not stand in an address, and plain http to another machine."""
    for text in filter(None, (service.url, service.store)):
        try:
            parts = urlsplit(text)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise InputError(f"{service.name}: the address cannot be read: {error}") from error
        if parts.username is not None or parts.password is not None:
            shown = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
            message = "a user or password in an address is refused; name environment variables"
            raise InputError(f"{shown}: {message} in {CONFIG}")
        if not host or parts.query or parts.fragment or not text.isascii() or " " in text:
            message = "is no plain address; write https://HOST/PATH without ? and #"
            raise InputError(f"{text}: {message}")
        if not (parts.scheme == "https" or service.http or is_near(parts)):
            message = "http is read by anybody on the way; use https, or write http = true in"
            raise InputError(f"{text}: {message} {CONFIG}")
    return service


def is_near(parts: SplitResult) -> bool:
    """Whether an address leads to this machine.

    >>> is_near(urlsplit("http://[::1]:7878/")), is_near(urlsplit("http://example.org/"))
    (True, False)
    """
    host = parts.hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def secret(service: Service, key: str) -> str:
    """Read a secret from the environment variable that a service names for it."""
    name = str(getattr(service, key))
    value = os.environ.get(name)
    if value is None:
        raise StoreError(f"{service.name}: the environment variable {name} is not set; set it")
    return value
