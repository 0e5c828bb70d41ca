"""Tables: the W3C's formats to the letter, and text that no cell can forge."""

from io import BytesIO

import pyoxigraph as ox
import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from eventgraph.errors import FormatError
from eventgraph.tables.table import TABLE_FORMATS, Table, plain, write, write_answer
from eventgraph.vocabulary import EVG

RUBIO = URIRef("https://w3id.org/eventgraph/id/actor/marco-rubio")
LABELS = {str(RUBIO): "Marco Rubio"}
TABLE = Table(
    ("who", "quote", "n"),
    (
        (RUBIO, Literal('a "deal",\nhe said', lang="en"), Literal(10)),
        (BNode("x7"), Literal("C:\\temp\t<&>"), None),
        (
            BNode("x7"),
            Literal("2025-03", datatype=XSD.gYearMonth),
            Literal("1.50", datatype=XSD.decimal),
        ),
    ),
    "Who says it",
)


def test_csv_as_the_w3c_has_it() -> None:
    assert write(TABLE, "csv") == (
        "who,quote,n\r\n"
        'https://w3id.org/eventgraph/id/actor/marco-rubio,"a ""deal"",\nhe said",10\r\n'
        "_:b0,C:\\temp\t<&>,\r\n"
        "_:b0,2025-03,1.50\r\n"
    )


def test_tsv_as_the_w3c_has_it() -> None:
    assert write(TABLE, "tsv") == (
        "?who\t?quote\t?n\n"
        '<https://w3id.org/eventgraph/id/actor/marco-rubio>\t"a \\"deal\\",\\nhe said"@en\t10\n'
        '_:b0\t"C:\\\\temp\\t<&>"\t\n'
        '_:b0\t"2025-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>\t1.50\n'
    )


def test_json_as_the_w3c_has_it() -> None:
    assert write(Table(("who", "n"), ((RUBIO, None), (None, Literal(10)))), "json") == (
        """\
{
  "head": {
    "vars": [
      "who",
      "n"
    ]
  },
  "results": {
    "bindings": [
      {
        "who": {
          "type": "uri",
          "value": "https://w3id.org/eventgraph/id/actor/marco-rubio"
        }
      },
      {
        "n": {
          "type": "literal",
          "value": "10",
          "datatype": "http://www.w3.org/2001/XMLSchema#integer"
        }
      }
    ]
  }
}
"""
    )


XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
  <head>
    <variable name="who" />
    <variable name="quote" />
    <variable name="n" />
  </head>
  <results>
    <result>
      <binding name="who">
        <uri>https://w3id.org/eventgraph/id/actor/marco-rubio</uri>
      </binding>
      <binding name="quote">
        <literal xml:lang="en">a "deal",
he said</literal>
      </binding>
      <binding name="n">
        <literal datatype="http://www.w3.org/2001/XMLSchema#integer">10</literal>
      </binding>
    </result>
    <result>
      <binding name="who">
        <bnode>b0</bnode>
      </binding>
      <binding name="quote">
        <literal>C:\\temp\t&lt;&amp;&gt;</literal>
      </binding>
    </result>
    <result>
      <binding name="who">
        <bnode>b0</bnode>
      </binding>
      <binding name="quote">
        <literal datatype="http://www.w3.org/2001/XMLSchema#gYearMonth">2025-03</literal>
      </binding>
      <binding name="n">
        <literal datatype="http://www.w3.org/2001/XMLSchema#decimal">1.50</literal>
      </binding>
    </result>
  </results>
</sparql>
"""


def test_xml_as_the_w3c_has_it() -> None:
    assert write(TABLE, "xml") == XML


def test_markdown_escapes_what_would_be_marks() -> None:
    table = Table(("who", "quote"), ((RUBIO, "a|b *c* <i>d</i>\n[e](f) `g` &amp;"), (None, True)))
    assert write(table, "markdown", LABELS) == (
        "| who | quote |\n"
        "| --- | --- |\n"
        "| Marco Rubio (actor:marco-rubio) "
        "| a\\|b \\*c\\* \\<i\\>d\\</i\\> \\[e\\](f) \\`g\\` \\&amp; |\n"
        "|  | yes |\n"
    )


@pytest.mark.parametrize("format", ["json", "xml", "tsv"])
def test_what_is_written_oxigraph_reads_back(format: str) -> None:
    formats = {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }
    data = BytesIO(write(TABLE, format).encode())
    solutions = ox.parse_query_results(data, format=formats[format])
    assert isinstance(solutions, ox.QuerySolutions)
    rows = [[None if term is None else str(term) for term in row] for row in solutions]
    assert rows[0] == [f"<{RUBIO}>", '"a \\"deal\\",\\nhe said"@en', f'"10"^^<{XSD.integer}>']
    assert rows[2][1:] == [f'"2025-03"^^<{XSD.gYearMonth}>', f'"1.50"^^<{XSD.decimal}>']
    assert rows[1][2] is None
    assert rows[1][0] == rows[2][0]


def test_xml_refuses_what_it_cannot_hold() -> None:
    with pytest.raises(
        FormatError, match="XML cannot hold a control character in column x; choose json"
    ):
        write(Table(("x",), (("a\x08b",),)), "xml")


def test_python_values_become_terms() -> None:
    table = Table(("a", "b", "c", "d"), ((1, 2.5, True, "x"),))
    assert write(table, "csv") == "a,b,c,d\r\n1,2.5,true,x\r\n"
    assert write(table, "tsv").splitlines()[1] == (
        '1\t"2.5"^^<http://www.w3.org/2001/XMLSchema#double>\t'
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>\t"x"'
    )


def test_yes_and_no() -> None:
    assert [write_answer(answer) for answer in (True, False)] == ["yes\n", "no\n"]
    assert write_answer(answer=True, format="json") == '{\n  "head": {},\n  "boolean": true\n}\n'
    assert write_answer(answer=False, format="xml").splitlines()[1:] == [
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">',
        "  <head />",
        "  <boolean>false</boolean>",
        "</sparql>",
    ]
    with pytest.raises(FormatError, match="is not written as 'csv'; there are text, json, xml"):
        write_answer(answer=True, format="csv")


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(FormatError, match="no table format is named 'jsn'; did you mean json"):
        write(TABLE, "jsn")
    with pytest.raises(FormatError, match="there are text, csv, tsv, json, xml, markdown"):
        write(TABLE, "pdf")


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_a_table_without_rows_or_columns_is_written(format: str) -> None:
    write(Table(("a",), ()), format)
    write(Table((), ()), format)
    write(Table((), ((), ())), format)


def test_a_cell_for_eyes() -> None:
    assert plain(RUBIO, LABELS) == "Marco Rubio (actor:marco-rubio)"
    assert plain(RUBIO, {}) == "actor:marco-rubio"
    assert plain(RUBIO) == "https://w3id.org/eventgraph/id/actor/marco-rubio"
    assert plain(URIRef("http://example.org/x"), {}) == "<http://example.org/x>"
    assert [plain(cell) for cell in (None, True, 3, BNode("x"))] == ["", "yes", "3", "_:x"]


def test_a_table_gives_columns_and_records() -> None:
    assert TABLE.column("n") == [Literal(10), None, Literal("1.50", datatype=XSD.decimal)]
    assert Table(("a", "b"), ((1, 2),)).records() == [{"a": 1, "b": 2}]
    with pytest.raises(KeyError, match="nobody"):
        TABLE.column("nobody")


def test_what_is_not_exact_is_in_words_for_people_alone() -> None:
    table = Table(("n",), ((Literal("~80", datatype=EVG.quantity),),))
    assert write(table, "markdown", {}, language="es").splitlines()[2] == "| unos 80 |"
    assert "about 80" in write(table, "text", {})
    assert "~80" in write(table, "text")
    assert write(table, "csv", {}).split() == ["n", "~80"]
