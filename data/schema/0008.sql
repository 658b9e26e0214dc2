-- 0008: the law by date: laws with the days they are in force, pairs of old and new articles, and the
-- day on which the act of a case ended, which chooses between them.

CREATE TABLE law (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  short TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('law', 'regulation', 'local', 'rule', 'interpretation',
                                     'document')),
  in_force_from TEXT,
  in_force_until TEXT,
  replaced_by INTEGER REFERENCES law (id),
  source TEXT NOT NULL,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX law_by_code ON law (code, id);
CREATE INDEX law_by_title ON law (title, id);
CREATE INDEX law_by_initials ON law (initials, id);
CREATE INDEX law_by_kind ON law (kind, id);
CREATE INDEX law_by_in_force_from ON law (in_force_from, id);
CREATE INDEX law_by_in_force_until ON law (in_force_until, id);

CREATE TABLE article (            -- what the old and the new law say about one violation
  id INTEGER PRIMARY KEY,
  violation TEXT NOT NULL UNIQUE,
  old_basis TEXT,
  article TEXT NOT NULL,
  old_fine_from INTEGER CHECK (old_fine_from >= 0),
  old_fine_until INTEGER CHECK (old_fine_until >= 0),
  fine_from INTEGER CHECK (fine_from >= 0),
  fine_until INTEGER CHECK (fine_until >= 0),
  remark TEXT,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX article_by_violation ON article (violation, id);
CREATE INDEX article_by_initials ON article (initials, id);
CREATE INDEX article_by_old_basis ON article (old_basis, id);
CREATE INDEX article_by_article ON article (article, id);

ALTER TABLE cases ADD COLUMN ended_on TEXT;
