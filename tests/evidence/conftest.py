"""What tests of conflicts share: small datasets, made of what speakers say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

HEAD = """
actor:ana a evg:Person ; rdfs:label "Ana"@en .
actor:ben a evg:Person ; rdfs:label "Ben"@en .
group:held a evg:Group ; rdfs:label "Held"@en .
group:all a evg:Group ; rdfs:label "All"@en .
event:stay a evg:Detention ; rdfs:label "Stay"@en .
event:talks a evg:Negotiation ; rdfs:label "Talks"@en .
place:land a evg:Country . place:town a evg:City ; evg:in place:land .
<urn:codename> a evg:SingleValued .
<urn:low> a evg:SingleValued ; evg:notAfter <urn:high> .
<urn:low> evg:qualifiedBy <urn:per> ; evg:atLeastThatOf <urn:within> .
<urn:high> a evg:SingleValued ; evg:situatedBy <urn:phase> .
evg:excludes evg:reaches <urn:round-of> .
<urn:seen> a evg:SetSideBySide .
source:s a evg:NewsArticle .
source:t a evg:NewsArticle .
source:reprint a evg:NewsArticle ; prov:wasDerivedFrom source:s .
source:digest a evg:NewsArticle ; prov:wasDerivedFrom source:early , source:s , source:late .
source:early prov:wasDerivedFrom source:first . source:late prov:wasDerivedFrom source:first .
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Dataset]:
    """Make a dataset of claims: each is a speaker and what it says.

    By the number of a claim, `sources` says where it is read, `certainty` how it is put forward.
    """

    def make(
        *claims: tuple[str, str],
        sources: Mapping[int, str] = MappingProxyType({}),
        certainty: Mapping[int, str] = MappingProxyType({}),
    ) -> Dataset:
        lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
        lines.append(HEAD)
        for number, (speaker, said) in enumerate(claims, 1):
            lines.append(f"claim:c{number} {{ {said} . }}")
            lines.append(
                f"claim:c{number} a evg:Claim ; sem:accordingTo {speaker} ; "
                f"evg:certainty evg:{certainty.get(number, 'Stated')} ; "
                f"prov:wasQuotedFrom source:{sources.get(number, 's')} ; "
                f'evg:quote "words {number}"@en .'
            )
        (tmp_path / "data.trig").write_text("\n".join(lines), "utf-8")
        return eg.load(tmp_path)

    return make
