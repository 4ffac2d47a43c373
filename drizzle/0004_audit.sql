-- The log as a Merkle tree (RFC 6962/9162): what each entry says of rows, as hashes blinded by its salt.
ALTER TABLE log ADD COLUMN rows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(rows));
--> statement-breakpoint
ALTER TABLE log ADD COLUMN salt BLOB;
--> statement-breakpoint
-- Roots of complete subtrees: level 0 are the entries.
CREATE TABLE log_node (
  level INTEGER NOT NULL,
  n INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, n)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER log_node_no_update BEFORE UPDATE ON log_node BEGIN SELECT RAISE(ABORT, 'log_node is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_node_no_delete BEFORE DELETE ON log_node BEGIN SELECT RAISE(ABORT, 'log_node is append-only'); END;
--> statement-breakpoint
-- The signed head (C2SP checkpoint) as the last transaction left the log.
CREATE TABLE log_tip (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  note TEXT NOT NULL
) STRICT;
--> statement-breakpoint
-- Heads signed to be kept: printed on notices and reports, given to auditors.
CREATE TABLE log_head (
  size INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER log_head_no_update BEFORE UPDATE ON log_head BEGIN SELECT RAISE(ABORT, 'log_head is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head BEGIN SELECT RAISE(ABORT, 'log_head is append-only'); END;
--> statement-breakpoint
-- What rows that change were as of an entry of the log: so that it can be said what was known then.
CREATE TABLE past_row (
  tbl TEXT NOT NULL,
  "key" TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES log(seq),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (tbl, "key", seq)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER past_row_no_update BEFORE UPDATE ON past_row BEGIN SELECT RAISE(ABORT, 'past_row is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER past_row_no_delete BEFORE DELETE ON past_row BEGIN SELECT RAISE(ABORT, 'past_row is append-only'); END;
--> statement-breakpoint
-- The few entries that commit to what there was before the log spoke of rows.
CREATE INDEX log_baseline ON log(seq) WHERE what = 'log.baseline';
--> statement-breakpoint
-- The entry that speaks of a row is found by the instant at which it was written.
CREATE INDEX log_office_at ON log(office, at);
--> statement-breakpoint
-- The few entries that say by which key heads are signed.
CREATE INDEX log_key ON log(seq) WHERE what = 'log.key';
