"""Pages in the reader's language: every word of the interface, the headers, links to the others."""

from __future__ import annotations

import json
import re
from html import unescape
from importlib import resources

import httpx
import pytest

from eventgraph.sparql.library import read_queries
from eventgraph.text.languages import SPOKEN
from sentences import untold

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SPANISH = {**PAGE, "Accept-Language": "es-MX, en;q=0.5"}
PAGES = [
    "/queries",
    "/search",
    "/search?q=252",
    "/search?q=iglesai",
    "/search?q=252&as-of=2020",
    "/search?q=-",
    "/explore",
    "/sparql",
    "/sparql?query=SELECT",
    "/sparql?query=SELECT+*+%7B+SERVICE+<http://x>+%7B%7D+%7D",
    "/sparql?update=x",
    "/nothing",
    "/id",
    "/id/actor/marco-rubi",
    "/id/actor/catholic-church",
    "/id/claim/maduro-credits-the-church",
    "/id/group/venezuelans-held-in-el-salvador",
    "/id/event/negotiation",
    "/id/event/detention-in-el-salvador",
    "/id/source/iac-2025-07-22",
    "/doc/actor/x.foo",
    "/queries/nothing",
    "/queries/said-of-an-event?event=event:negotiation&show=1",
    "/queries/said-of-an-event?event=event:negotiatio&show=1",
    "/queries/timeline?from=x&show=1",
    "/queries/timeline?from=2025-13&show=1",
    "/queries/numbers?least=x&show=1",
    "/queries/speakers?as=nobody&show=1",
    "/queries/speakers?as=place:cecot&show=1",
    "/queries/speakers?as-of=x&show=1",
    "/queries/speakers?nothing=x&show=1",
    "/queries/does-actor-speak?show=1",
    *(f"/queries/{name}?show=1" for name in sorted(read_queries())),
]
#: Elements that are in the words of somebody, or of a program.
FOREIGN = re.compile(
    r"<(q|bdi|a|div) [^>]*?lang=\"(?!es)[^\"]*\"[^>]*>.*?</\1>"
    r"|<(code|textarea|script|style)\b.*?</\2>",
    re.DOTALL,
)
#: What is said of a name or in a note may hold English words, in quotation marks.
QUOTED = re.compile("«[^»]*»|“[^”]*”|`[^`]*`|claim:[a-z0-9-]+")


def words(language: str) -> dict[str, str]:
    place = resources.files("eventgraph").joinpath(f"serving/words/{language}.json")
    found: dict[str, str] = json.loads(place.read_text("utf-8"))
    return found


def english() -> set[str]:
    """Give the pieces of the English words that Spanish does not have too."""
    own, theirs = words("en"), words("es")
    told = [own[key] for key in own if own[key] != theirs[key]]
    queries = read_queries().values()
    told += [text for query in queries for text in (query.summary, query.description)]
    told += [one.description for query in queries for one in query.parameters]
    told += ["write ", "did you mean", "there are ", "; see", " is no ", "nothing in", "none"]
    pieces = {part for text in told for part in re.split(r"\{[^}]*\}|<[^>]*>", unescape(text))}
    return {piece.strip(" .:;,()") for piece in pieces if len(piece.strip(" .:;,()")) > 3}


def shown(page: str) -> str:
    """Give what a page shows in the interface's own voice."""
    text = re.sub(r"<[^>]*>", " | ", FOREIGN.sub(" | ", page))
    return QUOTED.sub(" ", " ".join(unescape(text).split()))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_spanish_has_no_english_word_of_the_interface(
    ask: httpx.Client, path: str
) -> None:
    answer = ask.get(path, headers=SPANISH, follow_redirects=True)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="es">' in answer.text
    text = shown(answer.text)
    found = [one for one in sorted(english()) if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)]
    assert found == [], text


def test_the_languages_say_the_same() -> None:
    own, theirs = words("en"), words("es")
    assert own.keys() == {key for key in theirs if not key.startswith("column.")}
    for key, text in own.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", theirs[key])), key
        assert '"' not in text + theirs[key], key  # it may stand in an attribute


def test_every_column_of_a_query_has_a_spanish_name(ask: httpx.Client) -> None:
    named = {key.removeprefix("column.") for key in words("es") if key.startswith("column.")}
    for name, query in read_queries().items():
        page = ask.get(f"/queries/{name}?show=1", headers=PAGE).text
        heads = re.findall(r'<th scope="col">([^<]*)</th>', page)
        assert {*heads, *(one.name for one in query.parameters)} - named == set(), name


@pytest.mark.parametrize("path", ["/queries", "/doc/actor/catholic-church.html", "/search?q=252"])
def test_the_header_chooses_the_language_and_the_answer_says_so(
    ask: httpx.Client, path: str
) -> None:
    found = {}
    for header in ("", "en", "es", "es-419;q=0.9, en;q=0.8", "fr, de;q=0.5", "fr, es;q=0.1", "*"):
        answer = ask.get(path, headers={**PAGE, "Accept-Language": header})
        assert "Accept-Language" in answer.headers["vary"].split(", ")
        language = re.findall(r'<html lang="(\w+)">', answer.text)[0]
        found[header] = language
        assert {language: answer.headers["etag"]}.items() <= {
            one: ask.get(path, headers={**PAGE, "Accept-Language": one}).headers["etag"]
            for one in SPOKEN
        }.items()
    assert found == {
        "": "en",
        "en": "en",
        "es": "es",
        "es-419;q=0.9, en;q=0.8": "es",
        "fr, de;q=0.5": "en",
        "fr, es;q=0.1": "es",
        "*": "en",
    }


def test_the_address_counts_before_the_header(ask: httpx.Client) -> None:
    english = ask.get("/queries?lang=en", headers=SPANISH)
    spanish = ask.get("/queries?lang=es-MX", headers={**PAGE, "Accept-Language": "en"})
    unknown = ask.get("/queries?lang=fr", headers=SPANISH)
    assert ['lang="en"' in one.text[:40] for one in (english, spanish, unknown)] == [
        True,
        False,
        True,
    ]
    assert all("vary" not in one.headers for one in (english, spanish, unknown))


def test_who_has_a_page_in_one_language_does_not_have_it_in_the_other(ask: httpx.Client) -> None:
    spanish = ask.get("/queries", headers=SPANISH)
    known = {"If-None-Match": spanish.headers["etag"]}
    again = ask.get("/queries", headers={**SPANISH, **known})
    assert (again.status_code, again.headers["vary"]) == (304, "Accept-Language")
    assert ask.get("/queries", headers={**PAGE, **known}).status_code == 200


@pytest.mark.parametrize("path", PAGES[:32])
def test_each_page_leads_to_itself_in_the_other_language(ask: httpx.Client, path: str) -> None:
    page = ask.get(path, headers=PAGE, follow_redirects=True)
    there = re.findall(r'<a href="([^"]*)" hreflang="es" lang="es">Español</a>', page.text)
    assert len(there) == 1
    address = str(page.url).removeprefix(str(ask.base_url).rstrip("/"))
    assert unescape(there[0]) == f"{address}{'&' if '?' in address else '?'}lang=es"
    spanish = ask.get(unescape(there[0]), headers=PAGE, follow_redirects=True)
    assert '<html lang="es">' in spanish.text
    back = re.findall(r'<a href="([^"]*)" hreflang="en" lang="en">English</a>', spanish.text)
    assert unescape(back[0]) == address + f"{'&' if '?' in address else '?'}lang=en"


def test_a_language_that_was_chosen_is_kept_from_page_to_page(ask: httpx.Client) -> None:
    page = ask.get("/doc/event/negotiation.html?lang=es", headers=PAGE).text
    own = re.findall(r'<a href="(/(?!doc)[^"]*)"', page)
    assert len(own) > 20
    assert all("lang=es" in one for one in own if "lang=en" not in one)
    assert '<input type="hidden" name="lang" value="es">' in page
    sent = ask.get("/id/actor/marco-rubio?lang=es", headers=PAGE)
    assert sent.headers["location"] == "/doc/actor/marco-rubio.html?lang=es"
    data = ask.get("/id/actor/marco-rubio?lang=es", headers={"Accept": "text/turtle"})
    assert data.headers["location"] == "/doc/actor/marco-rubio.ttl"
    assert ask.get("/queries", headers=PAGE).text.count("lang=es") == 1  # to the other language


def test_no_page_leads_to_another_host_by_its_language(ask: httpx.Client) -> None:
    page = ask.get(f"{ask.base_url}/evil.example/", headers=PAGE)
    assert page.request.url.raw_path == b"//evil.example/"
    assert 'href="/evil.example/?lang=es"' in page.text


def test_a_program_gets_one_line_in_english(ask: httpx.Client) -> None:
    for accept in ("*/*", "application/json", "text/plain"):
        answer = ask.get("/nothing", headers={"Accept": accept, "Accept-Language": "es"})
        assert answer.text == "there is nothing at /nothing; see / or /queries, /search, /sparql\n"


def test_numbers_and_dates_are_written_as_the_language_does(ask: httpx.Client) -> None:
    spanish = ask.get("/queries/timeline?show=1&lang=es", headers=PAGE).text
    english = ask.get("/queries/timeline?show=1", headers=PAGE).text
    assert "<td>18 de julio de 2025</td>" in spanish
    assert "<td>18 July 2025</td>" in english


def test_the_first_page_and_what_leads_on_from_it_are_in_the_language(ask: httpx.Client) -> None:
    page = ask.get("/", headers=SPANISH)
    assert page.headers["vary"] == "Accept-Language"
    assert '<html lang="es"' in page.text
    assert '<a href="/queries" data-say="queries">Consultas</a>' in page.text


@pytest.mark.parametrize("path", ["/queries", "/queries/negotiators"])
@pytest.mark.parametrize("language", SPOKEN)
def test_a_query_that_a_description_names_is_led_to(
    ask: httpx.Client, path: str, language: str
) -> None:
    page = ask.get(f"{path}?lang={language}", headers=PAGE).text
    assert f'<a href="/queries/left-out?lang={language}"><code>left-out</code></a>' in page
    assert "`" not in page


def test_each_refusal_is_told_in_spanish() -> None:
    """What is raised by the server itself, and by what its forms and queries ask."""
    asked = (
        "serving/answers/named.py searching/asking.py searching/finding.py claims/finding.py "
        "claims/names.py claims/scopes.py claims/published.py sparql/binding.py sparql/library.py"
    )
    kinds = ("EventGraphError", "QueryError", "UnknownName", "UnknownQuery")
    assert untold(["serving"], ("Refusal",), "es") == {}
    assert untold(asked.split(), kinds, "es") == {}
