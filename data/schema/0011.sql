-- 0011: the office's working hours, and whether a case was found outside them; what waits for somebody is found
-- by the state of the referral too.
--
-- off_hours is put when a case is taken in or changed; of older cases it isn't known.

ALTER TABLE office ADD COLUMN hours_from TEXT NOT NULL DEFAULT '09:00';
ALTER TABLE office ADD COLUMN hours_until TEXT NOT NULL DEFAULT '18:00';
ALTER TABLE office ADD COLUMN noon_from TEXT DEFAULT '12:00';
ALTER TABLE office ADD COLUMN noon_until TEXT DEFAULT '14:00';

ALTER TABLE cases ADD COLUMN off_hours TEXT;

CREATE INDEX cases_by_crime_state ON cases (crime_state, id) WHERE crime_state IS NOT NULL;
CREATE INDEX cases_by_detention_state ON cases (detention_state, id) WHERE detention_state IS NOT NULL;
