-- 0009: how far back a first offence is looked for: a setting of the office, in months.

ALTER TABLE office ADD COLUMN first_months INTEGER NOT NULL DEFAULT 24 CHECK (first_months > 0);
