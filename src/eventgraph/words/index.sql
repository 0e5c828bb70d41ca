-- What is indexed: a thing or a claim, by its IRI.
CREATE TABLE entry (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, is_claim INTEGER NOT NULL);
-- Who says a claim.
CREATE TABLE speaker (entry INTEGER NOT NULL, iri TEXT NOT NULL, PRIMARY KEY (entry, iri)) WITHOUT ROWID;
-- The texts as they are written.
CREATE TABLE text (entry INTEGER NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX text_of ON text (entry);
-- Their words, folded: letters, digits and the signs upon them spell a word.
CREATE VIRTUAL TABLE word USING fts5 (
  name, quote, told, note, content='', prefix='2 3',
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
-- The words themselves, for "did you mean".
CREATE VIRTUAL TABLE spelled USING fts5vocab (word, 'row');
