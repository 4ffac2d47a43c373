-- Secret addresses of calendars, one per device: only a hash of the secret is kept.
CREATE TABLE subscription (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  feed TEXT NOT NULL,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  revoked_by INTEGER REFERENCES user(id),
  revoked_at TEXT
) STRICT;
--> statement-breakpoint
CREATE INDEX subscription_office ON subscription(office, feed);
--> statement-breakpoint
-- That a leader, or somebody for him, has seen what a revision changes for him, or was told by telephone.
CREATE TABLE receipt (
  roster INTEGER NOT NULL,
  n INTEGER NOT NULL,
  leader TEXT NOT NULL REFERENCES leader(id),
  "is" TEXT NOT NULL CHECK ("is" IN ('seen', 'told')),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (roster, n, leader),
  FOREIGN KEY (roster, n) REFERENCES revision(roster, n)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
--> statement-breakpoint
-- The group robot (WeCom, DingTalk, Feishu) an office tells of changes; its address and secret are in no log.
CREATE TABLE robot (
  office TEXT PRIMARY KEY REFERENCES office(id),
  kind TEXT NOT NULL CHECK (kind IN ('wecom', 'dingtalk', 'feishu')),
  address TEXT NOT NULL,
  secret TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
-- What the robot has to say, written with the change it speaks of; tried until it is sent or given up.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  words TEXT NOT NULL,
  at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  answer TEXT,
  sent_at TEXT,
  given_up_at TEXT
) STRICT;
--> statement-breakpoint
CREATE INDEX message_due ON message(due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
--> statement-breakpoint
CREATE INDEX message_office ON message(office, id);
--> statement-breakpoint
-- An office's own form of the notice (.docx), version by version; the latest holds, an empty one is the shipped form.
CREATE TABLE notice_form (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  body BLOB,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX notice_form_office ON notice_form(office, id);
--> statement-breakpoint
CREATE TRIGGER notice_form_no_update BEFORE UPDATE ON notice_form BEGIN SELECT RAISE(ABORT, 'notice_form is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER notice_form_no_delete BEFORE DELETE ON notice_form BEGIN SELECT RAISE(ABORT, 'notice_form is append-only'); END;
--> statement-breakpoint
-- By when the public books: 前一天17:00前.
ALTER TABLE place ADD booking TEXT;
