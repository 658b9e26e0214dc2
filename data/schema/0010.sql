-- 0010: a case may be in any state that the law of its life knows, and has a state of its own for each
-- referral to the police that runs beside it.
--
-- The states are the law's (and the form's choices): the database holds no second list of them.

DROP INDEX cases_by_state;
DROP INDEX cases_open_by_state;
ALTER TABLE cases ADD COLUMN life TEXT NOT NULL DEFAULT 'registered' CHECK (life <> '');
UPDATE cases SET life = state;
ALTER TABLE cases DROP COLUMN state;
ALTER TABLE cases RENAME COLUMN life TO state;
CREATE INDEX cases_by_state ON cases (state, id);
CREATE INDEX cases_open_by_state ON cases (state, id) WHERE due_on IS NOT NULL;

ALTER TABLE cases ADD COLUMN crime_state TEXT;
ALTER TABLE cases ADD COLUMN detention_state TEXT;
