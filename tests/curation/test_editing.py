"""Files in ways that nobody would choose: what is changed is changed, all else stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.curation.editing import Edit
from eventgraph.errors import EventGraphError, InputError
from eventgraph.vocabulary import PREFIXES

ROOT = Path(__file__).parents[2]
N = ox.NamedNode
EVG, RDFS, CLAIM, ACTOR = (PREFIXES[name] for name in ("evg", "rdfs", "claim", "actor"))
TYPE, LABEL = N(PREFIXES["rdf"] + "type"), N(RDFS + "label")
QUOTE, NOTE, CALLS = N(EVG + "quote"), N(EVG + "note"), N(EVG + "calls")
A, B, X = N("http://a/a"), N("http://a/b"), N(CLAIM + "x")


def written(tmp_path: Path, text: str, name: str = "data.trig") -> Path:
    """Write a file of its own into a folder."""
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(text.encode("utf-8"))
    return tmp_path


def changed(folder: Path, name: str = "data.trig") -> str:
    """Read a file as it is."""
    return (folder / name).read_bytes().decode("utf-8")


HEAD = "@prefix : <http://a/> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":a rdfs:label 'one' .", ':a rdfs:label "two" .'),
        (":a rdfs:label 'one', 'other' .", ':a rdfs:label "two" .'),
        (":a a :b ; rdfs:label 'one' .", ':a rdfs:label "two" .'),
        (":a a :b ;\n  :c [ :d :e ] ; # why\n  rdfs:label 'one' .",
         ':a :c [ :d :e ] ; # why\n  rdfs:label "two" .'),
        (":a :c ( 1 2 ) , :a ; rdfs:label 'one' ; .", ':a :c ( 1 2 ) ; rdfs:label "two" ; .'),
        ("<a> rdfs:label 'one' .", '<a> rdfs:label "two" .'),
        ("{ :a rdfs:label '''o\nne''' }", '{ :a rdfs:label "two" }'),
        ("{ :b :c 1 . :a rdfs:label 'one' } :b :d 2 .",
         '{ :b :c 1 . :a rdfs:label "two" } :b :d 2 .'),
        (":a rdfs:label 'one' . # one . two { } \"\n:b :c 3.5 .",
         ':a rdfs:label "two" . # one . two { } "\n:b :c 3.5 .'),
        (":a rdfs:label 'one' .:b :c 1e3 .", ':a rdfs:label "two" .:b :c 1e3 .'),
        (":a rdfs:label 'one' .\r\n:b :c 1 .\r\n", ':a rdfs:label "two" .\r\n:b :c 1 .\r\n'),
        (":b :c 1 .\n:a rdfs:label 'o' . :b :d 2 .\n:a :e 5 .\n:b :e 3 .",
         ':b :c 1 .\n:a rdfs:label "two" . :b :d 2 .\n:b :e 3 .'),
    ],
)  # fmt: skip
def test_a_thing_is_changed_where_it_stands(tmp_path: Path, text: str, expected: str) -> None:
    head = f"@base <http://a/> .\n{HEAD}"
    folder = written(tmp_path / "data", head + text)
    edit = Edit(folder)
    edit.put_thing(A, [ox.Triple(A, LABEL, ox.Literal("two"))])
    edit.commit()
    assert changed(folder) == head + expected
    edit.undo()
    assert changed(folder) == head + text


@pytest.mark.parametrize(
    ("verbs", "expected"),
    [
        ({NOTE: "n", QUOTE: "q"}, '    evg:quote "q" ;\n    # a note\n    evg:note "n" .'),
        ({QUOTE: "q"}, '    evg:quote "q" # a note\n     .'),
        ({NOTE: "n"}, '    # a note\n    evg:note "n" .'),
        ({NOTE: "n", QUOTE: "q", EVG + "certainty": "c"},
         '    evg:quote "q" ;\n    evg:certainty "c" ;\n    # a note\n    evg:note "n" .'),
    ],
)  # fmt: skip
def test_comments_within_a_statement_stay(
    tmp_path: Path, verbs: dict[ox.NamedNode, str], expected: str
) -> None:
    head = f"@prefix evg: <{EVG}> .\n<http://a/a>\n"
    folder = written(
        tmp_path / "data", f'{head}    evg:quote "q" ;\n    # a note\n    evg:note "n" .'
    )
    edit = Edit(folder)
    edit.put_thing(
        A, [ox.Triple(A, N(str(v).strip("<>")), ox.Literal(t)) for v, t in verbs.items()]
    )
    edit.commit()
    assert changed(folder).replace("     .", "     .") == head + expected


def test_the_prefixes_of_the_file_are_used_and_missing_ones_declared(tmp_path: Path) -> None:
    text = f"# Mine\n@prefix g: <{EVG}> .\n\n<{CLAIM}w> {{ <{CLAIM}w> g:calls 'w' }}\n"
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    told = [
        ox.Triple(X, TYPE, N(EVG + "Claim")),
        ox.Triple(X, LABEL, ox.Literal("l", language="en")),
    ]
    edit.put_claim(
        X, [ox.Triple(A, CALLS, ox.Literal("3", datatype=N(PREFIXES["xsd"] + "byte")))], told
    )
    edit.commit()
    assert changed(folder) == (
        f"# Mine\n@prefix claim: <{CLAIM}> .\n@prefix g: <{EVG}> .\n@prefix rdfs: <{RDFS}> .\n"
        f"@prefix xsd: <{PREFIXES['xsd']}> .\n\n<{CLAIM}w> {{ <{CLAIM}w> g:calls 'w' }}\n\n"
        'claim:x {\n    <http://a/a>\n        g:calls "3"^^xsd:byte .\n}\n\n'
        'claim:x\n    a g:Claim ;\n    rdfs:label "l"@en .\n'
    )


def test_a_graph_in_several_blocks_is_changed_in_each(tmp_path: Path) -> None:
    text = f"{HEAD}GRAPH :x {{ :a :c 1 }}\n:x {{ :a :c 2 . :b :c 3 . }}\n:x a :b .\n"
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    two = ox.Literal("2", datatype=N(PREFIXES["xsd"] + "integer"))
    said = [ox.Triple(A, N("http://a/c"), two), ox.Triple(N("http://a/d"), N("http://a/c"), two)]
    edit.put_claim(N("http://a/x"), said, [ox.Triple(N("http://a/x"), TYPE, B)])
    edit.commit()
    assert changed(folder) == (
        f"{HEAD}GRAPH :x {{ .\n\n    :d\n        :c 2 .\n }}\n:x {{ :a :c 2 . }}\n:x a :b .\n"
    ) or {str(q) for q in ox.parse(changed(folder).encode(), format=ox.RdfFormat.TRIG)} == {
        str(ox.Quad(t.subject, t.predicate, t.object, N("http://a/x"))) for t in said
    } | {str(ox.Quad(N("http://a/x"), TYPE, B))}


def test_a_claim_is_taken_out_with_one_blank_line(tmp_path: Path) -> None:
    text = HEAD + (
        "\n:w { :a :b 1 . }\n\n# of x\n:x { :a :b 2 . }\n\n:x :q 1 . # end\n\n:y :q 2 .\n"
    )
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    edit.remove(N("http://a/x"))
    edit.commit()
    assert changed(folder) == f"{HEAD}\n:w {{ :a :b 1 . }}\n\n# of x\n\n# end\n\n:y :q 2 .\n"


def test_a_bom_and_two_ways_to_declare_a_prefix_are_read(tmp_path: Path) -> None:
    text = "\ufeffPREFIX a: <http://b/>\nprefix a: <http://a/> base <http://a/>\na:a a:n <b> .\n"
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    assert edit.rename({A: N("http://a/z"), B: N("http://c/b")}) == {folder / "data.trig": 2}
    edit.commit()
    assert changed(folder) == text.replace("a:a ", "a:z ").replace("<b>", "<http://c/b>")


def test_names_in_quotes_comments_and_longer_names_are_not_renamed(tmp_path: Path) -> None:
    text = (
        f'{HEAD}:a :c ":a <http://a/a>" , """ " :a """ , :a.b , :aa , :a\\.b , <http://a/a> , :a .'
        " # :a\n"
        "{ :a :a :a } :a { :a :c 'x'^^:a }"
    )
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    edit.rename({A: N("http://a/new")})
    edit.commit()
    assert changed(folder) == (
        f'{HEAD}:new :c ":a <http://a/a>" , """ " :a """ , :a.b , :aa , :a\\.b , :new , :new .'
        " # :a\n"
        "{ :new :new :new } :new { :new :c 'x'^^:new }"
    )


def test_a_namespace_may_end_inside_a_name(tmp_path: Path) -> None:
    text = "@prefix n: <http://a/nayib-> .\n@prefix a: <http://a/> .\nn:bukele a:is a:nayib-x .\n"
    folder = written(tmp_path / "data", text)
    edit = Edit(folder)
    edit.rename({N("http://a/nayib-bukele"): N("http://a/b")})
    edit.commit()
    assert changed(folder) == text.replace("n:bukele", "a:b")


def test_two_who_change_one_folder_do_not_overwrite_one_another(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    one, other = Edit(tmp_path / "graph"), Edit(tmp_path / "graph")
    for edit, word in ((one, "one"), (other, "other")):
        claim = N(CLAIM + "orinoco-two-flights-on-july-18")
        edit.put_claim(claim, [], [ox.Triple(claim, NOTE, ox.Literal(word))])
    one.commit()
    with pytest.raises(InputError, match="was changed by someone else meanwhile; read it anew"):
        other.commit()
    assert '"one"' in changed(tmp_path / "graph/claims", "03-the-return.trig")
    (tmp_path / "graph/claims/03-the-return.trig").write_bytes(b"")
    with pytest.raises(InputError, match="was changed by someone else"):
        one.undo()


def test_what_is_described_in_another_format_is_not_described_twice(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", "<http://a/a> <http://a/b> <http://a/c> .\n", "more.nt")
    written(folder, HEAD)
    with pytest.raises(InputError, match=r"more\.nt: may describe <http://a/a>, and cannot be"):
        Edit(folder).put_thing(A, [ox.Triple(A, LABEL, ox.Literal("x"))])
    with pytest.raises(InputError, match=r"more\.nt: names <http://a/a>"):
        Edit(folder).rename({A: B})


def test_several_new_things_stand_one_after_the_other_at_the_end(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", f"{HEAD}:b a :c .\n\n\n", "data.ttl")
    edit = Edit(folder)
    for name in ("one", "two"):
        thing = N(f"http://c/{name}")
        edit.put_thing(thing, [ox.Triple(thing, LABEL, ox.Literal(name))])
    edit.commit()
    assert changed(folder, "data.ttl") == (
        f'{HEAD}:b a :c .\n\n<http://c/one>\n    rdfs:label "one" .\n\n'
        '<http://c/two>\n    rdfs:label "two" .\n'
    )


def test_blank_nodes_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    edit = Edit(written(tmp_path / "data", HEAD))
    with pytest.raises(EventGraphError, match="holds a blank node; name it with an IRI"):
        edit.put_thing(A, [ox.Triple(A, LABEL, ox.BlankNode())])
    with pytest.raises(InputError, match="<http://a/a> is described in none of the files"):
        edit.remove(A)
    with pytest.raises(InputError, match="there is nothing to take back"):
        edit.undo()


def test_a_claim_of_a_new_source_gets_a_file_of_its_own_where_others_have_one(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    edit = Edit(tmp_path / "graph")
    source = N(PREFIXES["source"] + "a-new-one")
    edit.put_claim(X, [], [ox.Triple(X, QUOTE, ox.Literal("q"))], beside=source)
    (path,) = edit.commit()
    assert path.name == "39-a-new-one.trig"
    assert path.read_text("utf-8").splitlines()[-1] == '    evg:quote "q" .'
    edit.undo()
    assert not path.exists()
