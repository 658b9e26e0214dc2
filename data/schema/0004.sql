-- 0004: every column of every list has its order, at a million rows.
--
-- KEY_order is what a column is sorted by where that isn't its own text: of a document number
-- what stands before its year's end, then its length, then itself: 9号 comes before 10号. What has
-- a name goes by its initials. The indexes of the common lists carry what a filter asks of a
-- row, so that rows that don't fit need not be read.

ALTER TABLE cases ADD COLUMN number_order TEXT GENERATED ALWAYS AS
  (substr(number, 1, instr(number, '〕')) || char(32 + length(number)) || number) VIRTUAL;
ALTER TABLE commitment ADD COLUMN number_order TEXT GENERATED ALWAYS AS
  (substr(number, 1, instr(number, '〕')) || char(32 + length(number)) || number) VIRTUAL;

DROP INDEX cases_by_number;
DROP INDEX cases_by_found_at;
DROP INDEX cases_by_due_on;
DROP INDEX cases_by_officer1;
DROP INDEX cases_by_officer2;
DROP INDEX cases_by_officer1_due;
DROP INDEX cases_by_officer2_due;
CREATE INDEX cases_by_found_at ON cases (found_at, id, party, officer1);
CREATE INDEX cases_by_due_on ON cases (due_on, id, party, officer1);
CREATE INDEX cases_by_officer1_found ON cases (officer1, found_at, id, party);
CREATE INDEX cases_by_officer2_found ON cases (officer2, found_at, id, party, officer1);
CREATE INDEX cases_by_officer1_due ON cases (officer1, due_on, id, party);
CREATE INDEX cases_by_officer2_due ON cases (officer2, due_on, id, party, officer1);

CREATE INDEX cases_by_number_order ON cases (number_order, id);
CREATE INDEX cases_by_violation ON cases (violation, id);
CREATE INDEX cases_by_officer1 ON cases (officer1, id);
CREATE INDEX cases_by_state ON cases (state, id);

-- Few cases are open at a time: their orders are small.
CREATE INDEX cases_open_by_number_order ON cases (number_order, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_open_by_found_at ON cases (found_at, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_open_by_violation ON cases (violation, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_open_by_party ON cases (party, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_open_by_officer1 ON cases (officer1, id) WHERE due_on IS NOT NULL;
CREATE INDEX cases_open_by_state ON cases (state, id) WHERE due_on IS NOT NULL;

CREATE INDEX party_by_kind ON party (kind, id);
CREATE INDEX party_by_identity ON party (identity, id);
CREATE INDEX party_by_representative ON party (representative, id);

CREATE INDEX officer_by_roles ON officer (roles, id);
CREATE INDEX officer_by_unit ON officer (unit, id);
CREATE INDEX officer_by_cert ON officer (cert, id);
CREATE INDEX officer_by_cert_until ON officer (cert_until, id);

CREATE INDEX item_by_initials ON item (initials, id);
CREATE INDEX item_by_area ON item (area, id);
CREATE INDEX item_by_violation ON item (violation, id);
CREATE INDEX item_by_days ON item (days, id);
CREATE INDEX item_by_edition ON item (edition, id);

CREATE INDEX commitment_by_number_order ON commitment (number_order, id);
CREATE INDEX commitment_by_case ON commitment ("case", id);

CREATE INDEX list_by_initials ON list (initials, id);
CREATE INDEX list_by_kind ON list (kind, id);
CREATE INDEX list_by_published_on ON list (published_on, id);
