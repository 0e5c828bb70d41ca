"""Write a projection as a diagram in text: DOT for Graphviz, Mermaid for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import networkx as nx

from eventgraph.network.drawing import Drawing, drawing_of
from eventgraph.network.edges import edge_claims
from eventgraph.text.characters import mermaid_safe, spelled, without_controls

__all__ = [
    "beyond",
    "beyond_mermaid",
    "dot_pieces",
    "mermaid_pieces",
    "write_dot",
    "write_mermaid",
]

_SHAPES: Final = {"actor": "ellipse", "event": "box", "place": "house"}
#: What Mermaid draws at most, unless its `maxEdges` and `maxTextSize` say otherwise.
_MOST_EDGES: Final = 500
_MOST_CHARACTERS: Final = 50_000
#: Graphviz reads a quoted text of 16,384 bytes at most; DOT joins several with a plus.
_PART: Final = 4_000
_BRACKETS: Final = {"actor": ('(["', '"])'), "event": ('["', '"]'), "place": ('[/"', '"\\]')}


def write_dot(projection: nx.MultiDiGraph[str]) -> bytes:
    r"""Write DOT (https://graphviz.org/doc/info/lang.html) with all attributes; disputed is dashed.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a", label='say "a"', kind="event")
    >>> print(write_dot(graph).decode(), end="")
    digraph {
      "a" [kind="event", label="say \"a\"", shape="box"];
    }
    """
    return "".join(dot_pieces(drawing_of(projection))).encode("utf-8")


def dot_pieces(drawing: Drawing) -> Iterator[str]:
    """Write DOT line by line."""
    yield "digraph {\n"
    for node, data in drawing.nodes:
        shape = {"shape": _SHAPES.get(data.get("kind", ""), "box")}
        yield f"  {_quoted(spelled(node))} [{_attributes({**data, **shape})}];\n"
    for start, end, data in drawing.edges:
        style = {"style": "dashed" if data.get("disputed") else "solid"}
        said = {"tooltip": data.get("quotes") or data.get("label", "")}
        attributes = _attributes({**data, **style, **said})
        ends = " -> ".join(_quoted(spelled(end)) for end in (start, end))
        yield f"  {ends} [{attributes}];\n"
    yield "}\n"


def _attributes(data: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_quoted(_plain(name, data[name]))}" for name in sorted(data))


def _plain(name: str, value: Any) -> str:  # noqa: ANN401 - any attribute of a node or an edge
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("&", "&amp;") if name in {"label", "tooltip"} else str(value)


def _quoted(text: str) -> str:
    """Quote a text for DOT, with a mark in place of each control character; a long one in parts."""
    readable = without_controls(text)
    parts = (readable[at : at + _PART] for at in range(0, len(readable) or 1, _PART))
    return " + ".join(f'"{_escaped(part)}"' for part in parts)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def write_mermaid(
    projection: nx.MultiDiGraph[str], labels: Mapping[str, str] | None = None
) -> bytes:
    """Write a Mermaid flowchart (https://mermaid.js.org); an edge names its speakers.

    `labels` gives the speakers' names by IRI. Disputed edges are dotted.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows", disputed=True)
    >>> print(write_mermaid(graph).decode(), end="")
    flowchart LR
      n1["a"]
      n2["b"]
      n1 -. "knows" .-> n2
    """
    return "".join(mermaid_pieces(drawing_of(projection), labels)).encode("utf-8")


def mermaid_pieces(drawing: Drawing, labels: Mapping[str, str] | None = None) -> Iterator[str]:
    """Write a Mermaid flowchart line by line."""
    numbers: dict[str, str] = {}
    yield "flowchart LR\n"
    for number, (node, data) in enumerate(drawing.nodes, 1):
        numbers[node] = f"n{number}"
        opening, closing = _BRACKETS.get(data.get("kind", ""), ('["', '"]'))
        yield f"  n{number}{opening}{mermaid_safe(data.get('label') or node)}{closing}\n"
    for start, end, data in drawing.edges:
        speakers = {claim.speaker for claim in edge_claims(data)}
        names = ", ".join(sorted(s if labels is None else labels.get(s, s) for s in speakers))
        text = mermaid_safe(f"{data.get('label') or 'linked'}{f' ({names})' if names else ''}")
        arrow = f'-. "{text}" .->' if data.get("disputed") else f'-- "{text}" -->'
        yield f"  {numbers[start]} {arrow} {numbers[end]}\n"


def beyond_mermaid(projection: nx.MultiDiGraph[str], diagram: bytes) -> str:
    """Say in what a Mermaid diagram is more than Mermaid draws; nothing where it is not.

    >>> graph = nx.MultiDiGraph()
    >>> beyond_mermaid(graph, write_mermaid(graph))
    ''
    """
    text = diagram.decode("utf-8")
    return beyond(projection.number_of_edges(), len(text.encode("utf-16-le")) // 2)


def beyond(edges: int, characters: int) -> str:
    """Say it of a diagram with so many edges and characters.

    >>> beyond(500, 50_000), beyond(501, 50_000)[:25]
    ('', 'mermaid draws 500 edges a')
    """
    if edges <= _MOST_EDGES and characters <= _MOST_CHARACTERS:
        return ""
    return (
        f"mermaid draws {_MOST_EDGES:,} edges and {_MOST_CHARACTERS:,} characters at most, unless "
        f"it is configured otherwise, and this has {edges:,} and {characters:,}; choose a scope or "
        "a --kind, or export graphml"
    )
