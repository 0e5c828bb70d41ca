"""Claims, things and sources as a spreadsheet: laid out for people, and read back cell by cell."""
