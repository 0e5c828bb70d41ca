-- What the data declare of classes and properties, beside the ontology: it is read before all else.
SELECT DISTINCT subject, predicate, object FROM kept
WHERE datatype IS NULL AND (
  predicate IN (
    'http://www.w3.org/2000/01/rdf-schema#subClassOf',
    'http://www.w3.org/2000/01/rdf-schema#subPropertyOf',
    'http://www.w3.org/2000/01/rdf-schema#range',
    'https://w3id.org/eventgraph/ns#expectsRange',
    'https://w3id.org/eventgraph/ns#contradicts',
    'https://w3id.org/eventgraph/ns#lowerBoundOf',
    'https://w3id.org/eventgraph/ns#strictLowerBoundOf',
    'https://w3id.org/eventgraph/ns#upperBoundOf',
    'https://w3id.org/eventgraph/ns#qualifiedBy',
    'https://w3id.org/eventgraph/ns#measuredIn',
    'https://w3id.org/eventgraph/ns#situatedBy'
  )
  OR predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' AND object IN (
    'https://w3id.org/eventgraph/ns#SingleValued',
    'https://w3id.org/eventgraph/ns#Rounded'
  )
)
ORDER BY ALL
