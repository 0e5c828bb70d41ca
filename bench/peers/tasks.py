"""One task by one engine on one file, in a process of its own: `python tasks.py TASK ENGINE FILE`.

Prints, as JSON, how many seconds the task took on the clock and of the processor, without the
imports and without what must be there before (the data, for a query), and a number that tells what
came out, by which engines are compared.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

__all__ = ["ENGINES", "MOST", "TASKS"]

PREFIXES: Final = """
PREFIX evg: <https://w3id.org/eventgraph/ns#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX event: <https://w3id.org/eventgraph/id/event/>
PREFIX actor: <https://w3id.org/eventgraph/id/actor/>
PREFIX group: <https://w3id.org/eventgraph/id/group/>
"""
#: Five questions as people ask them: of one event, of one group, of one speaker, of one claim.
QUESTIONS: Final = (
    "SELECT ?who ?words { GRAPH ?c { event:e7 ?p ?o } ?c sem:accordingTo ?who ; evg:quote ?words }",
    "SELECT ?c ?n { GRAPH ?c { group:g7 evg:size ?n } ?c sem:accordingTo ?who }",
    "SELECT ?c ?p ?o { ?c sem:accordingTo actor:a7 . GRAPH ?c { event:e10 ?p ?o } }",
    "SELECT ?d ?c { GRAPH ?c { event:e7 sem:hasEndTimeStamp ?d } ?c prov:wasQuotedFrom ?s }",
    "SELECT ?x ?c { GRAPH ?c { event:e7 evg:party ?x } ?c evg:certainty evg:Stated }",
)
SCOPED: Final = "SELECT ?c ?n { GRAPH ?c { ?g evg:size ?n } }"
SPEAKER: Final = "https://w3id.org/eventgraph/id/actor/a0"
#: How many seconds of the processor a task may take.
MOST: Final = 120.0
#: What takes fewer seconds than the first is done again for as many as the second; the mean counts.
SHORT: Final = 0.05
LONG: Final = 0.5
#: How many bytes a process may take.
MEMORY: Final = 12 << 30
FORMATS: Final = {"nquads": "N_QUADS", "trig": "TRIG", "jsonld": "JSON_LD"}
RDFLIB: Final = {"nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}

Work = Callable[[], int]


def eventgraph_work(task: str, path: str) -> Work:
    """Make ready what eventgraph does."""
    import eventgraph as eg  # noqa: PLC0415 - the engine asked for, and no other

    def load() -> Any:  # noqa: ANN401 - an rdflib dataset
        return eg.load(path)

    if task == "load":
        from eventgraph.rdf.oxigraph import store_of  # noqa: PLC0415 - see above

        return lambda: len(store_of(load()))
    dataset = load()
    from eventgraph.sparql.files import parse_query  # noqa: PLC0415 - see above
    from eventgraph.sparql.running import solve  # noqa: PLC0415 - see above

    asked = [parse_query(PREFIXES + text, "q") for text in (*QUESTIONS, SCOPED)]
    works: dict[str, Work] = {
        "queries": lambda: sum(len(list(solve(query, dataset))) for query in asked[:-1]),
        "scoped query": lambda: len(
            list(solve(asked[-1], eg.scope(dataset, according_to=SPEAKER)))
        ),
        "matters": lambda: len(eg.conflicts(dataset)),
        "projection": lambda: int(eg.project(dataset, kind="events").number_of_edges()),
        "validation": lambda: len(eg.validate(dataset).findings),
        "page": lambda: len(eg.page(dataset)),
    }
    format = task.removeprefix("export ")
    return works.get(task, lambda: len(eg.export(dataset, format)))


def pyoxigraph_work(task: str, path: str) -> Work | None:
    """Make ready what Oxigraph does by itself: the limit."""
    import pyoxigraph as ox  # noqa: PLC0415 - the engine asked for, and no other

    def load() -> ox.Store:
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        return store

    if task == "load":
        return lambda: len(load())
    if task not in {"queries", "scoped query", *(f"export {name}" for name in FORMATS)}:
        return None
    store = load()
    if task == "queries":
        return lambda: sum(
            len(list(store.query(PREFIXES + text, use_default_graph_as_union=True)))  # type: ignore[arg-type]
            for text in QUESTIONS
        )
    if task == "scoped query":
        said = ox.NamedNode("http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo")

        def scoped() -> int:
            quads = store.quads_for_pattern(None, said, ox.NamedNode(SPEAKER))
            named = [quad.subject for quad in quads]
            return len(list(store.query(PREFIXES + SCOPED, named_graphs=named)))  # type: ignore[arg-type]

        return scoped
    format = getattr(ox.RdfFormat, FORMATS[task.removeprefix("export ")])
    return lambda: len(store.dump(format=format) or b"")


def rdflib_work(task: str, path: str, store: str = "default") -> Work | None:
    """Make ready what rdflib does, on its own store in memory or on Oxigraph by oxrdflib."""
    from rdflib import Dataset, Graph  # noqa: PLC0415 - the engine asked for, no other
    from rdflib.extras.external_graph_libs import (  # noqa: PLC0415 - see above
        rdflib_to_networkx_multidigraph,
    )

    def load() -> Dataset:
        dataset = Dataset(store=store, default_union=True)
        dataset.parse(path, format="nquads")
        return dataset

    if task == "load":
        return lambda: len(load())
    if task in {"matters", "validation", "page"}:
        return None
    dataset = load()
    if task == "queries":
        return lambda: sum(len(list(dataset.query(PREFIXES + text))) for text in QUESTIONS)
    if task == "scoped query":
        return lambda: _scoped_by_rdflib(dataset, store)
    if task == "projection":
        union = Graph()
        for triple in dataset.triples((None, None, None)):
            union.add(triple)
        return lambda: int(rdflib_to_networkx_multidigraph(union).number_of_edges())
    format = RDFLIB[task.removeprefix("export ")]
    return lambda: len(dataset.serialize(format=format, encoding="utf-8"))


def _scoped_by_rdflib(dataset: Any, store: str) -> int:  # noqa: ANN401 - an rdflib dataset
    """Copy what one speaker says, and ask that: rdflib has no way to see a part of a dataset."""
    from rdflib import Dataset, URIRef  # noqa: PLC0415 - the engine asked for, and no other

    said = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo")
    own = Dataset(store=store, default_union=True)
    for claim in dataset.subjects(said, URIRef(SPEAKER)):
        for triple in dataset.graph(claim):
            own.graph(claim).add(triple)
    return len(list(own.query(PREFIXES + SCOPED)))


def pyshacl_work(task: str, path: str) -> Work | None:
    """Make ready what pySHACL does by itself: all claims and all shapes at once."""
    if task != "validation":
        return None
    import pyshacl  # noqa: PLC0415 - the engine asked for, and no other
    from rdflib import Dataset, Graph  # noqa: PLC0415 - see above

    dataset = Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    whole = Graph()
    for triple in dataset.triples((None, None, None)):
        whole.add(triple)
    shapes = Graph()
    package = Path(__file__).resolve().parents[2] / "src/eventgraph"
    for file in sorted((package / "validation/shapes").glob("*.ttl")):
        shapes.parse(file)
    ontology = Graph().parse(package / "rdf/ontology.ttl")

    def validate() -> int:
        _, results, _ = pyshacl.validate(whole, shacl_graph=shapes, ont_graph=ontology)
        return len(results)

    return validate


def pyvis_work(task: str, path: str) -> Work | None:
    """Make ready what pyvis writes by default of the same network."""
    if task != "page":
        return None
    import networkx as nx  # noqa: PLC0415 - the engine asked for, and no other
    from pyvis.network import Network  # noqa: PLC0415 - see above

    import eventgraph as eg  # noqa: PLC0415 - see above

    graph = nx.Graph(eg.project(eg.load(path), kind="events"))
    for node, data in graph.nodes(data=True):
        data.clear()
        data["label"] = str(node)
    for *_, data in graph.edges(data=True):
        data.clear()

    def write() -> int:
        network = Network(cdn_resources="in_line")
        network.from_nx(graph)
        return len(network.generate_html())

    return write


ENGINES: Final[dict[str, Callable[[str, str], Work | None]]] = {
    "eventgraph": eventgraph_work,
    "pyoxigraph": pyoxigraph_work,
    "oxrdflib": lambda task, path: rdflib_work(task, path, "Oxigraph"),
    "rdflib": rdflib_work,
    "pyshacl": pyshacl_work,
    "pyvis": pyvis_work,
}
TASKS: Final = (
    *("load", "queries", "scoped query", "matters", "projection"),
    *("export nquads", "export trig", "export jsonld", "validation", "page"),
)


def main() -> None:
    """Do it, and print what it took."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    task, engine, path = sys.argv[1:]
    work = ENGINES[engine](task, path)
    if work is None:
        json.dump(None, sys.stdout)
        return
    wall, used = time.perf_counter(), time.process_time()
    # What takes longer is ended by the kernel, by signal XCPU.
    most = math.ceil(time.process_time() + MOST)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))  # at the second, SIGKILL
    number, times = work(), 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    if time.perf_counter() - wall < SHORT:
        while time.perf_counter() - wall < LONG:
            work()
            times += 1
    json.dump(
        {
            "wall": (time.perf_counter() - wall) / times,
            "cpu": (time.process_time() - used) / times,
            "memory": memory,
            "number": number,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
