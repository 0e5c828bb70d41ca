-- Terms that are not what they claim to be: each once, with how often it stands and an example.
SELECT fault, term, COALESCE(datatype, '') AS datatype, COUNT(*) AS quads, MIN(subject) AS example
FROM (
  SELECT q.subject, q.object AS term, q.datatype,
    CASE
      WHEN q.language IS NOT NULL AND NOT (LENGTH(q.language) <= 100 AND
        REGEXP_LIKE(q.language, '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\z'))
        THEN CONCAT('is in no language that can be: ', q.language)
      WHEN r.fault <> '' THEN r.fault
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#integer'
        AND NOT REGEXP_LIKE(q.object, '^[+-]?[0-9]+\z') THEN 'is no integer'
      WHEN q.datatype IN (
          'http://www.w3.org/2001/XMLSchema#nonNegativeInteger',
          'http://www.w3.org/2001/XMLSchema#unsignedInt',
          'http://www.w3.org/2001/XMLSchema#unsignedLong')
        AND NOT REGEXP_LIKE(q.object, '^([+]?[0-9]+|-0+)\z') THEN 'is no integer from 0 on'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#positiveInteger'
        AND NOT REGEXP_LIKE(q.object, '^[+]?0*[1-9][0-9]*\z') THEN 'is no integer from 1 on'
      WHEN q.datatype IN (
          'http://www.w3.org/2001/XMLSchema#int', 'http://www.w3.org/2001/XMLSchema#long')
        AND NOT REGEXP_LIKE(q.object, '^[+-]?[0-9]+\z') THEN 'is no integer'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#decimal'
        AND NOT REGEXP_LIKE(q.object, '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)\z')
        THEN 'is no decimal number'
      WHEN q.datatype IN (
          'http://www.w3.org/2001/XMLSchema#double', 'http://www.w3.org/2001/XMLSchema#float')
        AND NOT REGEXP_LIKE(q.object,
          '^([+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN)\z')
        THEN 'is no number'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#boolean'
        AND NOT REGEXP_LIKE(q.object, '^(true|false|0|1)\z') THEN 'is neither true nor false'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#gYear'
        AND NOT REGEXP_LIKE(q.object, '^-?([1-9][0-9]{3,}|0[0-9]{3})(Z|[+-][0-9]{2}:[0-9]{2})?\z')
        THEN 'is no year'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#gYearMonth'
        AND NOT REGEXP_LIKE(q.object,
          '^-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])(Z|[+-][0-9]{2}:[0-9]{2})?\z')
        THEN 'is no month of a year'
      WHEN q.datatype IN (
          'http://www.w3.org/2001/XMLSchema#date', 'http://www.w3.org/2001/XMLSchema#dateTime',
          'http://www.w3.org/2001/XMLSchema#dateTimeStamp')
        AND NOT (
          REGEXP_LIKE(q.object, '^-?([1-9][0-9]{3,}|0[0-9]{3})-(02-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-31)(T|Z|[+-]|\z)')
          OR REGEXP_LIKE(q.object, '^-?[0-9]+(0[48]|[2468][048]|[13579][26])-02-29(T|Z|[+-]|\z)')
          OR REGEXP_LIKE(q.object, '^-?[0-9]*(0[48]|[2468][048]|[13579][26]|00)00-02-29(T|Z|[+-]|\z)'))
        THEN 'is no day of the calendar'
      WHEN q.datatype = 'http://www.w3.org/2001/XMLSchema#date'
        AND NOT REGEXP_LIKE(q.object, '^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?\z')
        THEN 'is no date'
      WHEN q.datatype IN (
          'http://www.w3.org/2001/XMLSchema#dateTime',
          'http://www.w3.org/2001/XMLSchema#dateTimeStamp')
        AND NOT REGEXP_LIKE(q.object, '^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?|24:00:00([.]0+)?)(Z|[+-][0-9]{2}:[0-9]{2})?\z')
        THEN 'is no moment'
      WHEN q.datatype IS NULL AND SUBSTR(q.object, 1, 2) <> '_:'
        AND NOT REGEXP_LIKE(q.object, '^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\z')
        THEN 'is no IRI'
    END AS fault
  FROM quads q
  LEFT JOIN (
    SELECT DISTINCT object, datatype, fault FROM readings WHERE fault <> ''
  ) r ON r.object = q.object AND r.datatype = q.datatype
  UNION ALL
  SELECT subject, subject, NULL, 'is no IRI' FROM quads
  WHERE SUBSTR(subject, 1, 2) <> '_:' AND NOT REGEXP_LIKE(subject, '^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\z')
  UNION ALL
  SELECT subject, predicate, NULL, 'is no IRI' FROM quads
  WHERE NOT REGEXP_LIKE(predicate, '^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\z')
  UNION ALL
  SELECT subject, graph, NULL, 'is no IRI' FROM quads
  WHERE NOT REGEXP_LIKE(graph, '^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\z')
  UNION ALL
  SELECT subject, datatype, NULL, 'is no IRI' FROM quads
  WHERE NOT REGEXP_LIKE(datatype, '^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*\z')
) found
WHERE fault IS NOT NULL
GROUP BY fault, term, datatype
ORDER BY fault, term, datatype
