-- The one column that a new field of a case needs.
ALTER TABLE cases ADD COLUMN weather TEXT;
