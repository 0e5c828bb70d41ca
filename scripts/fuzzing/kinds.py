"""The kinds of input: each makes a case from a source of chance."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

from eventgraph.cli import VERBS
from eventgraph.exports.registry import EXPORTERS
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.streams import packed
from fuzzing import curating
from fuzzing.cases import Case, Maker
from fuzzing.desk import form
from fuzzing.grammar import query, trig
from fuzzing.meaning import twisted
from fuzzing.pieces import CURIES, NETWORK_NAMES, TEXTS, VALUES, quads, seed_files, seed_queries
from fuzzing.spoiling import spoiled

__all__ = ["KINDS", "made"]

_TABLES: Final = ("text", "csv", "tsv", "json", "xml", "markdown")
#: Command lines that read a dataset, the cheap ones more often; `--graph` is added.
_READERS: Final = (
    *(("export", format) for format in FORMATS), ("validate",), ("conflicts",), ("stats",),
    ("query", "speakers"), ("query", "timeline"), ("why", "event:release"), ("silence",),
)  # fmt: skip


def _document(format: str, random: Random) -> Case:
    """Spoil a document of one format, or cross two, and let a verb read it."""
    data = random.choice(seed_files()[format])
    if random.random() < 0.1:
        data += random.choice(seed_files()[random.choice(list(FORMATS))])
    if len(data) > 3000 and random.random() < 0.6:
        at = random.randrange(len(data) - 2000)
        data = data[:at] + data[at + 1500 :]
    name = "data" + FORMATS[format].suffixes[0]
    return Case((*random.choice(_READERS), "--graph", name), {name: spoiled(data, random)})


def _grammar_trig(random: Random) -> Case:
    verb = random.choice(_READERS)
    return Case((*verb, "--graph", "data.trig"), {"data.trig": trig(random)})


def _packed(random: Random) -> Case:
    data = random.choice(seed_files()["trig"])
    ending, magic = random.choice(((".gz", b"\x1f\x8b\x08"), (".zst", b"\x28\xb5\x2f\xfd")))
    name = f"data{random.choice(('.trig', '.ttl', '.nq', '.jsonld', '.rdf', ''))}{ending}"

    def pack(data: bytes) -> bytes:
        return b"".join(packed([data], Path(name)))

    content = random.choice((
        lambda: spoiled(pack(data), random, (magic,)),
        lambda: pack(spoiled(data, random)),
        lambda: pack(data) + pack(trig(random)),
        lambda: pack(pack(data)),
        lambda: pack(b"#" * random.choice((0, 10**6, 3 * 10**7))),
    ))()  # fmt: skip
    return Case((*random.choice(_READERS), "--graph", name), {name: content})


def _small() -> dict[str, bytes]:
    return {"data.trig": seed_files()["trig"][0]}


def _query(random: Random) -> Case:
    """Ask a query that the grammar wrote, or one of the project's that is spoiled."""
    if random.random() < 0.7:
        text = query(random).encode("utf-8", "surrogatepass")
        text = spoiled(text, random) if random.random() < 0.3 else text
    else:
        text = spoiled(random.choice(seed_queries()).encode(), random)
    scope = random.choice(((), (), ("--according-to", "actor:gazette"), ("--without-disputed",),
                           ("--without-reports",), ("--attitude", "denies")))  # fmt: skip
    where = random.random()
    if where < 0.75:
        return Case(("query", "-", "--graph", "data.trig", *scope), _small(), text)
    files = {**_small(), "q.rq": text}
    verb = random.choice((("query", "q.rq", *_options(random, ("-f", "-p", "--lang"))),
                          ("stats", "--kind", "q.rq"), ("rank", "degree", "--kind", "q.rq"),
                          ("query", "q.rq", "--show")))  # fmt: skip
    return Case((*verb, "--graph", "data.trig", *scope), files)


def _rules(random: Random) -> Case:
    """Bring rules, queries or shapes of one's own that are spoiled."""
    text = random.choice(seed_queries()).encode()
    text = spoiled(text, random) if random.random() < 0.9 else query(random).encode()
    name = random.choice(("rules/a.rq", "rules/b/c.rq", "rules/x.txt"))
    verb = random.choice((("conflicts", "--checks", "rules"), ("query", "--queries", "rules"),
                          ("query", "a", "--queries", "rules")))  # fmt: skip
    return Case((*verb, "--graph", "data.trig"), {**_small(), name: text})


def _quotes(random: Random) -> Case:
    """Check quotes against a text that holds them nearly."""
    statements = [q for q in quads(whole=False) if q.predicate.value.endswith("quote")]
    said = [str(getattr(quad.object, "value", "")) for quad in statements]
    parts = [*said, *random.sample(TEXTS, 6), *random.sample(VALUES, 3)]
    parts += [said[0][: random.randrange(40)]] * random.choice((0, 1, 1, 1, 1, 200))
    random.shuffle(parts)
    text = random.choice((" ", "\n", ". ", "")).join(parts) * random.choice((1,) * 19 + (30,))
    data = text.encode("utf-8", "surrogatepass")
    data = spoiled(data, random) if random.random() < 0.6 else data
    how = random.choice(
        (("-f", random.choice(_TABLES)), ("-f", "annotation"), ("--html", "q.html"))
    )
    files = {"text.txt": data, "data.nq": twisted(random, whole=False)}
    if random.random() < 0.3:
        files["data.nq"] = b"".join(_said(random)) + files["data.nq"]
    return Case(("quotes", "--text", "source:report=text.txt", "--graph", "data.nq", *how), files)


def _said(random: Random) -> Iterable[bytes]:
    """Quote awkward words."""
    base = "https://w3id.org/eventgraph/"
    for _ in range(3):
        words = random.choice((" ", "", "[…]", " … ")).join(random.sample(TEXTS, 4))
        text = "".join(f"\\U{ord(sign):08X}" for sign in words)
        language = random.choice(("@en", "@es", "@zh", ""))
        yield f'<{base}id/claim/talks> <{base}ns#quote> "{text}"{language} .\n'.encode()


def _meaning(random: Random) -> Case:
    """Ask any verb about data that means something else."""
    whole = random.random() < 0.08
    name = random.choice(NETWORK_NAMES)
    verb = random.choice((
        *_READERS, *(("export", format) for format in EXPORTERS if format != "ftm"),
        ("accounts", name), ("accounts", "event:release"), ("accounts", "--by", "party"),
        ("accounts", name, "--html", "a.html"), ("why", name), ("rank", "degree"),
        ("rank", "betweenness"), ("rank", "pagerank", "--by", "speaker"),
        ("path", name, "place:town"),
        ("path", "actor:ministry", name), ("page", "-o", "p.html"), ("quotes",), ("silence", name),
        ("quotes", "-f", "annotation"), ("export", "graphml", "--kind", "speakers"),
    ))  # fmt: skip
    if random.random() < 0.02:
        verb = ("build", "-o", "out", "--force")
    scope = _options(random, _SCOPES) if random.random() < 0.3 else ()
    if verb[0] not in {"export", "page", "build"} and "-f" not in verb:
        scope = (*scope, *_options(random, ("-f",)))
    return Case((*verb, "--graph", "data.nq", *scope), {"data.nq": twisted(random, whole=whole)})


_SCOPES: Final = ("--according-to", "--party", "--source", "--certainty", "--during")
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "-f": (*_TABLES, "annotation", "turtle"),
    "--format": _TABLES,
    "-p": ("thing=event:talks", "from=2025-07-01", "x", "=", "n=1", "who=Ministry"),
    "--lang": ("en", "es", "fr"),
    "--certainty": ("stated", "alleged", "possible", "evg:Stated"),
    "--during": ("2024", "2024-05", "2024-05-03", "2024/2025", "2024-13", "0", "x/y", "9" * 30),
    "--according-to": (*NETWORK_NAMES, "The Gazette", "ministry"),
    "--party": (*NETWORK_NAMES, "Ministry"),
    "--source": ("source:report", "report", "actor:gazette"),
    "--kind": ("events", "actors", "speakers", "statements", "q.rq", "nothing"),
    "--top": ("1", "0", "9" * 30, "-1", "x"),
    "--max": ("1", "3", "0"),
    "--steps": ("1", "9" * 12),
    "--max-nodes": ("1", "9" * 12),
    "--graph": ("data.trig", ".", "nowhere", "data.trig/x", ""),
    "-o": ("out.txt", "-", "folder/x", "data.trig", ".", "", "a" * 300),
    "--html": ("out.html", "folder/x", "-"),
    "--text": ("source:report=data.trig", "source:report=", "=", "x", "report=.", "a=b=c"),
    "--fail-on": ("error", "warning", "info", "no"),
    "--by": ("speaker", "party"),
    "--backend": ("networkx", "no", "rustworkx"),
    "--class": ("naming", "arithmetic"),
    "--checks": (".", "nowhere", "data.trig"),
    "--queries": (".", "nowhere"),
    "--query": ("q.rq", "data.trig", "nowhere.rq"),
    "--account": NETWORK_NAMES,
    "--only-in": NETWORK_NAMES,
    "--not-in": NETWORK_NAMES,
    "--around": NETWORK_NAMES,
    "--avoid": NETWORK_NAMES,
    "--title": TEXTS,
}
_FLAGS: Final = ("--flat", "--force", "--show", "--raw", "--fail", "--undisputed", "--help", "--",
                 "--without-disputed", "--without-reports", "--version", "-", "-x")  # fmt: skip


def _options(random: Random, names: Iterable[str]) -> tuple[str, ...]:
    """Give some options a value each, mostly one that they may have."""
    chosen = random.sample(list(names), random.choice((1, 1, 2)) if len(list(names)) > 1 else 1)
    return tuple(
        word
        for name in chosen
        for word in (name, random.choice(_WORDS[name]) if random.random() < 0.9 else _word(random))
    )


def _word(random: Random) -> str:
    """Give an argument as a shell may pass it: no NUL, odd bytes as the system decodes them."""
    raw = random.choice((random.choice(TEXTS).encode(), random.choice(CURIES).encode(),
                         random.choice(VALUES).encode(), random.randbytes(3)))  # fmt: skip
    # What begins at the root or leaves the folder would touch this machine's own files.
    plain = raw.replace(b"\0", b"").replace(b"/", b"_").replace(b"..", b"")
    return os.fsdecode(plain)


def _arguments(random: Random) -> Case:
    """Type a command line that nobody would."""
    words = [random.choice((*VERBS, *VERBS, _word(random)))]
    words += [
        random.choice((random.choice(NETWORK_NAMES), random.choice(list(EXPORTERS)), "speakers",
                       "degree", _word(random), random.choice(_FLAGS)))
        for _ in range(random.choice((0, 1, 2, 3)))
    ]  # fmt: skip
    for _ in range(random.choice((0, 1, 2))):
        words += _options(random, _WORDS)
    if random.random() < 0.7:
        words += ["--graph", "data.trig"]
    files = {**_small(), "q.rq": random.choice(seed_queries()).encode()}
    words = [word.replace("\0", "") for word in words]
    return Case(tuple(words), files, query(random).encode("utf-8", "surrogatepass"))


def _reads(format: str) -> Maker:
    return lambda random: _document(format, random)


#: Every kind by its name, with how many of about a hundred inputs are of it.
KINDS: Final[dict[str, tuple[int, Maker]]] = {
    **{format: (7, _reads(format)) for format in FORMATS},
    "trig-grammar": (8, _grammar_trig),
    "packed": (4, _packed),
    "query": (22, _query),
    "rules": (6, _rules),
    "quotes": (6, _quotes),
    "meaning": (9, _meaning),
    "arguments": (6, _arguments),
    "sheet": (4, curating.sheet),
    "import": (4, curating.imported),
    "source": (4, curating.kept),
    "list": (2, curating.listed),
    "store": (3, curating.store),
    "form": (4, form),
}


def made(seed: str, kind: str, number: int) -> Case:
    """Make the input of a kind that a seed and a number stand for, always the same one."""
    return KINDS[kind][1](Random(f"{seed} {kind} {number}"))
