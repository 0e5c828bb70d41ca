"""Whatever the application may say is said in the language of the form."""

import json
import re
from importlib import resources

import httpx
import pytest

from curated import TEXT
from eventgraph.curation.serving.running import Served
from eventgraph.evidence.quotes import _WORDED, GRAVE
from eventgraph.text.wording.phrases import phrases_in, told
from eventgraph.vocabulary import expand
from sentences import raised, untold

CLAIM = str(expand("claim:mayor-dates-the-reopening"))
ACTORS = [str(expand(f"actor:{name}")) for name in ("mayor", "works-department")]
#: What the application is made of, and what its changes pass through.
MODULES = (
    *("curation/desk", "curation/serving", "curation/checking.py", "curation/editing.py"),
    *("curation/files.py", "curation/holding.py", "curation/placing.py", "curation/revising.py"),
    *("curation/setting.py", "curation/working.py", "curation/renaming.py", "rdf/settling.py"),
    *(f"curation/identity/{one}.py" for one in ("merging", "renaming", "subjects", "joining")),
    *(f"curation/texts/{one}.py" for one in ("actors", "adding", "describing", "details")),
    *(f"curation/texts/{one}.py" for one in ("known", "keeping", "restating")),
    *("claims/names.py", "evidence/sourcetexts.py"),
)


@pytest.mark.parametrize("kind", ["EventGraphError", "InputError", "UnknownName", "Refusal"])
def test_every_sentence_that_may_be_raised_has_spanish_words(kind: str) -> None:
    assert len(raised(MODULES, (kind,))) > 2
    assert untold(MODULES, (kind,), "es") == {}


def test_every_value_that_is_none_is_told_in_spanish() -> None:
    phrases = phrases_in("es")
    assert phrases is not None
    found = raised(["curation/desk"], ("NoValue",))
    assert len(found) == 4
    assert [one for one in found if not phrases.knows(f"'x' is {one}")] == []


def test_every_finding_about_an_omission_or_a_wording_is_told_in_spanish() -> None:
    phrases = phrases_in("es")
    assert phrases is not None
    for kind in GRAVE:
        message = f"leaves out “he did not”, and with it a {kind} (not); quote these words too"
        assert kind not in phrases.said(message)
        assert phrases.knows(message)
    assert [one for one in _WORDED.values() if not phrases.knows(one)] == []


def test_a_cut_quote_is_told_in_the_language_of_the_form(web: httpx.Client) -> None:
    assert "Nearly 300 people allegedly crossed on foot" in TEXT
    claim = web.get("/api/claim", params={"claim": CLAIM}).json()
    entry = {**claim, "quote": "Nearly 300 people … crossed on foot"}
    found = {
        language: [
            one["message"]
            for one in web.post("/api/check", json=asked).json()["findings"]
            if one["check"] == "quote-cut"
        ]
        for language in ("en", "es")
        for asked in ({"entry": entry, "lang": language},)
    }
    assert found == {
        "en": ["leaves out “allegedly”, and with it a hedge (allegedly); quote these words too"],
        "es": ["omite «allegedly», y con ello un matiz (allegedly); cite también estas palabras"],
    }


def test_notes_of_a_merge_are_told_in_the_language_of_the_form(
    web: httpx.Client,
) -> None:
    kept, other = ACTORS
    asked = {"kept": kept, "other": other, "dry": True}
    english = web.post("/api/merge", json=asked).json()["notes"]
    spanish = web.post("/api/merge", json={**asked, "lang": "es"}).json()["notes"]
    files = web.post("/api/merge", json=asked).json()["files"]
    assert [one["file"] for one in files] == ["claims.trig", "things.ttl"]
    assert english == ["kinds differ: “public body” is not kept"]
    assert spanish == ["las clases difieren: “organismo público” no se conserva"]


def test_who_is_not_let_in_is_told_in_the_browser_s_language(serving: Served) -> None:
    address = serving.address.partition("?")[0]
    for language, said in (("es-ES,es;q=0.9", "abra la dirección"), ("en", "open the address")):
        wanted = {"Accept-Language": language}
        answer = httpx.get(address, headers=wanted, trust_env=False, timeout=60)
        assert answer.text.startswith(said)


def test_the_languages_of_the_page_say_the_same() -> None:
    folder = resources.files("eventgraph").joinpath("curation/serving/words")
    own, theirs = (json.loads(folder.joinpath(f"{one}.json").read_text()) for one in ("en", "es"))
    assert own.keys() == theirs.keys()
    for key, text in own.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", theirs[key])), key


def test_what_is_told_of_a_file_keeps_its_place() -> None:
    said = told("/a/b.ttl:3: was changed by someone else meanwhile; try again", "es")
    assert said == "/a/b.ttl:3: alguien lo cambió entretanto; inténtelo de nuevo"
