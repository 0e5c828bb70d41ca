"""How products differ that speak SPARQL: one table of data, with what was tried of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

__all__ = ["ANY", "Profile", "profile_of", "profiles"]

#: The profile of a service that says nothing of its product.
ANY: Final = "sparql"


@dataclass(frozen=True)
class Profile:
    """What one product wants; `profiles.toml` says what each field is."""

    name: str
    title: str
    tried: str
    query: str
    store: str
    server: str = ""
    union: Mapping[str, str] = field(default_factory=dict)
    outside: bool = False
    graphs: bool = False
    answers: str = "was not tried, and may answer otherwise than files do"
    auth: str = "basic"
    longest: int = 0
    system: tuple[str, ...] = ()

    def store_of(self, url: str) -> str:
        """Give the address of the Graph Store Protocol that belongs to one of queries.

        >>> profiles()["oxigraph"].store_of("http://127.0.0.1:7878/query")
        'http://127.0.0.1:7878/store'
        """
        return url.removesuffix(self.query) + self.store


@cache
def profiles() -> dict[str, Profile]:
    """Read the profiles that ship, by name.

    >>> sorted(profiles())
    ['fuseki', 'graphdb', 'neptune', 'oxigraph', 'qlever', 'sparql', 'stardog', 'virtuoso']
    """
    import tomllib  # noqa: PLC0415 - asked of services alone

    text = resources.files("eventgraph").joinpath("stores/services/profiles.toml").read_text()
    return {
        name: Profile(name=name, **{**said, "system": tuple(said.get("system", ()))})
        for name, said in tomllib.loads(text).items()
    }


def profile_of(server: str) -> Profile:
    """Choose a profile by what a service says that it is, in the header `Server`.

    >>> profile_of("Virtuoso/07.20.3229 (Linux)").name, profile_of("nginx").name
    ('virtuoso', 'sparql')
    """
    found = (one for one in profiles().values() if one.server and one.server in server)
    return next(found, profiles()[ANY])
