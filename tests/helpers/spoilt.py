"""What spoils the clean dataset: claims and descriptions that one check each is for."""

from __future__ import annotations

QUOTE = "twelve prisoners were freed in the town on Friday"

SPEECHES = """
event:speech a evg:Statement ; rdfs:label "speech"@en , "discurso"@es .
event:reply a evg:Statement ; rdfs:label "reply"@en , "respuesta"@es .
"""
OTHER_SOURCE = """
source:other a evg:Letter ; rdfs:label "letter"@en , "carta"@es ; dcterms:title "Letter"@en ;
    dcterms:publisher actor:gazette ; dcterms:issued "2024"^^xsd:gYear ; dcterms:language "en" ;
    evg:textSha256 "1111111111111111111111111111111111111111111111111111111111111111" .
"""
LONELY = """
claim:lonely a evg:Claim ; rdfs:label "lonely"@en , "sola"@es ; sem:accordingTo actor:gazette ;
    prov:wasQuotedFrom source:report ; evg:quote "twelve prisoners"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
BACKWARDS = """
claim:release { event:release sem:hasBeginTimeStamp "2024-05-04"^^xsd:date ;
    sem:hasEndTimeStamp "2024-05-03"^^xsd:date }
"""
BACKWARDS_BY_THE_HOUR = """
claim:release { event:release sem:hasBeginTimeStamp "2024-05-03T10:00:00-04:00"^^xsd:dateTime ;
    sem:hasEndTimeStamp "2024-05-03T13:00:00Z"^^xsd:dateTime }
"""
RENDERED_NAMING = """
claim:naming { event:release evg:calls "mercy"@en }
claim:naming a evg:Claim ; rdfs:label "naming"@en , "nombre"@es ; sem:accordingTo actor:ministry ;
    prov:wasQuotedFrom source:report ; evg:quote "a release out of mercy"@en ;
    evg:certainty evg:Stated ; evg:wording evg:Rendered ; pav:curatedBy actor:curators .
"""
OMISSION_TURNS = """
claim:long { event:release evg:lacks "proof"@en }
claim:long a evg:Claim ; rdfs:label "long"@en , "larga"@es ; sem:accordingTo actor:gazette ;
    prov:wasQuotedFrom source:report ; evg:quote "the release, without proof, of twelve men"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
claim:cut { event:release evg:releases group:prisoners }
claim:cut a evg:Claim ; rdfs:label "cut"@en , "corta"@es ; sem:accordingTo actor:gazette ;
    prov:wasQuotedFrom source:report ; evg:quote "the release … of twelve men"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
REPEATED = f"""
claim:again {{ event:release evg:releasedBy actor:ministry }}
claim:again a evg:Claim ; rdfs:label "again"@en , "otra vez"@es ; sem:accordingTo actor:gazette ;
    prov:wasQuotedFrom source:report ; evg:quote "{QUOTE}"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
