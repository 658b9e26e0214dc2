-- 0005: what is done in a case, step by step, each on a form of its own.
--
-- A form that declares an act (forms/README.md) has no table: what every step has stands in `step`,
-- what its form asks besides in `step_value`, one row a value, so that a bureau adds a way of its own
-- with a form file alone. field is the key of the form's field, or FIELD.KEY of a table inside,
-- whose rows count from 1; row is 0 otherwise. value is written as it would be in a column of its
-- own: text, or a number where the field's type is one.

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  form TEXT NOT NULL,
  done_at TEXT NOT NULL,
  officer INTEGER NOT NULL REFERENCES officer (id),
  row_version INTEGER NOT NULL DEFAULT 1,
  saved_by TEXT,
  saved_at TEXT
) STRICT;
CREATE INDEX step_by_case ON step (case_id, done_at, id);
CREATE INDEX step_by_form ON step (form, id);
CREATE INDEX step_by_form_and_case ON step (form, case_id, id);

CREATE TABLE step_value (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (id),
  field TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  value ANY NOT NULL,
  UNIQUE (step, field, row)
) STRICT;

ALTER TABLE office ADD COLUMN methods TEXT; -- which forms of the bureau's own are offered

CREATE TRIGGER step_stays BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, '办理记录不能删除'); END;
CREATE TRIGGER step_keeps_its_place BEFORE UPDATE OF id, case_id, form ON step
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.form IS NOT OLD.form
BEGIN SELECT RAISE(ABORT, '办理记录不能移到别的案件或别的表单'); END;
CREATE TRIGGER step_value_keeps_its_place BEFORE UPDATE OF id, step, field, row ON step_value
BEGIN SELECT RAISE(ABORT, '办理记录的一项只改它的值'); END;
