"""Read FollowTheMoney's entities and statements: things, and a draft for each link of two.

See https://followthemoney.tech. The library itself is not needed: its lines are plain JSON.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from eventgraph.curation.importing.jsons import as_list, as_object, as_text, read_lines
from eventgraph.errors import InputError
from eventgraph.vocabulary import PREFIXES, expand

__all__ = ["Entity", "Schemata", "entities_in", "schemata"]


@dataclass
class Entity:
    """An entity: its schema, its values by property, its claims, and the line where it begins."""

    id: str
    schema: str
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """Give the first value of the first of some properties that has one."""
        return next((its[0] for name in names if (its := self.values.get(name))), "")

    @property
    def names(self) -> list[str]:
        """Give what it is called, the first name first."""
        found = [one for name in _NAMES for one in self.values.get(name, ())]
        return list(dict.fromkeys(found))


#: The properties by which entities are called, in the order in which they count.
_NAMES: Final = ("name", "title", "full", "fileName", "alias", "weakAlias", "previousName")


@dataclass(frozen=True)
class Schemata:
    """What becomes of schemata: classes of things and documents, the ends of links, relations."""

    things: Mapping[str, str]
    documents: Mapping[str, str]
    links: Mapping[str, tuple[str, str]]
    relations: Mapping[str, str]


@cache
def schemata() -> Schemata:
    """Read what becomes of schemata.

    >>> schemata().links["Occupancy"]
    ('holder', 'post')
    """
    place = resources.files("eventgraph").joinpath("curation/importing/schemata.toml")
    found: dict[str, Any] = tomllib.loads(place.read_text("utf-8"))
    links = found["links"]

    def full(names: Mapping[str, str]) -> dict[str, str]:
        return {name: expand(term, PREFIXES) or "" for name, term in names.items()}

    return Schemata(
        full(found["things"]),
        full(found["documents"]),
        {name: (one["ends"][0], one["ends"][1]) for name, one in links.items()},
        full({name: one["relation"] for name, one in links.items() if "relation" in one}),
    )


def entities_in(path: Path) -> list[Entity]:
    """Read the entities of a file of JSON lines; of statements, those that they make up.

    Raises InputError, with the line, for what is neither.
    """
    found: dict[str, Entity] = {}
    for line, value in read_lines(path):
        one = as_object(value)
        name = as_text(one.get("entity_id") or one.get("id"))
        schema = as_text(one.get("schema"))
        if not name or not schema or not isinstance(one.get("properties", {}), dict):
            message = "is neither an entity nor a statement of FollowTheMoney: no id, or no schema"
            raise InputError(message, path, line)
        entity = found.setdefault(name, Entity(name, schema, line))
        if "prop" in one:
            _add(entity, as_text(one["prop"]), [one.get("value")])
            entity.origins.append(as_text(one.get("origin")))
        else:
            for prop, values in as_object(one.get("properties")).items():
                _add(entity, prop, as_list(values))
        entity.datasets += [
            as_text(its) for its in as_list(one.get("datasets") or one.get("dataset"))
        ]
    if not found:
        raise InputError("holds no entity of FollowTheMoney", path)
    return list(found.values())


def _add(entity: Entity, prop: str, values: Iterable[object]) -> None:
    """Add values of a property; a value that is an entity itself stands for its id."""
    its = entity.values.setdefault(prop, [])
    its.extend(text for text in _texts(values) if text and text not in its)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield as_text(as_object(value).get("id")) if isinstance(value, dict) else as_text(value)
