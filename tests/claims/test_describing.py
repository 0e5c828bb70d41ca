"""What a dataset says of itself: its words, and the languages that labels are asked for in."""

from __future__ import annotations

from pathlib import Path

import eventgraph as eg

CLEAN = Path(__file__).parents[1] / "clean.trig"
DESCRIBED = """
@prefix void: <http://rdfs.org/ns/void#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<urn:mine> a void:Dataset ; dcterms:title "A ponte"@pt , "The bridge"@en ;
    dcterms:description "Quem diz o quê."@pt ; dcterms:publisher <urn:desk> ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcterms:language "pt" , "en" .
"""


def described(folder: Path, text: str) -> eg.Description:
    (folder / "dataset.ttl").write_text(text, "utf-8")
    return eg.describe(eg.load(CLEAN, folder))


def test_a_dataset_says_its_title_licence_publisher_and_languages(tmp_path: Path) -> None:
    found = described(tmp_path, DESCRIBED)
    assert (found.iri, found.languages) == ("urn:mine", ("en", "pt"))
    assert [found.title(language) for language in ("pt-BR", "en", "es")] == [
        "A ponte",
        "The bridge",
        "The bridge",
    ]
    assert found.description("en") == "Quem diz o quê."
    assert found.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert found.publisher == "urn:desk"


def test_without_a_description_the_labels_of_things_say_the_languages() -> None:
    found = eg.describe(eg.load(CLEAN))
    assert found == eg.Description(languages=("en", "es"))
    assert (found.title(), found.description("es")) == ("", "")


def test_a_description_without_languages_leaves_them_to_the_labels(tmp_path: Path) -> None:
    found = described(tmp_path, DESCRIBED.replace(' ; dcterms:language "pt" , "en"', ""))
    assert found.languages == ("en", "es")


def test_of_two_descriptions_the_first_by_name_counts(tmp_path: Path) -> None:
    other = "\n<urn:other> a void:Dataset ; dcterms:language 'de' .\n"
    assert described(tmp_path, DESCRIBED + other).iri == "urn:mine"
