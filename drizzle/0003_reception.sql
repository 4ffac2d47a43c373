-- 签到: what somebody noted of a reception. Each entry is whole; the latest holds, the earlier ones stay.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  -- The duty's id, or one of its own where it was not planned.
  reception TEXT NOT NULL,
  is_planned INTEGER NOT NULL,
  date TEXT NOT NULL,
  session TEXT NOT NULL,
  place TEXT NOT NULL REFERENCES place(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  activity TEXT NOT NULL,
  leader TEXT NOT NULL REFERENCES leader(id),
  "is" TEXT NOT NULL CHECK ("is" IN ('present', 'absent', 'covered', 'void')),
  covered_by TEXT REFERENCES leader(id),
  why TEXT,
  note TEXT NOT NULL,
  arrived TEXT,
  "left" TEXT,
  batches INTEGER,
  visitors INTEGER,
  attested TEXT NOT NULL CHECK (json_valid(attested)),
  entered TEXT NOT NULL CHECK (entered IN ('first', 'late', 'correction')),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL,
  CHECK ((covered_by IS NOT NULL) = ("is" = 'covered'))
) STRICT;
--> statement-breakpoint
CREATE INDEX attendance_reception ON attendance(office, reception, id);
--> statement-breakpoint
CREATE INDEX attendance_date ON attendance(office, date);
--> statement-breakpoint
-- The limits in time an office goes by, version by version; cases keep to the one they were registered under.
CREATE TABLE clock_set (
  office TEXT NOT NULL REFERENCES office(id),
  version INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, version)
) STRICT;
--> statement-breakpoint
-- A case and its number (编号), one series per office and year. What it is stands in its events.
CREATE TABLE case_file (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  year INTEGER NOT NULL,
  n INTEGER NOT NULL,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  UNIQUE (office, year, n)
) STRICT;
--> statement-breakpoint
-- Everything that happened to a case; no words about people.
CREATE TABLE case_event (
  "case" TEXT NOT NULL REFERENCES case_file(id),
  n INTEGER NOT NULL,
  what TEXT NOT NULL,
  day TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY ("case", n)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Cases as their events make them, for lists and search: it can be made anew from them at any time.
CREATE TABLE case_state (
  "case" TEXT PRIMARY KEY REFERENCES case_file(id),
  office TEXT NOT NULL REFERENCES office(id),
  year INTEGER NOT NULL,
  n INTEGER NOT NULL,
  -- The last event that is in it.
  events INTEGER NOT NULL,
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL,
  received TEXT NOT NULL,
  reception TEXT,
  place TEXT,
  receiver TEXT REFERENCES leader(id),
  in_charge TEXT REFERENCES leader(id),
  lead TEXT REFERENCES unit(id),
  subject TEXT NOT NULL,
  is_first INTEGER NOT NULL,
  is_collective INTEGER NOT NULL,
  heads INTEGER NOT NULL,
  disposition TEXT,
  satisfaction TEXT,
  national_number TEXT,
  ended TEXT,
  is_settled INTEGER,
  is_purged INTEGER NOT NULL,
  -- The first last day of a limit that runs, duties alone.
  due TEXT
) STRICT;
--> statement-breakpoint
-- Lists run along these without touching a row they do not show; the case’s id is there for withdrawal.
CREATE INDEX case_state_received ON case_state(office, received, n, "case");
--> statement-breakpoint
CREATE INDEX case_state_number ON case_state(office, year, n);
--> statement-breakpoint
CREATE INDEX case_state_due ON case_state(office, due) WHERE due IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_state_subject ON case_state(office, subject, received, n, "case");
--> statement-breakpoint
CREATE INDEX case_state_state ON case_state(office, state, received, n, "case");
--> statement-breakpoint
CREATE INDEX case_state_open ON case_state(office, is_open, received, n, "case");
--> statement-breakpoint
CREATE INDEX case_state_receiver ON case_state(office, receiver, received, n, "case");
--> statement-breakpoint
CREATE INDEX case_state_in_charge ON case_state(office, in_charge, received, n, "case") WHERE in_charge IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_state_lead ON case_state(office, lead, received, n, "case") WHERE lead IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_state_reception ON case_state(reception) WHERE reception IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_state_national ON case_state(office, national_number) WHERE national_number IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_state_ended ON case_state(office, ended) WHERE is_purged = 0;
--> statement-breakpoint
-- Whom and what a case concerns (回避).
CREATE TABLE case_concern (
  id INTEGER PRIMARY KEY,
  "case" TEXT NOT NULL REFERENCES case_file(id),
  leader TEXT REFERENCES leader(id),
  unit TEXT REFERENCES unit(id),
  CHECK ((leader IS NULL) <> (unit IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX case_concern_case ON case_concern("case");
--> statement-breakpoint
CREATE INDEX case_concern_leader ON case_concern(leader) WHERE leader IS NOT NULL;
--> statement-breakpoint
CREATE INDEX case_concern_unit ON case_concern(unit) WHERE unit IS NOT NULL;
--> statement-breakpoint
-- Limits of cases, as events, clocks and calendar make them.
CREATE TABLE case_deadline (
  "case" TEXT NOT NULL REFERENCES case_file(id),
  clock TEXT NOT NULL,
  event INTEGER NOT NULL,
  office TEXT NOT NULL REFERENCES office(id),
  from_day TEXT NOT NULL,
  due TEXT,
  first_due TEXT NOT NULL,
  stopped TEXT,
  "is" TEXT NOT NULL CHECK ("is" IN ('running', 'met', 'ended')),
  is_right INTEGER NOT NULL,
  extended INTEGER NOT NULL,
  is_provisional INTEGER NOT NULL,
  PRIMARY KEY ("case", clock, event)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- All that due lists are found by: they read no row of it that they do not show.
CREATE INDEX case_deadline_due ON case_deadline(office, "is", is_right, due, "case", clock, event);
--> statement-breakpoint
-- The one erasable table: words about people, encrypted under a key of their own that is not in this file.
CREATE TABLE personal (
  holder TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'booking')),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
-- 预约: somebody who wants to be received.
CREATE TABLE booking (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  subject TEXT NOT NULL,
  heads INTEGER NOT NULL,
  concerns TEXT NOT NULL CHECK (json_valid(concerns)),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX booking_office ON booking(office, at);
--> statement-breakpoint
-- What became of a booking, step by step; the last holds.
CREATE TABLE booking_step (
  id INTEGER PRIMARY KEY,
  booking TEXT NOT NULL REFERENCES booking(id),
  "is" TEXT NOT NULL CHECK ("is" IN ('queued', 'booked', 'seen', 'missed', 'cancelled')),
  date TEXT,
  session TEXT,
  place TEXT REFERENCES place(id),
  reception TEXT,
  "case" TEXT REFERENCES case_file(id),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  CHECK ((date IS NOT NULL) = ("is" = 'booked') OR "is" IN ('seen', 'missed', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX booking_step_booking ON booking_step(booking, id);
--> statement-breakpoint
CREATE INDEX booking_step_date ON booking_step(date) WHERE date IS NOT NULL;
--> statement-breakpoint
CREATE INDEX booking_step_reception ON booking_step(reception, booking) WHERE reception IS NOT NULL;
--> statement-breakpoint
CREATE INDEX booking_step_is ON booking_step("is", booking);
--> statement-breakpoint
CREATE TRIGGER attendance_no_update BEFORE UPDATE ON attendance BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_no_delete BEFORE DELETE ON attendance BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER clock_set_no_update BEFORE UPDATE ON clock_set BEGIN SELECT RAISE(ABORT, 'clock_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER clock_set_no_delete BEFORE DELETE ON clock_set BEGIN SELECT RAISE(ABORT, 'clock_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER case_file_no_update BEFORE UPDATE ON case_file BEGIN SELECT RAISE(ABORT, 'case_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER case_file_no_delete BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'case_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_no_update BEFORE UPDATE ON booking BEGIN SELECT RAISE(ABORT, 'booking is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_no_delete BEFORE DELETE ON booking BEGIN SELECT RAISE(ABORT, 'booking is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_step_no_update BEFORE UPDATE ON booking_step BEGIN SELECT RAISE(ABORT, 'booking_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_step_no_delete BEFORE DELETE ON booking_step BEGIN SELECT RAISE(ABORT, 'booking_step is append-only'); END;
--> statement-breakpoint
-- Which limits of a case another calendar has moved, and when.
CREATE INDEX log_limits_moved ON log(subject) WHERE what = 'case.limits-moved';
