-- 0003: who has this telephone number is asked while a party is typed in.

CREATE INDEX party_by_phone ON party (phone, id);
