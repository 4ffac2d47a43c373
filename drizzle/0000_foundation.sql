-- The tree of government, and the offices that roster parts of it.
CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT REFERENCES unit(id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
CREATE INDEX unit_parent ON unit(parent);
--> statement-breakpoint
CREATE TABLE office (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL UNIQUE REFERENCES unit(id),
  name TEXT NOT NULL,
  timezone TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
-- People are the same people in every office: one leader, one place, across offices.
CREATE TABLE leader (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  leader TEXT NOT NULL REFERENCES leader(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  role TEXT NOT NULL,
  title TEXT NOT NULL,
  team TEXT NOT NULL,
  portfolio TEXT NOT NULL CHECK (json_valid(portfolio)),
  rank INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day)
) STRICT;
--> statement-breakpoint
CREATE INDEX post_leader ON post(leader);
--> statement-breakpoint
CREATE INDEX post_unit ON post(unit);
--> statement-breakpoint
CREATE TABLE liaison (
  leader TEXT NOT NULL REFERENCES leader(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
  PRIMARY KEY (leader, unit, from_day)
) STRICT;
--> statement-breakpoint
-- A place is run by an office; its unit may be any below it (down-visits go to townships that roster themselves).
CREATE TABLE place (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  name TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  rank INTEGER NOT NULL,
  retired_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
CREATE INDEX place_office ON place(office);
--> statement-breakpoint
CREATE TABLE opening (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL REFERENCES place(id),
  activity TEXT NOT NULL,
  session TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  capacity INTEGER,
  recurs TEXT NOT NULL CHECK (json_valid(recurs)),
  rank INTEGER NOT NULL,
  retired_at TEXT
) STRICT;
--> statement-breakpoint
CREATE INDEX opening_place ON opening(place);
--> statement-breakpoint
-- A year as the State Council announced it, where the project's own table lacks it; the latest entry holds.
CREATE TABLE year_notice (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  year INTEGER NOT NULL,
  source TEXT NOT NULL,
  days TEXT NOT NULL CHECK (json_valid(days)),
  UNIQUE (office, year)
) STRICT;
--> statement-breakpoint
CREATE TABLE local_day (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  date TEXT NOT NULL,
  is_open INTEGER NOT NULL,
  why TEXT NOT NULL,
  places TEXT CHECK (places IS NULL OR json_valid(places))
) STRICT;
--> statement-breakpoint
CREATE INDEX local_day_office ON local_day(office, date);
--> statement-breakpoint
-- Rule sets are never overwritten: the highest version holds, an empty body withdraws the set.
CREATE TABLE rule_set (
  office TEXT NOT NULL REFERENCES office(id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT CHECK (body IS NULL OR json_valid(body)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, id, version)
) STRICT;
--> statement-breakpoint
CREATE TABLE rule_override (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  rule TEXT NOT NULL,
  min INTEGER,
  max INTEGER,
  reason TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day)
) STRICT;
--> statement-breakpoint
CREATE TABLE availability (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  leader TEXT NOT NULL REFERENCES leader(id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  sessions TEXT CHECK (sessions IS NULL OR json_valid(sessions)),
  "is" TEXT NOT NULL,
  why TEXT,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX availability_office ON availability(office, to_day);
--> statement-breakpoint
-- That somebody has answered for a leader and a month, absences or none.
CREATE TABLE answer (
  office TEXT NOT NULL REFERENCES office(id),
  month TEXT NOT NULL,
  leader TEXT NOT NULL REFERENCES leader(id),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, month, leader)
) STRICT;
--> statement-breakpoint
-- Duties served before the first roster kept here, as a planning file brought them in.
CREATE TABLE served (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  date TEXT NOT NULL,
  session TEXT NOT NULL,
  activity TEXT NOT NULL,
  place TEXT NOT NULL REFERENCES place(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  leader TEXT NOT NULL REFERENCES leader(id),
  opening TEXT REFERENCES opening(id),
  moved_from TEXT,
  instead_of TEXT REFERENCES leader(id),
  nobody_came INTEGER
) STRICT;
--> statement-breakpoint
CREATE INDEX served_office ON served(office, date);
--> statement-breakpoint
CREATE TABLE roster (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  month TEXT NOT NULL,
  UNIQUE (office, month)
) STRICT;
--> statement-breakpoint
-- Every state a draft was ever in; the highest version is the draft, its parent is what undo goes back to.
CREATE TABLE draft (
  roster INTEGER NOT NULL REFERENCES roster(id),
  version INTEGER NOT NULL,
  parent INTEGER,
  what TEXT NOT NULL,
  duties TEXT NOT NULL CHECK (json_valid(duties)),
  pins TEXT NOT NULL CHECK (json_valid(pins)),
  made TEXT CHECK (made IS NULL OR json_valid(made)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (roster, version)
) STRICT;
--> statement-breakpoint
-- 审签: submitted, returned, withdrawn, approved; each of one version of the draft, on one state of the facts.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  roster INTEGER NOT NULL,
  draft INTEGER NOT NULL,
  "is" TEXT NOT NULL CHECK ("is" IN ('submitted', 'withdrawn', 'returned', 'approved')),
  plan_hash TEXT NOT NULL,
  note TEXT,
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL,
  FOREIGN KEY (roster, draft) REFERENCES draft(roster, version)
) STRICT;
--> statement-breakpoint
CREATE INDEX review_roster ON review(roster, id);
--> statement-breakpoint
-- What was published, frozen with the planning file it was made from; the highest n is in force, those below superseded.
CREATE TABLE revision (
  roster INTEGER NOT NULL REFERENCES roster(id),
  n INTEGER NOT NULL,
  draft INTEGER NOT NULL,
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  plan_hash TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  answer_hash TEXT NOT NULL,
  broken_reason TEXT,
  late_reason TEXT,
  approved_by INTEGER REFERENCES user(id),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (roster, n),
  FOREIGN KEY (roster, draft) REFERENCES draft(roster, version)
) STRICT;
--> statement-breakpoint
CREATE TABLE duty (
  roster INTEGER NOT NULL,
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  date TEXT NOT NULL,
  session TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  opening TEXT NOT NULL,
  place TEXT NOT NULL,
  unit TEXT NOT NULL,
  activity TEXT NOT NULL,
  leader TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  moved_from TEXT,
  PRIMARY KEY (roster, n, id),
  FOREIGN KEY (roster, n) REFERENCES revision(roster, n)
) STRICT;
--> statement-breakpoint
CREATE INDEX duty_leader ON duty(leader, date);
--> statement-breakpoint
-- A change asked for to a published duty: swap 调换, cover 顶替, defer 顺延, cancel 取消.
CREATE TABLE amendment (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  kind TEXT NOT NULL CHECK (kind IN ('swap', 'cover', 'defer', 'cancel')),
  roster INTEGER NOT NULL REFERENCES roster(id),
  duty TEXT NOT NULL,
  leader TEXT NOT NULL REFERENCES leader(id),
  other_roster INTEGER REFERENCES roster(id),
  other_duty TEXT,
  other_leader TEXT REFERENCES leader(id),
  to_day TEXT,
  reason TEXT NOT NULL,
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX amendment_office ON amendment(office, id);
--> statement-breakpoint
CREATE TABLE amendment_step (
  id INTEGER PRIMARY KEY,
  amendment INTEGER NOT NULL REFERENCES amendment(id),
  "is" TEXT NOT NULL CHECK ("is" IN ('consented', 'declined', 'approved', 'rejected', 'withdrawn')),
  note TEXT,
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX amendment_step_amendment ON amendment_step(amendment);
--> statement-breakpoint
CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  shown_name TEXT NOT NULL,
  password_hash TEXT,
  is_admin INTEGER NOT NULL,
  language TEXT NOT NULL,
  disabled_at TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
--> statement-breakpoint
-- What a user is in an office; leaders and liaison officers are so for a leader.
CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(id),
  office TEXT NOT NULL REFERENCES office(id),
  role TEXT NOT NULL CHECK (role IN ('clerk', 'approver', 'auditor', 'leader', 'liaison')),
  leader TEXT REFERENCES leader(id),
  CHECK ((leader IS NOT NULL) = (role IN ('leader', 'liaison')))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX membership_once ON membership(user, office, role, coalesce(leader, ''));
--> statement-breakpoint
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(id),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  ends_at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX session_user ON session(user);
--> statement-breakpoint
-- One-time links: the first start's, an invitation's, the demo's. Only the hash is kept.
CREATE TABLE ticket (
  token_hash TEXT PRIMARY KEY,
  user INTEGER REFERENCES user(id),
  purpose TEXT NOT NULL CHECK (purpose IN ('set-up', 'password', 'sign-in')),
  ends_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
--> statement-breakpoint
-- A workbook or planning file read but not yet taken over: shown first, then saved or dropped.
CREATE TABLE pending_import (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  by INTEGER NOT NULL REFERENCES user(id),
  file_name TEXT NOT NULL,
  known_hash TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
-- Who did what, written with the change itself: what was decided, without reasons and other free text about people.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  user INTEGER REFERENCES user(id),
  office TEXT REFERENCES office(id),
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
--> statement-breakpoint
CREATE INDEX log_office ON log(office, seq);
--> statement-breakpoint
CREATE TRIGGER rule_set_no_update BEFORE UPDATE ON rule_set BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER rule_set_no_delete BEFORE DELETE ON rule_set BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draft_no_update BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER duty_no_update BEFORE UPDATE ON duty BEGIN SELECT RAISE(ABORT, 'duty is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER duty_no_delete BEFORE DELETE ON duty BEGIN SELECT RAISE(ABORT, 'duty is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_step_no_update BEFORE UPDATE ON amendment_step BEGIN SELECT RAISE(ABORT, 'amendment_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_step_no_delete BEFORE DELETE ON amendment_step BEGIN SELECT RAISE(ABORT, 'amendment_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
