"""Whatever a service answers that is not whole is an error, on one line; nothing else is asked."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import EventGraphError, InputError, StoreError
from eventgraph.stores.services import naming
from eventgraph.stores.services.naming import service_of
from eventgraph.stores.services.opening import connected

Reply = tuple[int, dict[str, str], bytes]
Talking = tuple[str, list[Reply], list[str]]
JSON = {"Content-Type": "application/sparql-results+json"}
XML = {"Content-Type": "application/sparql-results+xml; charset=UTF-8"}


def table(**columns: list[str]) -> bytes:
    """Write a result of plain texts."""
    rows = [
        {
            name: {"type": "literal", "value": value}
            for name, value in zip(columns, row, strict=True)
        }
        for row in zip(*columns.values(), strict=True)
    ]
    return json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": rows}}).encode()


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((206, JSON, table(x=["1"])), "answers with status 206"),
        ((200, JSON | {"X-SPARQL-MaxRows": "20"}, table(x=["1"])), "gives a part of the answer"),
        ((200, JSON | {"X-SQL-State": "S1TAT"}, table(x=["1"])), r"part .*\(X-SQL-State: S1TAT\)"),
        (
            (301, {"Location": "http://127.0.0.1:9/"}, b""),
            "redirects to http://127.0.0.1:9/,",
        ),
        ((302, {}, b""), "redirects to nowhere, which is not"),
        ((401, {"WWW-Authenticate": "Basic"}, b""), "does not let this user in"),
        ((403, {}, b""), "does not let this user in"),
        ((500, {}, b"out\nof memory"), "answers with status 500: out of memory"),
        ((200, {"Content-Type": "text/html"}, b"<html>"), "answers with text/html, which is no"),
        ((200, {}, b""), "answers with no media type"),
        ((200, JSON, table(x=["1"])[:-5]), "cannot be read to its end"),
        ((200, JSON, b'{"head": {"vars": ["x"]}, "results": {"bindings": [ error'), "to its end"),
        ((200, XML, b"<sparql/>"), r"answers with application/sparql-results\+xml.* no result"),
        ((200, JSON | {"Content-Length": "9999"}, table(x=["1"])), "broke off"),
        ((200, JSON, b'{"head": {}, "boolean": true}'), "answers with no table"),
    ],
)
def test_an_answer_that_is_not_whole_is_none(talking: Talking, reply: Reply, message: str) -> None:
    url, replies, asked = talking
    replies.append(reply)
    with (
        connected(service_of(url)) as client,
        pytest.raises(StoreError, match=f"^{url}: .*{message}"),
    ):
        client.select("SELECT ?x { }")
    assert len(asked) == 1
    assert asked[0].startswith("POST /sparql query=SELECT")


def test_fewer_triples_than_were_counted_are_an_error(talking: Talking) -> None:
    url, replies, _ = talking
    names = b'{"head": {"vars": ["g", "triples"]}, "results": {"bindings": [{"g": {"type": "uri", '
    names += b'"value": "x:g"}, "triples": {"type": "literal", "value": "2"}}]}}'
    one = b'{"head": {"vars": ["g", "s", "p", "o"]}, "results": {"bindings": [{"g": '
    one += b'{"type": "uri", "value": "x:g"}, "s": {"type": "uri", "value": "x:s"}, "p": '
    one += b'{"type": "uri", "value": "x:p"}, "o": {"type": "uri", "value": "x:o"}}]}}'
    known, total = table(x=["1"]), table(triples=["2"])
    replies += [(200, JSON, text) for text in (known, total, names, one)]
    with pytest.raises(StoreError, match=r"gives 1 of the 2 triples from <x:g> on"):
        eg.load(url)
    replies[:] = [(200, JSON, text) for text in (known, table(triples=["3"]), names)]
    with pytest.raises(StoreError, match="changed while it was read"):
        eg.load(url)
    two = one.replace(b"]}}", b", " + one[one.index(b'{"g": ') : -3] + b"]}}").replace(
        b'"x:o"}}]', b'"x:n"}}]'
    )
    replies[:] = [(200, JSON, text) for text in (known, total, names, two, table(triples=["9"]))]
    with pytest.raises(StoreError, match="changed while it was read"):
        eg.load(url)
    blank = two.replace(b'"type": "uri", "value": "x:o"', b'"type": "bnode", "value": "o"')
    replies[:] = [(200, JSON, text) for text in (known, total, names, blank)]
    with pytest.raises(StoreError, match="holds blank nodes, which no two answers name alike"):
        eg.load(url)
    replies[:] = [(200, JSON, text) for text in (known, total)]
    with pytest.raises(StoreError, match=r"holds 2 quads, and 1 are read .* raise --max-quads"):
        eg.load(url, max_quads=1)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:9/q", "cannot be reached"),
        ("https://me:secret@example.org/q", "^https://example.org/q: a user or password in an"),
        ("https://me@example.org/q", "a user or password in an address is refused"),
        ("http://example.org/q", "use https, or write http = true"),
        ("https://example.org/q?key=secret", "write https://HOST/PATH without"),
        ("https://example.org/q#a", "write https://HOST/PATH without"),
        ("https://", "is no plain address"),
        ("https://example.org:port/", "cannot be read"),
        ("https://[::1/", "cannot be read"),
        ("http://127.0.0.1.example.org/", "use https"),
    ],
)
def test_an_address_that_is_none_or_shows_a_secret_is_refused(url: str, message: str) -> None:
    with pytest.raises(EventGraphError, match=message) as told:
        eg.load(url)
    assert "secret@" not in str(told.value)
    for words in (["stats", "--graph", url], ["publish", url]):
        ran = CliRunner().invoke(group, words)
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "secret@" not in ran.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb = [}", r"toml:2:6: is no TOML: Invalid value$"),
        ("services = 1", "services are tables"),
        ("[services.a]\n", "needs url"),
        ("[services.a]\nurl = 'ftp://a'\n", "needs url"),
        ("[services.a]\nurl = 'https://a'\nusr = 'U'\n", "has no key 'usr'; did you mean user"),
        ("[services.a]\nurl = 'https://a'\nauth = 'basik'\n", "did you mean basic"),
        ("[services.a]\nurl = 'https://a'\nauth = 'basic'\n", "needs user, the name of an env"),
        ("[services.a]\nurl = 'https://a'\nauth = 'bearer'\ntoken = 's3-cret!'\n", "needs token"),
        ("[services.a]\nurl = 'https://a'\nprofile = 'virtuso'\n", "did you mean virtuoso"),
        ("[services.a]\nurl = 'https://a'\npage = 0\n", "page has a value of another kind"),
        ("[services.a]\nurl = 'https://a'\npage = true\n", "page has a value of another kind"),
        ("[services.a]\nurl = 'http://a'\n", "use https, or write http = true"),
        ("[services.a]\nurl = 'https://b:c@a'\n", "a user or password in an address is refused"),
        ("[services.a]\nurl = 'https://a'\nprefixes = {a = 1}\n", "prefixes are text"),
    ],
)
def test_a_fault_in_the_toml_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(naming, "CONFIG", Path("eventgraph.toml"))
    Path("eventgraph.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        service_of("a")


def test_a_name_leads_to_its_service_with_its_log_in_and_prefixes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, talking: Talking
) -> None:
    url, replies, _ = talking
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(naming, "CONFIG", Path("eventgraph.toml"))
    with pytest.raises(InputError, match="no service is named 'archive'; none is named"):
        service_of("archive")
    Path("eventgraph.toml").write_text(
        f"[services.archive]\nurl = '{url}'\nprofile = 'fuseki'\nauth = 'basic'\n"
        "user = 'U'\npassword = 'P'\npage = 5\nprefixes = {own = 'http://example.org/own/'}\n",
        "utf-8",
    )
    assert service_of("archive") == service_of(url)
    with pytest.raises(InputError, match="no service is named 'archiv'; did you mean archive"):
        service_of("archiv")
    with pytest.raises(StoreError, match="archive: the environment variable U is not set"):
        eg.load("archive")
    monkeypatch.setenv("U", "me")
    monkeypatch.setenv("P", "secret")
    replies.append((401, {}, b""))
    with pytest.raises(StoreError, match="archive: does not let this user in") as told:
        eg.load("archive")
    assert "secret" not in str(told.value)
    Path("archive").mkdir()
    with pytest.raises(InputError, match="holds no RDF file"):
        eg.load("archive")


@pytest.mark.parametrize("auth", ["basic", "bearer"])
def test_secrets_come_from_the_environment_and_go_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, talking: Talking, auth: str
) -> None:
    url, replies, asked = talking
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(naming, "CONFIG", Path("eventgraph.toml"))
    Path("eventgraph.toml").write_text(
        f"[services.a]\nurl = '{url}'\nauth = '{auth}'\nuser = 'U'\npassword = 'P'\ntoken = 'T'\n",
        "utf-8",
    )
    for name, value in (("U", "me"), ("P", "secret"), ("T", "token")):
        monkeypatch.setenv(name, value)
    replies.append((307, {"Location": f"{url}/elsewhere"}, b""))
    with connected(service_of("a")) as client, pytest.raises(StoreError, match="redirects to"):
        client.select("SELECT ?x { }")
    assert len(asked) == 1
    shown = base64.b64encode(b"me:secret").decode()
    assert not any(word in asked[0] for word in ("secret", "token", shown))


def test_a_service_is_read_alone_and_never_changed(on_oxigraph: str) -> None:
    with pytest.raises(StoreError, match="is a service, which is read alone"):
        eg.load("http://127.0.0.1:9/q", "graph")
    actor = "actor:marco-rubio"
    for words in (("fmt",), ("merge", actor, "actor:nayib-bukele"), ("rename", actor, "actor:b")):
        ran = CliRunner().invoke(group, [*words, "--graph", on_oxigraph])
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "is a service, which this does not read or change; name files" in ran.stderr
