-- 0012: 预防宣传: persuasion at a point, media and talks that belong to no case (form outreach).

CREATE TABLE outreach (
  id INTEGER PRIMARY KEY,
  held_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('persuade', 'broadcast', 'talk')),
  topic TEXT NOT NULL,
  point TEXT,
  team TEXT,
  channels TEXT,
  outlet TEXT,
  place TEXT,
  street TEXT,
  content TEXT NOT NULL,
  reach INTEGER CHECK (reach > 0),
  effect TEXT,
  officer INTEGER NOT NULL REFERENCES officer (id),
  officer2 INTEGER REFERENCES officer (id),
  volunteers TEXT,
  filed_on TEXT NOT NULL,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX outreach_by_held_at ON outreach (held_at, id);
CREATE INDEX outreach_by_kind ON outreach (kind, id);
CREATE INDEX outreach_by_topic ON outreach (topic, id);
CREATE INDEX outreach_by_initials ON outreach (initials, id);
CREATE INDEX outreach_by_reach ON outreach (reach, id);
CREATE INDEX outreach_by_officer ON outreach (officer, id);
CREATE INDEX outreach_by_filed_on ON outreach (filed_on, id);
