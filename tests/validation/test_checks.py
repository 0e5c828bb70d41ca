"""Each check finds what it is for, and nothing else, in a dataset spoilt in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.checks import read_checks
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import read_rules, validate
from spoilt import (
    BACKWARDS,
    BACKWARDS_BY_THE_HOUR,
    LONELY,
    OMISSION_TURNS,
    OTHER_SOURCE,
    QUOTE,
    RENDERED_NAMING,
    REPEATED,
    SPEECHES,
)

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
SPEAKER = "sem:accordingTo actor:ministry ;"

IN_FRENCH = '@fr . source:report dcterms:language "fr" . claim:release evg:wording evg:Rendered'
VOID = "<urn:mine> a <http://rdfs.org/ns/void#Dataset> ; "
DESCRIBED = VOID + 'dcterms:title "Mine"@en ; dcterms:language "en" , "es" .'

SHARED = "".join(
    f"""
claim:in-{source} {{ event:talks evg:attendedBy actor:ministry }}
claim:in-{source} a evg:Claim ; rdfs:label "in {source}"@en , "en {source}"@es ;
    sem:accordingTo actor:ministry ; prov:wasQuotedFrom source:{source} ;
    evg:quote "so they said, and nobody knew why it took that long"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
    for source in ("report", "other")
)

SUMS = 'evg:textSha256 "' + "0" * 64 + '" ; evg:fileSha256 "' + "1" * 64 + '" ;'
SEEN = (
    OTHER_SOURCE
    + """
claim:seen { event:release evg:attendedBy group:prisoners }
claim:seen a evg:Claim ; rdfs:label "seen"@en , "visto"@es ; sem:accordingTo actor:curators ;
    prov:wasQuotedFrom source:other ; evg:observes "Twelve people step off a bus"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
)
LEE = 'actor:lee a evg:Person ; rdfs:label "Lee"@en , "Li"@es .'

# (check, what is replaced, by what); an empty text to replace means: added at the end.
SPOILT = [
    ("rendered-naming", "", RENDERED_NAMING),
    ("thing-not-in-quote", '    evg:note "“It” is the release."@en ;\n', ""),
    ("relation-not-in-quote", "", "claim:release { event:release evg:mediatedBy group:prisoners }"),
    ("draft", "", "claim:begun evg:status evg:Draft ."),
    ("in-review", "", "claim:release evg:status evg:InReview ."),
    ("reviewer-is-curator", "", "claim:release evg:reviewedBy actor:curators ."),
    ("draft-referred-to", "", "claim:release evg:status evg:Draft ."),
    ("wording-missing", "    evg:wording evg:Direct ;\n", ""),
    ("number-more-exact", '"twelve prisoners were', '"about twelve prisoners were'),
    ("omission-turns", "", OMISSION_TURNS),
    ("quoted-too-much", "", "source:report evg:wordCount 12 ."),
    ("word-count-malformed", "", "source:report evg:wordCount 0 ."),
    ("blank-node", "", "claim:talks { event:talks evg:party [] }"),
    ("blank-node", "", "event:talks evg:note [] ."),
    ("claim-without-speaker", SPEAKER, ""),
    (
        "claim-without-source",
        'prov:wasQuotedFrom source:report ;\n    evg:quote "our',
        'evg:quote "our',
    ),
    ("claim-without-quote", 'evg:quote "our talks led to it"@en ;', ""),
    ("claim-without-graph", "", LONELY),
    ("graph-without-claim", "", "claim:other { event:talks evg:attendedBy actor:ministry }"),
    ("fact-outside-claim", "", "event:talks sem:hasPlace place:town ."),
    ("fact-outside-claim", "", "event:talks schema:location place:town ."),
    ("fact-outside-claim", "", "group:prisoners evg:size 12 ."),
    ("fact-outside-claim", "", 'actor:ministry evg:calls "them"@en .'),
    ("relation-outside-claim", "", "group:prisoners evg:linkedTo actor:ministry ."),
    ("relation-outside-claim", "", "group:prisoners evg:partOf actor:ministry ."),
    ("relation-outside-claim", "", "place:town evg:operatedBy actor:ministry ."),
    ("description-inside-claim", "", 'claim:talks { place:town skos:altLabel "burgh"@en }'),
    ("description-inside-claim", "", 'claim:talks { source:report dcterms:title "Free"@en }'),
    ("type-inside-claim", "", "claim:talks { event:talks a evg:Agreement }"),
    ("quote-too-long", "our talks", " ".join(["word"] * 22) + " our talks"),
    ("quote-in-other-language", 'led to it"@en', 'led to it"@es'),
    ("speaker-not-actor", SPEAKER, "sem:accordingTo actor:minstry ;"),
    (
        "source-not-described",
        'source:report ;\n    evg:quote "our',
        'source:reprt ;\n    evg:quote "our',
    ),
    ("number-not-in-quote", "evg:size 12", "evg:size 13"),
    ("number-not-in-quote", "evg:size 12", 'evg:size ">13"^^evg:quantity'),
    ("number-not-in-quote", "", "claim:talks { event:talks evg:durationDays 3 }"),
    ("number-not-read", f'"{QUOTE}"@en', f'"douze prisonniers, 2024-05-03"{IN_FRENCH}'),
    ("date-not-read", f'"{QUOTE}"@en', f'"12 prisonniers, ce vendredi-là"{IN_FRENCH}'),
    ("date-not-in-quote", '"2024-05-03"', '"2024-05-02"'),
    ("date-without-note", 'evg:note "The report is dated 4 May 2024, a Saturday."@en ;', ""),
    ("dispute-of-nothing", "evg:disputes claim:release", "evg:disputes claim:relese"),
    ("dispute-of-nothing", "", "claim:talks evg:basedOn place:town ."),
    ("dispute-of-itself", "evg:disputes claim:release", "evg:disputes claim:talks"),
    (
        "dispute-for-another",
        "claim:talks evg:disputes claim:release",
        "claim:release evg:disputes claim:talks",
    ),
    ("dangling-iri", "evg:party actor:ministry", "evg:party actor:minister"),
    ("dangling-iri", "", "claim:talks { event:talk evg:attendedBy actor:ministry }"),
    ("thing-without-type", "", 'event:other rdfs:label "other"@en , "otro"@es .'),
    ("label-missing", '"the town"@en , "la ciudad"@es', '"the town"@en'),
    ("dataset-described-twice", "", DESCRIBED + DESCRIBED.replace("mine", "my")),
    ("dataset-without-title", "", DESCRIBED.replace('dcterms:title "Mine"@en ;', "")),
    ("dataset-without-language", "", DESCRIBED.replace('"en" , "es"', '"en" , "Spanish"')),
    ("label-shared", '"release"@en', '"talks"@en'),
    ("unknown-term", "evg:party", "evg:prty"),
    ("unknown-class", "", "event:talks a evg:Negotation ."),
    ("class-misplaced", "a evg:NewsArticle ;", "a evg:Statement ;"),
    ("foreign-term", "", 'place:town schema:slogan "Here"@en .'),
    ("foreign-term", "", "place:town a schema:Museum ."),
    ("domain-mismatch", "", 'claim:talks { event:talks evg:sizeInWords "few"@en }'),
    ("range-mismatch", "evg:party actor:ministry", "evg:party place:town"),
    ("wrong-datatype", "evg:party actor:ministry", 'evg:party "the ministry"'),
    ("wrong-datatype", "", 'claim:talks { event:talks sem:hasTimeStamp "Friday" }'),
    (
        "wrong-datatype",
        "sem:hasPlace place:town",
        "sem:hasPlace place:town ; evg:reason place:town",
    ),
    ("value-malformed", '"2024-05-03"^^xsd:date', '"2024-05-33"^^xsd:date'),
    ("value-malformed", '"2024-05-03"^^xsd:date', '"2024-05-03T25:00:00"^^xsd:dateTime'),
    (
        "value-not-single",
        "",
        'claim:release { event:release sem:hasTimeStamp "2024-05"^^xsd:gYearMonth }',
    ),
    ("claim-contradicts-itself", "", "claim:talks { event:talks evg:excludes actor:ministry }"),
    ("end-before-begin", "", BACKWARDS),
    ("end-before-begin", "", BACKWARDS_BY_THE_HOUR),
    ("claim-repeated", "", REPEATED),
    ("words-shared", "", OTHER_SOURCE + SHARED),
    ("part-of-itself", "", "place:land evg:in place:town ."),
    ("thing-unmentioned", "", 'event:other a evg:Event ; rdfs:label "other"@en , "otro"@es .'),
    ("class-misplaced", "a evg:NewsArticle", "a evg:Report"),
    ("speaker-not-actor", SPEAKER, "sem:accordingTo place:town ;"),
    ("relay-repeated", "", "claim:talks evg:relay1 actor:gazette , actor:ministry ."),
    ("relay-out-of-order", "", "claim:talks evg:relay2 actor:gazette ."),
    ("withdrawal-of-anothers", "evg:disputes claim:release", "evg:withdraws claim:release"),
    ("translation-without-language", "", 'claim:talks evg:quoteTranslation " "@es .'),
    ("source-without-text", SUMS, ""),
    ("person-perhaps-private", "", LEE + "claim:talks { event:talks evg:party actor:lee }"),
    ("observation-of-nothing-kept", "", SEEN),
    ("fragment-malformed", "", 'claim:talks evg:fragment "twelve" .'),
    ("observation-without-language", 'evg:quote "our talks led to it"@en', 'evg:observes " "@en'),
    ("observation-and-quote", "", 'claim:talks evg:observes "people who talk"@en .'),
    ("checksum-malformed", "1" * 64, "abc"),
    ("address-malformed", "", "source:report evg:archivedAt <urn:archive> ."),
    ("claim-from-several", "", OTHER_SOURCE + "claim:talks prov:wasQuotedFrom source:other ."),
    ("claim-with-several-quotes", 'led to it"@en', 'led to it"@en , "it came of our talks"@en'),
    ("quote-without-language", '"our talks led to it"@en', '" "@en'),
    ("attitude-not-single", "evg:Alleged ;", "evg:Alleged ; evg:attitude evg:Denied ;"),
    ("wording-not-single", "evg:Alleged ;", "evg:Alleged ; evg:wording evg:Direct, evg:Rendered ;"),
    ("certainty-not-single", "evg:certainty evg:Alleged ;", ""),
    ("certainty-not-single", "evg:Alleged", "evg:Allegd"),
    ("certainty-not-single", "evg:Alleged", "evg:Alleged , evg:Stated"),
    (
        "claim-without-curator",
        'Saturday."@en ;\n    pav:curatedBy actor:curators',
        'Saturday."@en',
    ),
    (
        "claim-without-curator",
        'Saturday."@en ;\n    pav:curatedBy actor:curators',
        'Saturday."@en ;\n    prov:wasAttributedTo actor:gazette',
    ),
    ("curator-as-author", "", "claim:talks prov:wasAttributedTo actor:gazette ."),
    ("quote-context-repeated", "", 'claim:talks evg:quotePrefix "a"@en , "b"@en .'),
    ("quote-context-repeated", "", 'claim:talks evg:quoteSuffix "a"@en , "b"@en .'),
    ("stated-in-several", "", SPEECHES + "claim:talks evg:statedIn event:speech , event:reply ."),
    ("number-out-of-range", "evg:size 12", "evg:size -12"),
    ("amount-without-currency", "evg:size 12 .", "evg:size 12 . event:release evg:amount 12 ."),
    ("share-without-whole", "evg:size 12", "evg:share 12"),
    ("dispute-and-support", "evg:disputes", "evg:corroborates claim:release ; evg:disputes"),
    ("label-repeated", '"the town"@en', '"the town"@en , "town"@en'),
    ("source-without-title", 'dcterms:title "Twelve freed"@en ;', ""),
    ("source-without-publisher", "dcterms:publisher actor:gazette ;", ""),
    ("source-without-publisher", "dcterms:publisher actor:gazette", "dcterms:publisher place:town"),
    ("source-without-date", '"2024-05-04"^^xsd:date', '"2024-05-04"^^xsd:date , "2024"^^xsd:gYear'),
    ("source-without-language", '"en" .', '"EN" .'),
    ("checksum-malformed", "0" * 64, "abc"),
    ("address-malformed", "", 'source:report schema:url "gazette.example" .'),
    ("anonymous-malformed", "", 'group:prisoners evg:anonymous "yes" .'),
    ("coordinates-malformed", "", "place:town geo:lat 95.0 ; geo:long 10.0 ."),
    ("coordinates-malformed", "", "place:town geo:lat 10.0 ; geo:long -180.5 ."),
    ("coordinates-malformed", "", "place:town geo:lat 10.0 ."),
    ("coordinates-malformed", "", "place:town geo:long 10.0 ."),
    ("coordinates-malformed", "", "place:town geo:lat 10.0 , 11.0 ; geo:long 10.0 ."),
]


def findings(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "claims.trig"
    path.write_text(text, "utf-8")
    return validate(load(path), [path]).findings


def test_a_clean_dataset_trips_no_check(tmp_path: Path) -> None:
    assert findings(tmp_path, CLEAN) == ()


def test_every_check_and_shape_is_tried() -> None:
    names = {check.name for check in read_checks()} | {rule.name for rule in read_rules()}
    assert {name for name, _, _ in SPOILT} == names


@pytest.mark.parametrize(("name", "old", "new"), SPOILT)
def test_a_check_finds_what_is_spoilt_and_nothing_else_does(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    assert CLEAN.count(old) == 1 or not old
    text = CLEAN.replace(old, new) if old else f"{CLEAN}\n{new}\n"
    found = findings(tmp_path, text)
    untold = {"thing-not-in-quote", "relation-not-in-quote", "wording-missing", "draft"} - {name}
    assert {finding.check for finding in found} - untold == {name}
    assert all(finding.mend and "{" not in finding.message for finding in found)
