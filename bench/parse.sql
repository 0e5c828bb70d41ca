-- DuckDB's own way from N-Quads to Parquet: lines, and one regular expression; nothing is checked.
COPY (
  SELECT UNNEST(REGEXP_EXTRACT(
    line,
    '^\s*(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(?:(<[^>]*>|_:\S+)|"([^"\\]*(?:\\.[^"\\]*)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?)\s*(<[^>]*>|_:\S+)?\s*\.',
    ['subject', 'predicate', 'name', 'text', 'datatype', 'language', 'graph']
  ))
  FROM read_csv($source, delim = E'\x01', header = false, quote = '', escape = '',
    columns = {'line': 'VARCHAR'})
) TO $target (FORMAT parquet, COMPRESSION zstd)
