-- 0002: what each person keeps for the own screen: lists under a name, and its looks.
--
-- A dropped list stays for the audit's sake; its name is free again. base is a key of the
-- table of views (src/law/view.c), which the program checks: views are no rows here.

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  base TEXT NOT NULL,
  filter TEXT,
  sort TEXT,
  descending INTEGER NOT NULL CHECK (descending IN (0, 1)),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  officer INTEGER NOT NULL REFERENCES officer (id),
  dropped INTEGER NOT NULL CHECK (dropped IN (0, 1)),
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE UNIQUE INDEX saved_view_by_title ON saved_view (officer, title) WHERE dropped = 0;

CREATE TABLE preference (
  id INTEGER PRIMARY KEY,
  officer INTEGER NOT NULL UNIQUE REFERENCES officer (id),
  theme TEXT NOT NULL CHECK (theme IN ('auto', 'dark', 'light', 'contrast', 'mono')),
  frames TEXT NOT NULL CHECK (frames IN ('auto', 'lines', 'ascii')),
  mouse INTEGER NOT NULL CHECK (mouse IN (0, 1)),
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
