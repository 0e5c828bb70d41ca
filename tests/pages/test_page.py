"""The page as bytes: what it holds, what it lets in, how big it is, and that it stays the same."""

import base64
import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.flags import flags
from eventgraph.pages.columns import rows_of
from eventgraph.pages.kinds import KINDS
from eventgraph.pages.layout import place
from eventgraph.pages.rendering import words
from eventgraph.sparql.files import parse_query
from standing import Standing

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/eventgraph"
EVG = f"{BASE}/ns#"
LEGEND_COLOURS = 9


def data_of(page: str) -> dict[str, Any]:
    """Read the data that a page carries."""
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def scripts_of(page: str) -> list[str]:
    """Give the scripts that a page runs; vis-network waits as text until there is a network."""
    kinds = ' type="module"| type="text/plain" id="vis"'
    return re.findall(rf"<script(?:{kinds})?>(.*?)</script>", page, re.DOTALL)


def test_every_edge_leads_to_a_claim_with_a_speaker_and_a_quote(page: str) -> None:
    packed = data_of(page)["packed"]
    things, claims = (list(rows_of(packed, table)) for table in ("things", "claims"))
    carried: dict[tuple[int, ...], list[int]] = {}
    for one in rows_of(packed, "statements"):
        statement = (one["subject"], one["property"], one["object"])
        carried.setdefault(statement, []).append(one["claim"])
    edges = [tuple(edge.values()) for edge in rows_of(packed, "edges")]
    assert len(edges) > 100
    for edge in edges:
        assert carried[edge]
        for claim in carried[edge]:
            assert things[claims[claim]["speaker"]]["en"]
            assert claims[claim]["quote"]


def test_the_page_draws_the_nodes_and_edges_of_the_projection(page: str, dataset: Dataset) -> None:
    packed = data_of(page)["packed"]
    network = eg.project(dataset)
    places = list(rows_of(packed, "nodes"))
    drawn = {thing["id"] for thing, _ in zip(rows_of(packed, "things"), places, strict=False)}
    assert len(list(rows_of(packed, "edges"))) == network.number_of_edges()
    assert drawn == {iri.replace(f"{BASE}/id/", "").replace("/", ":", 1) for iri in network.nodes}


def test_every_quote_of_the_dataset_is_in_the_page(page: str, dataset: Dataset) -> None:
    query = parse_query("SELECT ?quote { ?claim a evg:Claim ; evg:quote ?quote }", "quotes")
    table = eg.run(query, dataset)
    assert isinstance(table, eg.Table)
    quotes = {claim["quote"] for claim in rows_of(data_of(page)["packed"], "claims")}
    assert {str(quote) for quote in table.column("quote")} == quotes


def test_the_flags_are_those_of_the_evidence(page: str, dataset: Dataset) -> None:
    packed, found = data_of(page)["packed"], flags(dataset)
    for claim in rows_of(packed, "claims"):
        bits = claim["flags"] or 0
        names = {name for bit, name in enumerate(packed["flags"]) if bits & (1 << bit)}
        expected = found[f"{BASE}/id/claim/{claim['id']}"]
        assert names == {name.replace(" ", "-") for name in expected}


@pytest.mark.parametrize("sign", ["\u001b", "\u202a", "\u2028", "\u202e", "\u2066", "\ufeff"])
def test_what_could_forge_what_a_reader_sees_is_marked(tmp_path: Path, sign: str) -> None:
    claim = f"<{BASE}/id/claim/c>"
    lines = [
        f"{claim} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EVG}Claim> .",
        f"{claim} <http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo> <{BASE}/id/actor/a> .",
        f'{claim} <{EVG}quote> "they\\u{ord(sign):04X}said" .',
        f'<{BASE}/id/event/e> <{EVG}note> "on\\u{ord(sign):04X}it" {claim} .',
    ]
    (tmp_path / "data.nq").write_text("\n".join(lines), "utf-8")
    packed = data_of(eg.page(eg.load(tmp_path / "data.nq")))["packed"]
    assert next(rows_of(packed, "claims"))["quote"] == "they\N{REPLACEMENT CHARACTER}said"
    assert next(rows_of(packed, "literals"))["text"] == "on\N{REPLACEMENT CHARACTER}it"


def test_without_javascript_too_each_quote_has_its_language(
    page: str, page_in_spanish: str
) -> None:
    rows = list(rows_of(data_of(page)["packed"], "claims"))
    assert {row["lang"] for row in rows} == {"en", "es"}
    for language in ("en", "es"):
        quotes = sum(row["lang"] == language for row in rows)
        quote = f'<q lang="{language}">'
        assert page.count(quote) == quotes
        assert page_in_spanish.count(quote) == quotes


def test_only_the_pages_own_scripts_and_styles_may_run(page: str) -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert "unsafe" not in policy

    def allowed(text: str) -> str:
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    assert rules["script-src"].split() == [allowed(script) for script in scripts_of(page)]
    style = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    assert rules["style-src"].split() == [allowed(text) for text in style]
    assert not re.search(r'<[^>]* style="', page)


def test_the_page_names_no_address_to_load_from(page: str) -> None:
    without = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert re.findall(r'\b(?:src|srcset|data|action)="', without) == []
    addresses = re.findall(r'href="([^"]*)"', without)
    urls = {source["url"] for source in rows_of(data_of(page)["packed"], "sources")}
    assert {address for address in addresses if not address.startswith("#")} <= urls


def test_the_page_of_one_article_is_at_most_a_megabyte(first_story: Dataset) -> None:
    assert len(eg.page(first_story).encode("utf-8")) <= 1_000_000


def test_the_page_of_all_publications_and_a_map_is_less_than_1200_kilobytes(
    page: str, page_in_spanish: str
) -> None:
    assert len(page.encode("utf-8")) < 1_200_000
    assert len(page_in_spanish.encode("utf-8")) < 1_200_000


def test_without_javascript_the_claims_stand_under_their_publications(page: str) -> None:
    table = html.unescape(page.partition("<noscript>")[2].partition("</noscript>")[0])
    packed = data_of(page)["packed"]
    claims, sources = (list(rows_of(packed, name)) for name in ("claims", "sources"))
    groups = [group.split("\n<tr>") for group in table.split("<tbody>")[1:]]
    read = sorted({claim["source"] for claim in claims})
    assert len(groups) == len(read) > 20
    for (head, *rows), number in zip(groups, read, strict=True):
        assert sources[number]["en"] in head
        assert sources[number]["issued"] in head
        quotes = [claim["quote"] for claim in claims if claim["source"] == number]
        assert all(f">{quote}</q>" in row for row, quote in zip(rows, quotes, strict=True))


def test_a_claim_takes_at_most_250_bytes_beyond_its_quote(tmp_path: Path) -> None:
    lines = []
    for number in range(4000):
        claim, actor = f"<{BASE}/id/claim/c{number}>", f"<{BASE}/id/actor/n{number // 8}>"
        lines += [
            f"<{BASE}/id/event/n{number % 500}> <{EVG}about> {actor} {claim} .",
            f"{claim} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EVG}Claim> .",
            f"{claim} <http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo> <{BASE}/id/actor/n1> .",
            f'{claim} <{EVG}quote> "{"q" * 100}" .',
        ]
    (tmp_path / "data.nq").write_text("\n".join(lines), "utf-8")
    text = eg.page(eg.load(tmp_path / "data.nq"))
    size = len(json.dumps(data_of(text)["packed"], separators=(",", ":")))
    assert size <= 4000 * (100 + 250)


def test_the_page_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing],
) -> None:
    script = (
        "import eventgraph as eg, hashlib;"
        "print(hashlib.sha256(eg.page(eg.load('graph')).encode()).hexdigest())"
    )
    one, other = (seed.script(script) for seed in seeds)
    assert one == other


def test_the_layout_is_always_the_same_and_puts_no_two_nodes_together() -> None:
    edges = [(0, other) for other in range(1, 40)] + [(40, 41)]
    points = place(43, edges)
    assert points == place(43, edges)
    gaps = [
        (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
        for at, one in enumerate(points)
        for other in points[:at]
    ]
    assert min(gaps) > 30**2


def test_no_two_kinds_of_the_legend_look_alike() -> None:
    assert len({(kind.colour, kind.shape) for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.colour for kind in KINDS.values()}) <= LEGEND_COLOURS


def test_both_languages_say_the_same_things() -> None:
    english, spanish = words("en"), words("es")
    assert english.keys() == spanish.keys()
    for key in english:
        holes = [set(re.findall(r"\{\w+\}", text)) for text in (english[key], spanish[key])]
        assert holes[0] == holes[1], key


def test_every_word_that_the_page_looks_up_is_there() -> None:
    folder = ROOT / "src/eventgraph/pages"
    used: set[str] = set()
    for path in sorted(folder.rglob("*.js")):
        used.update(re.findall(r'\bsay\("([\w.]+)"', path.read_text("utf-8")))
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        used.update(re.findall(r'data-w(?:-\w+)?="([\w.]+)"', text))
        used.update(re.findall(r'words\["([\w.]+)"\]', text))
    assert used - words("en").keys() == set()
