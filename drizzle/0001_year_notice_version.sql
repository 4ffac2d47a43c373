-- Two clerks entering the same year must not overwrite each other unseen.
ALTER TABLE year_notice ADD version INTEGER NOT NULL DEFAULT 1;
