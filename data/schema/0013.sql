-- 0013: whether flexible enforcement has to be approved before a promise is signed is the office's to say.

ALTER TABLE office ADD COLUMN approve_flexible INTEGER NOT NULL DEFAULT 1
  CHECK (approve_flexible IN (0, 1));
