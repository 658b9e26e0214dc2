-- The one column that a new field of a case needs.
ALTER TABLE cases ADD COLUMN weather TEXT;
-- And one of a promise, who sees to it.
ALTER TABLE promise ADD COLUMN supervisor INTEGER REFERENCES officer (id);
