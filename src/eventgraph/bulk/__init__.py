"""Whole corpora as Parquet: quads streamed into tables, and asked in SQL on DuckDB or Spark."""
