-- 0007: what the items of the lists ask: a question with its bound each (form requirement).
--
-- Bounds are texts in the form in which answers are compared: decimals keep all their digits. An
-- item is named by its list and number, not by a row: its editions share what is asked, as
-- long as the words still stand in it.

CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('positive', 'negative')),
  item TEXT NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  question_group INTEGER NOT NULL CHECK (question_group > 0),
  way INTEGER NOT NULL CHECK (way >= 0),
  question TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('yes-no', 'decimal', 'integer', 'term', 'first')),
  unit TEXT,
  scale INTEGER,
  operator TEXT NOT NULL,
  bound TEXT NOT NULL,
  upper TEXT,
  edge TEXT NOT NULL,
  words TEXT NOT NULL,
  retired INTEGER CHECK (retired IN (0, 1)),
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT,
  UNIQUE (list, item, ordinal)
) STRICT;
CREATE INDEX requirement_by_item ON requirement (item, id);
CREATE INDEX requirement_by_ordinal ON requirement (ordinal, id);
CREATE INDEX requirement_by_question ON requirement (question, id);
CREATE INDEX requirement_by_operator ON requirement (operator, id);
CREATE INDEX requirement_by_bound ON requirement (bound, id);
CREATE INDEX requirement_by_unit ON requirement (unit, id);
