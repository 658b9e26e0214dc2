-- 0006: the periods that the law gives are a table of the office; the one that was a setting moves there.
--
-- The rows that a database lacks are laid in when it is opened (data/law/terms.csv); what is there
-- already stays as the office has it.

CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  length INTEGER NOT NULL CHECK (length > 0),
  unit TEXT NOT NULL CHECK (unit IN ('working', 'natural', 'hours', 'months')),
  direction TEXT NOT NULL CHECK (direction IN ('after', 'before')),
  starts TEXT NOT NULL,
  clause TEXT NOT NULL,
  extensions TEXT,
  granted_by TEXT,
  stops TEXT,
  standing TEXT NOT NULL
    CHECK (standing IN ('read', 'copied', 'province', 'analogy', 'memory', 'advice')),
  remark TEXT,
  initials TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX term_by_initials ON term (initials, id);
CREATE INDEX term_by_title ON term (title, id);
CREATE INDEX term_by_length ON term (length, id);
CREATE INDEX term_by_unit ON term (unit, id);
CREATE INDEX term_by_clause ON term (clause, id);
CREATE INDEX term_by_standing ON term (standing, id);

-- What the office had set for deciding on filing, in the words that the program understood.
INSERT INTO term (key, title, length, unit, direction, starts, clause, extensions, granted_by,
                  standing, initials)
SELECT 'filing', '决定是否立案', CAST(filing_limit AS INTEGER),
       CASE WHEN filing_limit LIKE '%wd%' OR filing_limit LIKE '%工作日%' THEN 'working'
            WHEN filing_limit LIKE '%h%' OR filing_limit LIKE '%小时%' THEN 'hours'
            WHEN filing_limit LIKE '%m%' OR filing_limit LIKE '%月%' THEN 'months'
            ELSE 'natural' END,
       'after', '发现违法行为或者收到线索', '生态环境行政处罚办法第十八条',
       '15', '本机关负责人批准', 'copied', 'jdsfla'
  FROM office WHERE CAST(filing_limit AS INTEGER) > 0;
ALTER TABLE office DROP COLUMN filing_limit;

ALTER TABLE office ADD COLUMN observe_lengths TEXT NOT NULL DEFAULT '7、15、30、60、90';
