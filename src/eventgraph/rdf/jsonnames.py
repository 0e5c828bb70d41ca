"""Names in JSON-LD that are half of an IRI: relative, or short with a prefix nobody declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.refusing import found_at
from eventgraph.vocabulary import PREFIXES

__all__ = ["RELATIVE", "half", "whole_names"]

#: What relative IRIs of JSON-LD are resolved against, to be found; other parsers refuse them.
RELATIVE: Final = "http://relative.invalid/"
#: Coordinates as https://www.rfc-editor.org/rfc/rfc5870 writes them.
_COORDINATES: Final = re.compile(
    r"geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w.~!$&'()*+,;=:@%/-]*)?",
    re.IGNORECASE | re.ASCII,
)


def whole_names(quads: Iterator[ox.Quad], path: Path, most: int) -> Iterator[ox.Quad]:
    """Refuse what JSON-LD takes for an IRI although it is half of one: relative, or a CURIE.

    Coordinates (`geo:10.6,-66.9`) are whole, and so is a name whose prefix the file sets to null:
    it says that this is a scheme.
    """
    schemes: dict[str, bool] = {}
    for quad in quads:
        types = [value.datatype for value in quad if isinstance(value, ox.Literal)]
        for name in (*quad, *types):
            if isinstance(name, ox.NamedNode) and (fault := half(name.value)):
                prefix = name.value.partition(":")[0]
                if prefix in PREFIXES:
                    if prefix not in schemes:
                        schemes[prefix] = _is_scheme(prefix, path, most)
                    if schemes[prefix]:
                        continue
                text = name.value.removeprefix(RELATIVE)
                place = found_at(path, re.compile(re.escape(f'"{text}"'.encode())), most)
                raise InputError(fault, path, *place)
        yield quad


def _is_scheme(prefix: str, path: Path, most: int) -> bool:
    """Tell whether a file says that a prefix is none, as `"geo": null`."""
    pattern = re.compile(rf'"{prefix}"\s*:\s*null\b'.encode())
    return found_at(path, pattern, most) != (None, None)


def half(iri: str) -> str:
    """Say what an IRI lacks, or nothing.

    >>> half("geo:lat").partition(";")[0], half("geo:10.6,-66.9")
    ('the prefix geo: is not declared', '')
    """
    if iri.startswith(RELATIVE):
        text = iri.removeprefix(RELATIVE)
        return f'the IRI <{text}> is relative; write it in full or give "@base" in the context'
    prefix = iri.partition(":")[0]
    if prefix in PREFIXES and not _COORDINATES.fullmatch(iri):
        advice = f'put "{prefix}": "{PREFIXES[prefix]}" in the context'
        return f"the prefix {prefix}: is not declared; {advice}"
    return ""
