-- What Spark has and DuckDB calls otherwise.
CREATE TEMPORARY MACRO REGEXP_LIKE(value, pattern) AS REGEXP_MATCHES(value, pattern)
