-- 0001: the spine: party, case, commitment, lists, office, audit.
--
-- Columns are named as the fields of the forms (forms/*.form). Dates are TEXT 2026-03-09,
-- moments TEXT 2026-03-09 14:05 (local time of the office), money and decimals scaled
-- integers, choices their codes, references the other row's id. Every table with records
-- has id, row_version, saved_by, saved_at; initials, where a thing has a name of its own, is
-- what pinyin search reads (a case is found by its party's). Every order of every list
-- (src/law/view.c, sort in the forms) has its index, so that a page never needs sorting.
-- Audit triggers and search indexes are made by the program from the tables and the forms.

CREATE TABLE meta (               -- what kind of file this is; one row
  id INTEGER PRIMARY KEY CHECK (id = 1),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE office (             -- settings; one row
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  prefix TEXT NOT NULL,
  number_pattern TEXT NOT NULL,
  case_series TEXT NOT NULL,
  commitment_series TEXT NOT NULL,
  filing_limit TEXT NOT NULL,
  observe_longest INTEGER NOT NULL CHECK (observe_longest > 0),
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;

CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  account TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL,
  unit TEXT,
  cert TEXT UNIQUE,
  cert_until TEXT,
  phone TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  uid INTEGER UNIQUE,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX officer_by_name ON officer (name, id);
CREATE INDEX officer_by_initials ON officer (initials, id);

CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('company', 'trader', 'person')),
  name TEXT NOT NULL,
  credit_code TEXT UNIQUE,
  resident_id TEXT UNIQUE,
  identity TEXT,
  representative TEXT,
  sign TEXT,
  address TEXT NOT NULL,
  contact TEXT,
  phone TEXT NOT NULL,
  street TEXT,
  industry TEXT,
  remark TEXT,
  filed_on TEXT NOT NULL,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX party_by_name ON party (name, id);
CREATE INDEX party_by_filed_on ON party (filed_on, id);
CREATE INDEX party_by_initials ON party (initials, id);

CREATE TABLE list (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE CHECK (kind IN ('positive', 'negative')),
  title TEXT NOT NULL,
  document_number TEXT,
  published_on TEXT,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX list_by_title ON list (title, id);

CREATE TABLE item (               -- an edition of an item of a list; old editions stay
  id INTEGER PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES list (id),
  code TEXT NOT NULL,
  area TEXT NOT NULL,
  violation TEXT NOT NULL,
  basis TEXT NOT NULL,
  conditions TEXT NOT NULL,
  days INTEGER CHECK (days BETWEEN 0 AND 365),
  days_unit TEXT CHECK (days_unit IN ('working', 'natural')),
  source TEXT NOT NULL,
  source_url TEXT,
  code_basis TEXT,
  valid_from TEXT,
  valid_until TEXT,
  edition INTEGER NOT NULL DEFAULT 1,
  replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1)),
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT,
  UNIQUE (list, code, edition)
) STRICT;
CREATE INDEX item_by_code ON item (code, id);
CREATE INDEX item_by_list ON item (list, replaced, code, id);

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  party INTEGER NOT NULL REFERENCES party (id),
  source TEXT NOT NULL,
  source_number TEXT,
  found_at TEXT NOT NULL,
  street TEXT NOT NULL,
  place TEXT NOT NULL,
  violation TEXT NOT NULL,
  item INTEGER REFERENCES item (id),
  facts TEXT NOT NULL,
  corrected INTEGER NOT NULL CHECK (corrected IN (0, 1)),
  officer1 INTEGER NOT NULL REFERENCES officer (id),
  officer2 INTEGER NOT NULL REFERENCES officer (id),
  state TEXT NOT NULL CHECK (state IN ('registered', 'observing', 'void')),
  due_on TEXT,
  due_what TEXT,
  filed_on TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT,
  CHECK (officer1 <> officer2)
) STRICT;
CREATE INDEX cases_by_found_at ON cases (found_at, id);
CREATE INDEX cases_by_number ON cases (number, id);
CREATE INDEX cases_by_due_on ON cases (due_on, id);
CREATE INDEX cases_by_party ON cases (party, id);
CREATE INDEX cases_by_officer1 ON cases (officer1, found_at, id);
CREATE INDEX cases_by_officer2 ON cases (officer2, found_at, id);
CREATE INDEX cases_by_officer1_due ON cases (officer1, due_on, id);
CREATE INDEX cases_by_officer2_due ON cases (officer2, due_on, id);

CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  "case" INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  party INTEGER NOT NULL REFERENCES party (id),
  signed_on TEXT NOT NULL,
  observe_days INTEGER NOT NULL CHECK (observe_days > 0),
  observe_until TEXT NOT NULL,
  signer TEXT,
  filed_on TEXT NOT NULL,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX commitment_by_signed_on ON commitment (signed_on, id);
CREATE INDEX commitment_by_observe_until ON commitment (observe_until, id);
CREATE INDEX commitment_by_party ON commitment (party, id);

CREATE TABLE promise (            -- rows of commitment.promises, in order
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES commitment (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  done_by TEXT NOT NULL,
  responsible TEXT NOT NULL,
  UNIQUE (parent, position)
) STRICT;

CREATE TABLE code (               -- code lists: 街道, 行业 …
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  UNIQUE (list, code)
) STRICT;

CREATE TABLE calendar (           -- the State Council's yearly notice, day by day
  date TEXT PRIMARY KEY,
  working INTEGER NOT NULL CHECK (working IN (0, 1)),
  name TEXT NOT NULL,
  source TEXT
) STRICT;

CREATE TABLE series (             -- document numbers: the last one taken
  id INTEGER PRIMARY KEY,
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  UNIQUE (series, year)
) STRICT;

CREATE TABLE issued (             -- documents handed out, with hashes
  id INTEGER PRIMARY KEY,
  of_table TEXT NOT NULL,
  of_id INTEGER NOT NULL,
  document TEXT NOT NULL,
  template_hash TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  copy INTEGER NOT NULL,
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  UNIQUE (of_table, of_id, document, copy)
) STRICT;

CREATE TABLE audit (              -- append-only, chained
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  of_table TEXT NOT NULL,
  of_id INTEGER NOT NULL,
  words TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_object ON audit (of_table, of_id, seq);
