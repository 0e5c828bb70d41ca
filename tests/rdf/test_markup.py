"""RDF/XML: a language taken back, entities that grow, and files too deep or too long."""

from pathlib import Path
from typing import Final

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

import eventgraph as eg
from eventgraph.errors import InputError

HEAD: Final = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="urn:e:"{{}}>\n'


def objects(path: Path, text: str) -> list[Literal]:
    """Write a file and give the values of e:p."""
    path.write_text(text)
    found = eg.load(path, ontology=False).objects(None, URIRef("urn:e:p"))
    return [value for value in found if isinstance(value, Literal)]


def fault(path: Path, text: str, max_file: int = 1 << 30) -> str:
    """Write a file, load it, and give the error without the folder in front."""
    path.write_text(text)
    with pytest.raises(InputError) as error:
        eg.load(path, ontology=False, max_file=max_file)
    return str(error.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<e:A xml:lang="es"><e:p xml:lang="">plain</e:p></e:A>', Literal("plain")),
        ("<e:A xml:lang='es'><e:p\n  xml:lang = ''>plain</e:p></e:A>", Literal("plain")),
        ('<e:A xml:lang=""><e:p xml:lang="en">said</e:p></e:A>', Literal("said", lang="en")),
        ('<e:A xml:lang="en"><e:p>said</e:p></e:A>', Literal("said", lang="en")),
        ('<e:A xml:lang="" e:p="x"/>', Literal("x")),
        (
            "<e:A xml:lang='es'><e:p xml:lang=''>xml:lang=\"\"</e:p></e:A>",
            Literal('xml:lang=""'),
        ),
        ('<e:A xml:lang="es" e:q=\' xml:lang=""\'><e:p xml:lang="">x</e:p></e:A>', Literal("x")),
        (
            '<e:A xml:lang="es"><e:p xml:lang="" rdf:datatype="urn:t">1</e:p></e:A>',
            Literal("1", datatype=URIRef("urn:t")),
        ),
    ],
)
def test_an_empty_language_takes_a_language_back(
    inside: str, expected: Literal, tmp_path: Path
) -> None:
    found = objects(tmp_path / "a.rdf", HEAD.format("") + inside + "</rdf:RDF>")
    assert [(str(value), value.language) for value in found] == [(str(expected), expected.language)]


def test_an_empty_language_at_the_head_and_in_xml_inside_changes_nothing(tmp_path: Path) -> None:
    inside = '<e:A><e:p rdf:parseType="Literal"><b xml:lang="">x</b></e:p></e:A></rdf:RDF>'
    found = objects(tmp_path / "a.rdf", HEAD.format(' xml:lang=""') + inside)
    assert ' xml:lang=""' in str(found[0])
    assert found[0].datatype == RDF.XMLLiteral


@pytest.mark.parametrize("use", ["<e:A><e:p>{}</e:p></e:A>", '<e:A e:p="{}"/>'])
def test_entities_that_grow_beyond_the_limit_are_refused(use: str, tmp_path: Path) -> None:
    dtd = f'<!DOCTYPE rdf:RDF [<!ENTITY a "{"x" * 1000}">]>\n'
    text = dtd + HEAD.format("") + use.format("&a;" * 100) + "</rdf:RDF>"
    message = fault(tmp_path / "a.rdf", text, 50_000)
    assert message.startswith("a.rdf:3:")
    assert message.endswith("its XML entities grow beyond 50000 B; split it")
    assert len(objects(tmp_path / "a.rdf", text)[0]) == 100_000


def test_entities_that_grow_without_bound_are_refused(tmp_path: Path) -> None:
    dtd = f'<!DOCTYPE rdf:RDF [<!ENTITY a "{"x" * 100_000}">]>\n'
    text = dtd + HEAD.format("") + f"<e:A><e:p>{'&a;' * 100_000}</e:p></e:A></rdf:RDF>"
    assert "limit on input amplification factor" in fault(tmp_path / "a.rdf", text)


@pytest.mark.parametrize("between", ["x", " ", "<!-- {} -->"])
def test_what_stands_between_two_tags_is_bounded(between: str, tmp_path: Path) -> None:
    long = between.format("x" * (17 << 20)) if "{}" in between else between * (17 << 20)
    message = fault(tmp_path / "a.rdf", HEAD.format("") + f"<e:A><e:p>{long}</e:p></e:A></rdf:RDF>")
    assert message.startswith("a.rdf:2:")
    assert message.endswith(": ends more than 15 MiB without a tag; split it")
