CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at INTEGER);
CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT REFERENCES unit(id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE office (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL UNIQUE REFERENCES unit(id),
  name TEXT NOT NULL,
  timezone TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE leader (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
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
CREATE TABLE liaison (
  leader TEXT NOT NULL REFERENCES leader(id),
  unit TEXT NOT NULL REFERENCES unit(id),
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
  PRIMARY KEY (leader, unit, from_day)
) STRICT;
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
, booking TEXT) STRICT;
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
CREATE TABLE year_notice (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  year INTEGER NOT NULL,
  source TEXT NOT NULL,
  days TEXT NOT NULL CHECK (json_valid(days)), version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (office, year)
) STRICT;
CREATE TABLE local_day (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  date TEXT NOT NULL,
  is_open INTEGER NOT NULL,
  why TEXT NOT NULL,
  places TEXT CHECK (places IS NULL OR json_valid(places))
) STRICT;
CREATE TABLE rule_set (
  office TEXT NOT NULL REFERENCES office(id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT CHECK (body IS NULL OR json_valid(body)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, id, version)
) STRICT;
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
CREATE TABLE answer (
  office TEXT NOT NULL REFERENCES office(id),
  month TEXT NOT NULL,
  leader TEXT NOT NULL REFERENCES leader(id),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, month, leader)
) STRICT;
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
CREATE TABLE roster (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  month TEXT NOT NULL,
  UNIQUE (office, month)
) STRICT;
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
CREATE TABLE amendment_step (
  id INTEGER PRIMARY KEY,
  amendment INTEGER NOT NULL REFERENCES amendment(id),
  "is" TEXT NOT NULL CHECK ("is" IN ('consented', 'declined', 'approved', 'rejected', 'withdrawn')),
  note TEXT,
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
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
CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(id),
  office TEXT NOT NULL REFERENCES office(id),
  role TEXT NOT NULL CHECK (role IN ('clerk', 'approver', 'auditor', 'leader', 'liaison')),
  leader TEXT REFERENCES leader(id),
  CHECK ((leader IS NOT NULL) = (role IN ('leader', 'liaison')))
) STRICT;
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(id),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  ends_at TEXT NOT NULL
) STRICT;
CREATE TABLE ticket (
  token_hash TEXT PRIMARY KEY,
  user INTEGER REFERENCES user(id),
  purpose TEXT NOT NULL CHECK (purpose IN ('set-up', 'password', 'sign-in')),
  ends_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE TABLE pending_import (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  by INTEGER NOT NULL REFERENCES user(id),
  file_name TEXT NOT NULL,
  known_hash TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  at TEXT NOT NULL
) STRICT;
CREATE TABLE log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  user INTEGER REFERENCES user(id),
  office TEXT REFERENCES office(id),
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
, rows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(rows)), salt BLOB) STRICT;
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
CREATE TABLE robot (
  office TEXT PRIMARY KEY REFERENCES office(id),
  kind TEXT NOT NULL CHECK (kind IN ('wecom', 'dingtalk', 'feishu')),
  address TEXT NOT NULL,
  secret TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
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
CREATE TABLE notice_form (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  body BLOB,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
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
CREATE TABLE clock_set (
  office TEXT NOT NULL REFERENCES office(id),
  version INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  PRIMARY KEY (office, version)
) STRICT;
CREATE TABLE case_file (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  year INTEGER NOT NULL,
  n INTEGER NOT NULL,
  by INTEGER REFERENCES user(id),
  at TEXT NOT NULL,
  UNIQUE (office, year, n)
) STRICT;
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
CREATE TABLE case_concern (
  id INTEGER PRIMARY KEY,
  "case" TEXT NOT NULL REFERENCES case_file(id),
  leader TEXT REFERENCES leader(id),
  unit TEXT REFERENCES unit(id),
  CHECK ((leader IS NULL) <> (unit IS NULL))
) STRICT;
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
CREATE TABLE personal (
  holder TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'booking')),
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE booking (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office(id),
  subject TEXT NOT NULL,
  heads INTEGER NOT NULL,
  concerns TEXT NOT NULL CHECK (json_valid(concerns)),
  by INTEGER NOT NULL REFERENCES user(id),
  at TEXT NOT NULL
) STRICT;
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
CREATE TABLE log_node (
  level INTEGER NOT NULL,
  n INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_tip (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  note TEXT NOT NULL
) STRICT;
CREATE TABLE log_head (
  size INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE past_row (
  tbl TEXT NOT NULL,
  "key" TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES log(seq),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (tbl, "key", seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "__drizzle_migrations" VALUES (1, 'cbce7a6eebdffd9f3a0a052e5439a4c97cb140f6a553e4c99815611a5527481a', 1795543200000);
INSERT INTO "__drizzle_migrations" VALUES (2, '5a443c2891c1d04e8949447f288c43589319d772dbf515b76378568c2602bd05', 1795550400000);
INSERT INTO "__drizzle_migrations" VALUES (3, '90467f5452933575ff7bb31aa697cdf19117d30ae295961c10bbfd4b8c597f2d', 1795881600000);
INSERT INTO "__drizzle_migrations" VALUES (4, 'adcecbf23186ca5295d74fc9a7ea25e0144c50188308544ed8047f9eea6a0194', 1795896000000);
INSERT INTO "__drizzle_migrations" VALUES (5, '9e9c1c737231e6a6a1942c84452d26becba9f6123d46b423a7a909849fc529a0', 1795968000000);
INSERT INTO "unit" VALUES ('xz', '小县', 'county', NULL, 1);
INSERT INTO "office" VALUES ('small', 'xz', '小县群众工作部', 'Asia/Shanghai', '{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":"2026-10-01","concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180},"audit":{"targets":[{"indicator":"backlog","percent":95,"from":"2022-05","to":null}],"namesPeople":false,"openData":false}}', 2);
INSERT INTO "leader" VALUES ('l01', '陈新伟', 1);
INSERT INTO "leader" VALUES ('l02', '邓宏伟', 1);
INSERT INTO "leader" VALUES ('l03', '莫德玲', 1);
INSERT INTO "leader" VALUES ('l04', '廖晓强', 1);
INSERT INTO "leader" VALUES ('l05', '贾少辉', 1);
INSERT INTO "leader" VALUES ('l06', '梁秀杰', 1);
INSERT INTO "leader" VALUES ('l07', '罗海伟', 1);
INSERT INTO "leader" VALUES ('l08', '邓春成', 1);
INSERT INTO "leader" VALUES ('l09', '贾桂凤', 1);
INSERT INTO "leader" VALUES ('l10', '谭永凤', 1);
INSERT INTO "leader" VALUES ('l11', '刘辉', 1);
INSERT INTO "leader" VALUES ('l12', '农德芳', 1);
INSERT INTO "leader" VALUES ('l13', '谢国才', 1);
INSERT INTO "leader" VALUES ('l14', '兰秀伟', 1);
INSERT INTO "leader" VALUES ('l15', '梁春强', 1);
INSERT INTO "leader" VALUES ('l16', '卢海才', 1);
INSERT INTO "leader" VALUES ('l17', '蒙兴萍', 1);
INSERT INTO "leader" VALUES ('l18', '张兴生', 1);
INSERT INTO "post" VALUES (1, 'l01', 'xz', 'county-secretary', '县委书记', 'party', '["县委全面工作"]', 1, '2024-01-01', NULL);
INSERT INTO "post" VALUES (2, 'l02', 'xz', 'county-head', '县委副书记、县长', 'government', '["县政府全面工作"]', 2, '2024-01-01', NULL);
INSERT INTO "post" VALUES (3, 'l03', 'xz', 'county-leader', '县人大常委会主任', 'congress', '["县人大常委会全面工作"]', 3, '2024-01-01', NULL);
INSERT INTO "post" VALUES (4, 'l04', 'xz', 'county-leader', '县政协主席', 'consultative', '["县政协全面工作"]', 4, '2024-01-01', NULL);
INSERT INTO "post" VALUES (5, 'l05', 'xz', 'county-leader', '县委副书记', 'party', '["党建","农业农村"]', 5, '2024-01-01', NULL);
INSERT INTO "post" VALUES (6, 'l06', 'xz', 'county-leader', '县委常委、常务副县长', 'government', '["发展改革","财政","应急管理"]', 6, '2024-01-01', NULL);
INSERT INTO "post" VALUES (7, 'l07', 'xz', 'county-leader', '县委常委、县纪委书记、县监委主任', 'party', '["纪检监察"]', 7, '2024-01-01', NULL);
INSERT INTO "post" VALUES (8, 'l08', 'xz', 'county-leader', '县委常委、组织部部长', 'party', '["组织人事","老干部"]', 8, '2024-01-01', NULL);
INSERT INTO "post" VALUES (9, 'l09', 'xz', 'county-leader', '县委常委、政法委书记', 'party', '["政法","信访"]', 9, '2024-01-01', NULL);
INSERT INTO "post" VALUES (10, 'l10', 'xz', 'county-leader', '副县长、公安局局长', 'government', '["公安","司法"]', 10, '2024-01-01', NULL);
INSERT INTO "post" VALUES (11, 'l11', 'xz', 'county-leader', '副县长', 'government', '["农业农村","水利","乡村振兴"]', 11, '2024-01-01', NULL);
INSERT INTO "post" VALUES (12, 'l12', 'xz', 'county-leader', '副县长', 'government', '["住房城乡建设","自然资源","交通运输"]', 12, '2024-01-01', NULL);
INSERT INTO "post" VALUES (13, 'l13', 'xz', 'county-leader', '副县长', 'government', '["教育","卫生健康","医保"]', 13, '2024-01-01', NULL);
INSERT INTO "post" VALUES (14, 'l14', 'xz', 'county-leader', '县人大常委会副主任', 'congress', '["法制"]', 14, '2024-01-01', NULL);
INSERT INTO "post" VALUES (15, 'l15', 'xz', 'county-leader', '县人大常委会副主任', 'congress', '["财经"]', 15, '2024-01-01', NULL);
INSERT INTO "post" VALUES (16, 'l16', 'xz', 'county-leader', '县人大常委会副主任', 'congress', '["农业"]', 16, '2024-01-01', NULL);
INSERT INTO "post" VALUES (17, 'l17', 'xz', 'county-leader', '县政协副主席', 'consultative', '["提案"]', 17, '2024-01-01', NULL);
INSERT INTO "post" VALUES (18, 'l18', 'xz', 'county-leader', '县政协副主席', 'consultative', '["经济"]', 18, '2024-01-01', NULL);
INSERT INTO "liaison" VALUES ('l01', 'xz', '2026-01-01', NULL);
INSERT INTO "place" VALUES ('hall', 'small', 'xz', '县群众工作部接访大厅', '县城(示例地址)', '0000-0000000', 0, NULL, 1, NULL);
INSERT INTO "opening" VALUES ('hall-daily', 'hall', 'reception', 'morning', '09:00', '12:00', 1, '{"every":"workday"}', 0, NULL);
INSERT INTO "year_notice" VALUES (1, 'small', 2031, '示例', '[]', 1);
INSERT INTO "local_day" VALUES (1, 'small', '2026-12-31', 0, '示例', NULL);
INSERT INTO "rule_set" VALUES ('small', 'national-2009', 1, '{"id":"national-2009","name":{"zh-CN":"中央2009年意见","en":"National opinion 2009"},"confirmed":true,"from":"2009-04-14","to":null,"rules":[{"id":"q1","cites":"《关于领导干部定期接待群众来访的意见》(2009年,大意):县委书记、县长每月一天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "rule_set" VALUES ('small', 'xiangzhou', 1, '{"id":"xiangzhou","name":{"zh-CN":"象州县2010年规定","en":"Xiangzhou 2010"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"q3","cites":"象州县规定(大意):每个工作日至少一名县领导坐班接访","kind":"coverage","who":{"levels":["county"]},"what":{"openings":["hall-daily"]},"per":"day","min":1,"strength":"required","giveWay":100},{"id":"q4","cites":"象州县规定:县委书记、县长每月接访不少于2天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":2,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100},{"id":"q5","cites":"象州县规定(大意):其他县领导每月接访不少于1天","kind":"quota","who":{"roles":["county-leader"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "rule_set" VALUES ('small', 'office', 1, '{"id":"office","name":{"zh-CN":"本单位安排习惯(示例)","en":"The office’s own habits (made up)"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"room-to-work","kind":"rest","who":{},"what":{"activities":["reception"]},"n":2,"strength":"required","giveWay":100},{"id":"even","kind":"balance","who":{},"what":{"activities":["reception"]},"months":12,"by":"all","counts":"days","halfDay":1},{"id":"wishes","kind":"wishes","who":{},"what":{}}]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "rule_override" VALUES (1, 'small', 'q5', 2, NULL, '示例', '2026-12-01', '2026-12-31');
INSERT INTO "availability" VALUES (1, 'small', 'l02', '2026-12-21', '2026-12-21', NULL, 'unavailable', '休假', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (2, 'small', 'l03', '2026-12-29', '2026-12-30', NULL, 'unavailable', '下乡调研', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (3, 'small', 'l04', '2026-12-15', '2026-12-17', NULL, 'undesired', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (4, 'small', 'l07', '2026-12-01', '2026-12-05', NULL, 'unavailable', '参加培训', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (5, 'small', 'l08', '2026-12-15', '2026-12-20', NULL, 'unavailable', '参加培训', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (6, 'small', 'l08', '2026-12-25', '2026-12-27', NULL, 'undesired', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (7, 'small', 'l09', '2026-12-31', '2027-01-01', NULL, 'unavailable', '参加培训', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (8, 'small', 'l13', '2026-12-21', '2026-12-24', NULL, 'unavailable', '参加培训', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (9, 'small', 'l14', '2026-12-29', '2026-12-31', NULL, 'undesired', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (10, 'small', 'l15', '2026-12-29', '2026-12-30', NULL, 'unavailable', '外出开会', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (11, 'small', 'l16', '2026-12-31', '2026-12-31', NULL, 'unavailable', '参加培训', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "availability" VALUES (12, 'small', 'l17', '2026-12-22', '2026-12-22', NULL, 'unavailable', '外出开会', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "answer" VALUES ('small', '2026-12', 'l01', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "served" VALUES (1, 'small', '2026-10-08', 'morning', 'reception', 'hall', 'xz', 'l01', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (2, 'small', '2026-10-09', 'morning', 'reception', 'hall', 'xz', 'l02', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (3, 'small', '2026-10-10', 'morning', 'reception', 'hall', 'xz', 'l03', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (4, 'small', '2026-10-12', 'morning', 'reception', 'hall', 'xz', 'l04', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (5, 'small', '2026-10-13', 'morning', 'reception', 'hall', 'xz', 'l05', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (6, 'small', '2026-10-14', 'morning', 'reception', 'hall', 'xz', 'l06', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (7, 'small', '2026-10-15', 'morning', 'reception', 'hall', 'xz', 'l07', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (8, 'small', '2026-10-16', 'morning', 'reception', 'hall', 'xz', 'l08', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (9, 'small', '2026-10-19', 'morning', 'reception', 'hall', 'xz', 'l09', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (10, 'small', '2026-10-20', 'morning', 'reception', 'hall', 'xz', 'l10', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (11, 'small', '2026-10-21', 'morning', 'reception', 'hall', 'xz', 'l11', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (12, 'small', '2026-10-22', 'morning', 'reception', 'hall', 'xz', 'l12', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (13, 'small', '2026-10-23', 'morning', 'reception', 'hall', 'xz', 'l13', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (14, 'small', '2026-10-26', 'morning', 'reception', 'hall', 'xz', 'l14', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (15, 'small', '2026-10-27', 'morning', 'reception', 'hall', 'xz', 'l15', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (16, 'small', '2026-10-28', 'morning', 'reception', 'hall', 'xz', 'l16', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (17, 'small', '2026-10-29', 'morning', 'reception', 'hall', 'xz', 'l17', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (18, 'small', '2026-10-30', 'morning', 'reception', 'hall', 'xz', 'l18', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (19, 'small', '2026-11-02', 'morning', 'reception', 'hall', 'xz', 'l01', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (20, 'small', '2026-11-03', 'morning', 'reception', 'hall', 'xz', 'l02', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (21, 'small', '2026-11-04', 'morning', 'reception', 'hall', 'xz', 'l01', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (22, 'small', '2026-11-05', 'morning', 'reception', 'hall', 'xz', 'l02', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (23, 'small', '2026-11-06', 'morning', 'reception', 'hall', 'xz', 'l03', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (24, 'small', '2026-11-09', 'morning', 'reception', 'hall', 'xz', 'l04', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (25, 'small', '2026-11-10', 'morning', 'reception', 'hall', 'xz', 'l05', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (26, 'small', '2026-11-11', 'morning', 'reception', 'hall', 'xz', 'l06', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (27, 'small', '2026-11-12', 'morning', 'reception', 'hall', 'xz', 'l08', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (28, 'small', '2026-11-13', 'morning', 'reception', 'hall', 'xz', 'l09', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (29, 'small', '2026-11-16', 'morning', 'reception', 'hall', 'xz', 'l10', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (30, 'small', '2026-11-17', 'morning', 'reception', 'hall', 'xz', 'l12', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (31, 'small', '2026-11-18', 'morning', 'reception', 'hall', 'xz', 'l14', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (32, 'small', '2026-11-19', 'morning', 'reception', 'hall', 'xz', 'l15', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (33, 'small', '2026-11-20', 'morning', 'reception', 'hall', 'xz', 'l16', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (34, 'small', '2026-11-23', 'morning', 'reception', 'hall', 'xz', 'l17', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (35, 'small', '2026-11-24', 'morning', 'reception', 'hall', 'xz', 'l18', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (36, 'small', '2026-11-25', 'morning', 'reception', 'hall', 'xz', 'l04', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (37, 'small', '2026-11-26', 'morning', 'reception', 'hall', 'xz', 'l15', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (38, 'small', '2026-11-27', 'morning', 'reception', 'hall', 'xz', 'l16', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "served" VALUES (39, 'small', '2026-11-30', 'morning', 'reception', 'hall', 'xz', 'l17', 'hall-daily', NULL, NULL, NULL);
INSERT INTO "roster" VALUES (1, 'small', '2026-12');
INSERT INTO "draft" VALUES (1, 1, NULL, 'made', '[{"date":"2026-12-01","opening":"hall-daily","leader":"l01"},{"date":"2026-12-02","opening":"hall-daily","leader":"l02"},{"date":"2026-12-03","opening":"hall-daily","leader":"l03"},{"date":"2026-12-04","opening":"hall-daily","leader":"l04"},{"date":"2026-12-05","opening":"hall-daily","leader":"l05"},{"date":"2026-12-06","opening":"hall-daily","leader":"l06"},{"date":"2026-12-07","opening":"hall-daily","leader":"l07"},{"date":"2026-12-08","opening":"hall-daily","leader":"l08"},{"date":"2026-12-09","opening":"hall-daily","leader":"l09"},{"date":"2026-12-10","opening":"hall-daily","leader":"l10"},{"date":"2026-12-11","opening":"hall-daily","leader":"l11"},{"date":"2026-12-12","opening":"hall-daily","leader":"l12"},{"date":"2026-12-13","opening":"hall-daily","leader":"l13"},{"date":"2026-12-14","opening":"hall-daily","leader":"l14"},{"date":"2026-12-15","opening":"hall-daily","leader":"l15"},{"date":"2026-12-16","opening":"hall-daily","leader":"l16"},{"date":"2026-12-17","opening":"hall-daily","leader":"l17"},{"date":"2026-12-18","opening":"hall-daily","leader":"l18"},{"date":"2026-12-19","opening":"hall-daily","leader":"l01"},{"date":"2026-12-20","opening":"hall-daily","leader":"l02"},{"date":"2026-12-21","opening":"hall-daily","leader":"l03"},{"date":"2026-12-22","opening":"hall-daily","leader":"l04"},{"date":"2026-12-23","opening":"hall-daily","leader":"l05"}]', '[]', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "draft" VALUES (1, 2, 1, 'move', '[{"date":"2026-12-01","opening":"hall-daily","leader":"l02"},{"date":"2026-12-02","opening":"hall-daily","leader":"l03"},{"date":"2026-12-03","opening":"hall-daily","leader":"l04"},{"date":"2026-12-04","opening":"hall-daily","leader":"l05"},{"date":"2026-12-05","opening":"hall-daily","leader":"l06"},{"date":"2026-12-06","opening":"hall-daily","leader":"l07"},{"date":"2026-12-07","opening":"hall-daily","leader":"l08"},{"date":"2026-12-08","opening":"hall-daily","leader":"l09"},{"date":"2026-12-09","opening":"hall-daily","leader":"l10"},{"date":"2026-12-10","opening":"hall-daily","leader":"l11"},{"date":"2026-12-11","opening":"hall-daily","leader":"l12"},{"date":"2026-12-12","opening":"hall-daily","leader":"l13"},{"date":"2026-12-13","opening":"hall-daily","leader":"l14"},{"date":"2026-12-14","opening":"hall-daily","leader":"l15"},{"date":"2026-12-15","opening":"hall-daily","leader":"l16"},{"date":"2026-12-16","opening":"hall-daily","leader":"l17"},{"date":"2026-12-17","opening":"hall-daily","leader":"l18"},{"date":"2026-12-18","opening":"hall-daily","leader":"l01"},{"date":"2026-12-19","opening":"hall-daily","leader":"l02"},{"date":"2026-12-20","opening":"hall-daily","leader":"l03"},{"date":"2026-12-21","opening":"hall-daily","leader":"l04"},{"date":"2026-12-22","opening":"hall-daily","leader":"l05"},{"date":"2026-12-23","opening":"hall-daily","leader":"l06"}]', '[{"date":"2026-12-01","opening":"hall-daily","leader":"l02","is":"on"}]', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "review" VALUES (1, 1, 2, 'submitted', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "review" VALUES (2, 1, 2, 'approved', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', NULL, 2, '2026-11-20T02:00:00.000Z');
INSERT INTO "revision" VALUES (1, 1, 2, '{}', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', '[{"date":"2026-12-01","opening":"hall-daily","leader":"l02"},{"date":"2026-12-02","opening":"hall-daily","leader":"l03"},{"date":"2026-12-03","opening":"hall-daily","leader":"l04"},{"date":"2026-12-04","opening":"hall-daily","leader":"l05"},{"date":"2026-12-05","opening":"hall-daily","leader":"l06"},{"date":"2026-12-06","opening":"hall-daily","leader":"l07"},{"date":"2026-12-07","opening":"hall-daily","leader":"l08"},{"date":"2026-12-08","opening":"hall-daily","leader":"l09"},{"date":"2026-12-09","opening":"hall-daily","leader":"l10"},{"date":"2026-12-10","opening":"hall-daily","leader":"l11"},{"date":"2026-12-11","opening":"hall-daily","leader":"l12"},{"date":"2026-12-12","opening":"hall-daily","leader":"l13"},{"date":"2026-12-13","opening":"hall-daily","leader":"l14"},{"date":"2026-12-14","opening":"hall-daily","leader":"l15"},{"date":"2026-12-15","opening":"hall-daily","leader":"l16"},{"date":"2026-12-16","opening":"hall-daily","leader":"l17"},{"date":"2026-12-17","opening":"hall-daily","leader":"l18"},{"date":"2026-12-18","opening":"hall-daily","leader":"l01"},{"date":"2026-12-19","opening":"hall-daily","leader":"l02"},{"date":"2026-12-20","opening":"hall-daily","leader":"l03"},{"date":"2026-12-21","opening":"hall-daily","leader":"l04"},{"date":"2026-12-22","opening":"hall-daily","leader":"l05"},{"date":"2026-12-23","opening":"hall-daily","leader":"l06"}]', '94ce2db4518a9df1958e78ad425ed984900d409977902fe6aec0618b951dca60', NULL, NULL, NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "duty" VALUES (1, 1, 'd0', '2026-12-01', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l02', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd1', '2026-12-02', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l03', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd2', '2026-12-03', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l04', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd3', '2026-12-04', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l05', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd4', '2026-12-05', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l06', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd5', '2026-12-06', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l07', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd6', '2026-12-07', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l08', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd7', '2026-12-08', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l09', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd8', '2026-12-09', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l10', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd9', '2026-12-10', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l11', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd10', '2026-12-11', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l12', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd11', '2026-12-12', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l13', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd12', '2026-12-13', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l14', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd13', '2026-12-14', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l15', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd14', '2026-12-15', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l16', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd15', '2026-12-16', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l17', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd16', '2026-12-17', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l18', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd17', '2026-12-18', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l01', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd18', '2026-12-19', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l02', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd19', '2026-12-20', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l03', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd20', '2026-12-21', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l04', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd21', '2026-12-22', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l05', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "duty" VALUES (1, 1, 'd22', '2026-12-23', 'morning', '09:00', '12:00', 'hall-daily', 'hall', 'xz', 'reception', 'l06', '2026-11-20T02:00:00.000Z', 0, NULL);
INSERT INTO "amendment" VALUES (1, 'small', 'cover', 1, 'd3', 'l05', NULL, NULL, 'l06', NULL, '外出开会', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "amendment_step" VALUES (1, 1, 'consented', NULL, 3, '2026-11-20T02:00:00.000Z');
INSERT INTO "user" VALUES (1, 'clerk', 'clerk', '$argon2id$made-up', 1, 'zh-CN', NULL, '2026-11-20T02:00:00.000Z', 1);
INSERT INTO "user" VALUES (2, 'approver', 'approver', '$argon2id$made-up', 0, 'zh-CN', NULL, '2026-11-20T02:00:00.000Z', 1);
INSERT INTO "user" VALUES (3, 'leader', 'leader', '$argon2id$made-up', 0, 'zh-CN', NULL, '2026-11-20T02:00:00.000Z', 1);
INSERT INTO "membership" VALUES (1, 1, 'small', 'clerk', NULL);
INSERT INTO "membership" VALUES (2, 2, 'small', 'approver', NULL);
INSERT INTO "membership" VALUES (3, 3, 'small', 'leader', 'l02');
INSERT INTO "session" VALUES ('3f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd9175', 1, '2026-11-20T02:00:00.000Z', '2026-11-20T02:00:00.000Z', '2199-01-01T00:00:00.000Z');
INSERT INTO "ticket" VALUES ('14069429150abcbf244c4c2fb2c4c46a49c93ca9457263ecd9ebb176de3a58bb', 3, 'password', '2199-01-01T00:00:00.000Z', NULL);
INSERT INTO "pending_import" VALUES ('import', 'small', 1, '人员.xlsx', '7117fff2d0fd294462b3c802b7cb8753579f23f3946b99cf55f38e873f013f10', '{}', '2026-11-20T02:00:00.000Z');
INSERT INTO "log" VALUES (1, '2026-11-20T02:00:00.000Z', NULL, NULL, 'unit.added', 'xz', '{"name":"小县","level":"county","parent":null}', '[["unit",["xz"],"EmJvOcatBnOSpgluQmdYcwCEJuakgzLQdds-1lMMY2c"]]', x'94ebb27f4a6e4206d028b175dd548ac7');
INSERT INTO "log" VALUES (2, '2026-11-20T02:00:00.000Z', NULL, 'small', 'office.added', 'small', '{"unit":"xz","name":"小县群众工作部","timezone":"Asia/Shanghai","settings":{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":null,"concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180},"audit":{"targets":[{"indicator":"backlog","percent":95,"from":"2022-05","to":null}],"namesPeople":false,"openData":false}}}', '[["office",["small"],"kIH-WfBhNsSdSD93q9J6l4oyN7X3nhF66LTYYSvPtKk"]]', x'0bf29532aa83d7cc95d364505ebf1601');
INSERT INTO "log" VALUES (3, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '1', '{"name":"clerk","isAdmin":true}', '[["user",[1],"XKm2QSKjG-CxpBiuTQP-1GI3t6Huz-HQa3KSR6WHB98"]]', x'9d94d2512d01ff48ad4f0f7f70b1edfb');
INSERT INTO "log" VALUES (4, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '2', '{"name":"approver","isAdmin":false}', '[["user",[2],"cv1uQ4WF8znXPh2K2aO1UYtRQxRqMjnsiWbTwracAbE"]]', x'53a06de04d1366499bb9656f63757862');
INSERT INTO "log" VALUES (5, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '3', '{"name":"leader","isAdmin":false}', '[["user",[3],"JqywylnndUVwm5ml89LDDtHLK44T4trx9AV0rUNLEkc"]]', x'bc07cd3a105ac97a1be25cb359387492');
INSERT INTO "log" VALUES (6, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '1', '{"memberships":[{"office":"small","role":"clerk","leader":null}]}', '[["membership",[1],"HVCTt-A9lJjwfWH5vwyWNu4tauCUdLKNnOZxS45ucls"]]', x'261fbca3c171c56d195ca74494c6edf6');
INSERT INTO "log" VALUES (7, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '2', '{"memberships":[{"office":"small","role":"approver","leader":null}]}', '[["membership",[2],"YTDnZx4cSusgrlp-b0qYFb7XVP9BRTj1rRrQSvYBkOk"]]', x'36d9e72b2409210c1263c1667f934fbf');
INSERT INTO "log" VALUES (8, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l01', '{"name":"陈新伟","posts":[{"unit":"xz","role":"county-secretary","title":"县委书记","team":"party","portfolio":["县委全面工作"],"order":1,"from":"2024-01-01","to":null}],"liaisons":[{"leader":"l01","unit":"xz","from":"2026-01-01","to":null}]}', '[["leader",["l01"],"9UybE4F5yPHhD6wv8KEYEKeBZpaHvZ2mQWIl0JKXaec"],["liaison",["l01","xz","2026-01-01"],"2Ux6yPF165aLRMy0BphUw1-OQPlb33km-4XKpyKi38U"],["post",[1],"6Mds2OdUpjeqps0kMzXvIP1pSUIzNM4WMDnoc-7OOjA"]]', x'0ae51ff0a5f02af601a3f3664e304905');
INSERT INTO "log" VALUES (9, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l02', '{"name":"邓宏伟","posts":[{"unit":"xz","role":"county-head","title":"县委副书记、县长","team":"government","portfolio":["县政府全面工作"],"order":2,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l02"],"rwXleQoJDOd_SG7krxNroo6vvW2uF1OtDWxdo3E8FFo"],["post",[2],"xFdh2Lfl7WcexH_ZA5pB7rxg8oEI041Qvo5_bFty12c"]]', x'fc4e9b1f187c9693a5ebd2bcd47c67b5');
INSERT INTO "log" VALUES (10, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l03', '{"name":"莫德玲","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会主任","team":"congress","portfolio":["县人大常委会全面工作"],"order":3,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l03"],"oPPAfMOANG2Ck3gi4E-4hWKZ2-beBxtreLfFT67YDN0"],["post",[3],"Ud40qFNVyUdXHO-w1JWH7SqLrAy3QQdNGpwSR0VrGXE"]]', x'7cc83e5b7c4d5fefdbd6e2556a636a6d');
INSERT INTO "log" VALUES (11, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l04', '{"name":"廖晓强","posts":[{"unit":"xz","role":"county-leader","title":"县政协主席","team":"consultative","portfolio":["县政协全面工作"],"order":4,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l04"],"H2nCv-yYayP6w3hY7z5IxWq1BxOx2TAKywK3DmMPDd0"],["post",[4],"hnb61YXBc0mFk_m1VwZkusB9APop0Y_GQltnCyzCsx0"]]', x'e47ca920497af361039cf41d3e4cf2e7');
INSERT INTO "log" VALUES (12, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l05', '{"name":"贾少辉","posts":[{"unit":"xz","role":"county-leader","title":"县委副书记","team":"party","portfolio":["党建","农业农村"],"order":5,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l05"],"6xO5SfUhH56XX8CCr-zk5tf8hkhD5Y-3OD1MktKhZWk"],["post",[5],"EWBKPDq9-l35zrfzKUGndVC3IgR9stsVmSctke8XDCs"]]', x'3d563a3096ce559367ab5bfaf1ae4148');
INSERT INTO "log" VALUES (13, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l06', '{"name":"梁秀杰","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、常务副县长","team":"government","portfolio":["发展改革","财政","应急管理"],"order":6,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l06"],"s_RcCbya9XzvzLUkZ9joPIK6fqApPUrVgpmDznF7hww"],["post",[6],"or2XIfztx_Uu0ccOr7-PsqcyeloGnD6mnIgHuAN8xRM"]]', x'32ed14a73710e2abfa84822934b564da');
INSERT INTO "log" VALUES (14, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l07', '{"name":"罗海伟","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、县纪委书记、县监委主任","team":"party","portfolio":["纪检监察"],"order":7,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l07"],"Q68ZLVelLpm0eN1jXJYVw-7IXAeI3xhD7e6KQdPzuDg"],["post",[7],"sp2D95u9rCYUq7sj1cE_8NjbMKSUxOAl_pB_ni8FTFU"]]', x'dd059fa5e0445c701a072aefc97cf663');
INSERT INTO "log" VALUES (15, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l08', '{"name":"邓春成","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、组织部部长","team":"party","portfolio":["组织人事","老干部"],"order":8,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l08"],"IpXDvi02tK8fd1Bt8BNfEg0s0HXSFKKBwG2vk0qvstU"],["post",[8],"WGos4p06CaKk3in_6OVHe9C5tF1g_uq8bWRi90Y5NMI"]]', x'620ff192b91b1a41c40c725bcc67ac6b');
INSERT INTO "log" VALUES (16, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l09', '{"name":"贾桂凤","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、政法委书记","team":"party","portfolio":["政法","信访"],"order":9,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l09"],"KXrCyXm-E55AKL3QvLVB9wjGhTaieofF7imH6rmmoZc"],["post",[9],"sezr62yhjSF5ofb5HLhSpbp0fn0emR30B6V1nHC9lRQ"]]', x'c956e44bfbffd5d491dbaf15e1d8e8ec');
INSERT INTO "log" VALUES (17, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l10', '{"name":"谭永凤","posts":[{"unit":"xz","role":"county-leader","title":"副县长、公安局局长","team":"government","portfolio":["公安","司法"],"order":10,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l10"],"gn-91KFQZVamEfMIB1864SpUDK-PQqkyU9NAMPPGUfo"],["post",[10],"gQnTPRFcLbAiUj8enmWsFz1HpcOcpIGNyS1a4un5PDI"]]', x'748ee94f6e6142fbc8625c1f20d08e00');
INSERT INTO "log" VALUES (18, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l11', '{"name":"刘辉","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["农业农村","水利","乡村振兴"],"order":11,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l11"],"Jcj--3PBd9fQ5KmYNUKR_z8rP1WBWe4Uxx9tS5sbsyY"],["post",[11],"kon39HiUq6QEDwlc1TTHPxBw5CUTOCWxJkn6AbXPxvQ"]]', x'b09ed62f7d586bbd86e2081007af5e01');
INSERT INTO "log" VALUES (19, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l12', '{"name":"农德芳","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["住房城乡建设","自然资源","交通运输"],"order":12,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l12"],"QZp6VhrBD_FZVCv2wmv2PVObaI_EXsBx6zOrXtdePx4"],["post",[12],"aqvGQSiIfiu_8PYiq7qS-2Mzz1_MG6cllsJEdar0h1o"]]', x'c40acdb14976efe69be1f83c6b371be6');
INSERT INTO "log" VALUES (20, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l13', '{"name":"谢国才","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["教育","卫生健康","医保"],"order":13,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l13"],"BGZW0tHUygsOnvV4TvYCJ8O-lTIcZ5_PcvvCS-Y5OOQ"],["post",[13],"3gfC2Iqj9V79k6OGBmhJ50fZBaw_281cXQkN9Df5OSs"]]', x'fe312ec3566a2bd8413b0d817dad2e85');
INSERT INTO "log" VALUES (21, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l14', '{"name":"兰秀伟","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["法制"],"order":14,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l14"],"1N0d6Oo7I29G424DJhVAXsKmB0ZWSS8qgo3kf6CmHiw"],["post",[14],"BG4tQs7OS2xPGFvqr2siFZqnKUykQqP_W8fu7nQPm8s"]]', x'2b3ccf82a18b6e99058c458a0aaa4606');
INSERT INTO "log" VALUES (22, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l15', '{"name":"梁春强","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["财经"],"order":15,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l15"],"jDvu26AY_nuUsJHa-WPP5aTGRUryiJ-45Sf6BCkLqiQ"],["post",[15],"XmZl7SRqReqIe4z16miyNLDuhYoWEwBzozeZywSZ1KU"]]', x'da076be25923a59ec5cb65631884ce1d');
INSERT INTO "log" VALUES (23, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l16', '{"name":"卢海才","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["农业"],"order":16,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l16"],"uhezhNNNG3eE1HqQKtluT-ycvjQQt7EQ5k0WSDaWBwM"],["post",[16],"-tgvdguLQaQbi-vVZuh6kwoJ--aeAZD-7yqkWMDj09s"]]', x'22f0538350b68e7206049c15bc999b1f');
INSERT INTO "log" VALUES (24, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l17', '{"name":"蒙兴萍","posts":[{"unit":"xz","role":"county-leader","title":"县政协副主席","team":"consultative","portfolio":["提案"],"order":17,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l17"],"jLelMsz9cluRP21unjTidrObBXNrmlfHx5Belehvv0U"],["post",[17],"zgJC7Vf-1tuKshd78bv5xUO0R-TVyisWV-fNnNj6Wco"]]', x'138b13570b25c389644f807dee59327b');
INSERT INTO "log" VALUES (25, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l18', '{"name":"张兴生","posts":[{"unit":"xz","role":"county-leader","title":"县政协副主席","team":"consultative","portfolio":["经济"],"order":18,"from":"2024-01-01","to":null}],"liaisons":[]}', '[["leader",["l18"],"9njGiEGlPwNN6BhlbpAoH26xaaAvlaR9WRZ5qcft6vU"],["post",[18],"bGwhTqTpkqbhy3y56W726nqnG2_0LK-xz9fgfybG9BY"]]', x'42f59e6a23bc61146a3af74ae030fb71');
INSERT INTO "log" VALUES (26, '2026-11-20T02:00:00.000Z', 1, 'small', 'place.added', 'hall', '{"id":"hall","unit":"xz","name":"县群众工作部接访大厅","address":"县城(示例地址)","phone":"0000-0000000","openings":[{"id":"hall-daily","place":"hall","activity":"reception","session":"morning","start":"09:00","end":"12:00","capacity":1,"on":{"every":"workday"}}]}', '[["opening",["hall-daily"],"df_XRXQWFdDoUISI8Cbp4qcszcAa-eyS7jmBnWA4fsA"],["place",["hall"],"YzHCFSgV5khJlJYmj6uXS-k2BNp20PwKDUyc6he1o_s"]]', x'bbc272a3edff25d7f7214b5d40ad4625');
INSERT INTO "log" VALUES (27, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'national-2009', '{"version":1,"body":{"id":"national-2009","name":{"zh-CN":"中央2009年意见","en":"National opinion 2009"},"confirmed":true,"from":"2009-04-14","to":null,"rules":[{"id":"q1","cites":"《关于领导干部定期接待群众来访的意见》(2009年,大意):县委书记、县长每月一天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}}', '[["rule_set",["small","national-2009",1],"Ogbzr3XUzLWe3GuTfg3gCzn38w91tawFe4Duh5GUhoE"]]', x'8c2cc70354bfa68a99721a3d2b0f402a');
INSERT INTO "log" VALUES (28, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'xiangzhou', '{"version":1,"body":{"id":"xiangzhou","name":{"zh-CN":"象州县2010年规定","en":"Xiangzhou 2010"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"q3","cites":"象州县规定(大意):每个工作日至少一名县领导坐班接访","kind":"coverage","who":{"levels":["county"]},"what":{"openings":["hall-daily"]},"per":"day","min":1,"strength":"required","giveWay":100},{"id":"q4","cites":"象州县规定:县委书记、县长每月接访不少于2天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":2,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100},{"id":"q5","cites":"象州县规定(大意):其他县领导每月接访不少于1天","kind":"quota","who":{"roles":["county-leader"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}}', '[["rule_set",["small","xiangzhou",1],"3-dKGKzRWqSVfv8Q-XzrTG6bc_ZOVEFxRf8sdss7klU"]]', x'd73e2575a1df061b42390454fb1ca893');
INSERT INTO "log" VALUES (29, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'office', '{"version":1,"body":{"id":"office","name":{"zh-CN":"本单位安排习惯(示例)","en":"The office’s own habits (made up)"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"room-to-work","kind":"rest","who":{},"what":{"activities":["reception"]},"n":2,"strength":"required","giveWay":100},{"id":"even","kind":"balance","who":{},"what":{"activities":["reception"]},"months":12,"by":"all","counts":"days","halfDay":1},{"id":"wishes","kind":"wishes","who":{},"what":{}}]}}', '[["rule_set",["small","office",1],"YhDFWwNEH4Ls7EWbuIHfb2dxsspoZb6ACKatbH_RN7o"]]', x'f9de32bae5dc7ea5051325a7d1df731b');
INSERT INTO "log" VALUES (30, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l02', '{"leader":"l02","from":"2026-12-21","to":"2026-12-21","is":"unavailable"}', '[["availability",[1],"XodfXRdL7tu1jtGV9DUDLK0J9Yg7n-_SLiMoTxhvCCU"]]', x'8e8f51828a49cbfa7a1a991c69231846');
INSERT INTO "log" VALUES (31, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l03', '{"leader":"l03","from":"2026-12-29","to":"2026-12-30","is":"unavailable"}', '[["availability",[2],"ClGV1Ls6iaEsBjbrtQLPjJRoxldX4rmCf-JF-kh0YBU"]]', x'32a2917a4724a703d1720d5b1eb01933');
INSERT INTO "log" VALUES (32, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l04', '{"leader":"l04","from":"2026-12-15","to":"2026-12-17","is":"undesired"}', '[["availability",[3],"TB6hR6acHh4sp1fuP79Ir7TNibJwahSsJR_NRmix6m4"]]', x'90c0e72e7ab85e0488c78fcea0f0aa7e');
INSERT INTO "log" VALUES (33, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l07', '{"leader":"l07","from":"2026-12-01","to":"2026-12-05","is":"unavailable"}', '[["availability",[4],"iG0pbDaOHWJMHj1Zu0diZfI1KnjBaF_kcKLKDI-Hqv4"]]', x'2fa368c9410159145dc1c697b8a88edf');
INSERT INTO "log" VALUES (34, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l08', '{"leader":"l08","from":"2026-12-15","to":"2026-12-20","is":"unavailable"}', '[["availability",[5],"uPPYRzkipTXMjZMAPbXJDvhcPdtYamj16wcx--FTMXU"]]', x'38fbf95fbe91c63335a9df2f2737fe86');
INSERT INTO "log" VALUES (35, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l08', '{"leader":"l08","from":"2026-12-25","to":"2026-12-27","is":"undesired"}', '[["availability",[6],"u-SUvW3sb6fQ9v14OnQJ-pS7ODIamh_xjOHpjDTo0uA"]]', x'53376950398c584a84e29df1ab442e14');
INSERT INTO "log" VALUES (36, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l09', '{"leader":"l09","from":"2026-12-31","to":"2027-01-01","is":"unavailable"}', '[["availability",[7],"C09c1_yovPfYvvxRQe-exkgHdmTNbvzsKpwizx6P-bY"]]', x'84ec735d734d3bd7c4f6def67a50c133');
INSERT INTO "log" VALUES (37, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l13', '{"leader":"l13","from":"2026-12-21","to":"2026-12-24","is":"unavailable"}', '[["availability",[8],"hw4bLajvYvpZbrSaxp2S7nBWh9RcZcpo8KkAZcHPw6E"]]', x'd55ba75dae6e7763ef4ce326179a17d1');
INSERT INTO "log" VALUES (38, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l14', '{"leader":"l14","from":"2026-12-29","to":"2026-12-31","is":"undesired"}', '[["availability",[9],"IOEv19WUc6rC_QppDtEJzjxIK9Po4m8zYLNVbiKKsXY"]]', x'eaac841b397e325a86635dbc0f82fa78');
INSERT INTO "log" VALUES (39, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l15', '{"leader":"l15","from":"2026-12-29","to":"2026-12-30","is":"unavailable"}', '[["availability",[10],"Urz-9__u4FhSkvSdVWijJg6GD35j5knmQuQ2cH4d6No"]]', x'9bedc9c2563b3f0d2b06317d17a441bd');
INSERT INTO "log" VALUES (40, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l16', '{"leader":"l16","from":"2026-12-31","to":"2026-12-31","is":"unavailable"}', '[["availability",[11],"mI_12BiOFlpkqc4OWR7goL4wDjE4m1pSQlFJOMD1gRU"]]', x'b4983c0592649a429df98f19212dc5c4');
INSERT INTO "log" VALUES (41, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l17', '{"leader":"l17","from":"2026-12-22","to":"2026-12-22","is":"unavailable"}', '[["availability",[12],"zBoOwe3f0KWACH-USw4n54m2O-jDypfWzAcqiWZpu9s"]]', x'6c6e4a1657b9b815ee75aacad3c7e4ab');
INSERT INTO "log" VALUES (42, '2026-11-20T02:00:00.000Z', 1, 'small', 'history.saved', 'small', '{"duties":39}', '[["served",[10],"axLsPHcq9_TVv-Y0PnCXmj7_SZ6pLJX4aN-5_d2LtPU"],["served",[11],"Y7jruMmXX9wKSNJCid8xilog0t3n92uDwL7tMUNIrc8"],["served",[12],"61fx54NM8uaNMdaVuSsUf9yAJ7In8LZAP9hrn0Wp0sc"],["served",[13],"-l9ekUZsBY8Rtw6AIHcix3PqeUfv5kAdJlDR2mcFIBk"],["served",[14],"RgFyRSrc-pZTLwVLdz2S5H6F-vmXOd4Lq0FsJrFEotg"],["served",[15],"Tc6MdThjuPd8yJNhwfLdfNtJenOYLdldl5dmWDRh704"],["served",[16],"Mzhm_GKVvGU1Jk490upiL-WLZvktCLF8fa_SaNyuL_E"],["served",[17],"A2OrIAYAL2cXIvgM84jfkz9dAe5ZPeYhoaqkCAAYZQI"],["served",[18],"kIMCHfOYP6VlwyLyAlJcRUoEvxq-JAT0emgnyShLwlw"],["served",[19],"bCq6aovdfoq3_v7roU-F7cUdlARM2_z0JnE8qWv3sww"],["served",[1],"sl9N32J6A74kWpQNIFI5STiEkuzeIw4kiOOnKdxqZrA"],["served",[20],"soQp856J6cSuN4utxKS36gLJEMeYUh72gwvgmgYhHb4"],["served",[21],"Up8TjANWuosmWOonatLJJUfDEM0yAIhjYc0gWnECgms"],["served",[22],"G1RW2i29okN9gurz4mZPq1_ECChe7cuIO163Q1fpz8w"],["served",[23],"oRv17ClSiMs38fbUPLzM8JW1kz3BtLriYsevuEPRHig"],["served",[24],"kD-2dujllk8IuiXnobZByNW1IUAEdiOeUjgPXA5tqlk"],["served",[25],"T1L-DzrD3AeIFZ077-MoN7tLlc4H3P_cozxpIogjKtE"],["served",[26],"YEHWwrk6116NrLXYdnCDE6kzt_O7m-2b_HxhjHKsd4M"],["served",[27],"WtQs0FdgPfTB97_lItLSNpyE4eYNNuEEpSF-mfgUQNI"],["served",[28],"NaWz9pIskFEIOsSyZVMsBTimc5VEZKVNZZPhtrP4JkM"],["served",[29],"FRdLcPLbKjbQGNc-q6zn7QLl_tStD6c27Jk17h_KC6A"],["served",[2],"iMl9U8G-9zBfIyaP4wZbCHvkko7APk8afdmUm3koJqk"],["served",[30],"dMKdsaPUqTbfi7XOL4vAp4vd0ZfnMo5HId2s9SHJuHw"],["served",[31],"P77ZJ2f252BqFn0OtSnghfWiVwocvg0UbVGetcs96cE"],["served",[32],"CSX8htWa6dR3ZQ9Sq3IcRT8tOK6mhYgEB8gh6sW3QP4"],["served",[33],"4U1cwAOR9N6J8jnorjCeS_nzj6GXoIxvtmOri0UDhqM"],["served",[34],"BlO9yvXlweJsDvKuH6a1GU4ZHHxVaywKKPf0oU8HjBU"],["served",[35],"qYQGHx8VvAdcn1LYI6BJZVk_iaAfkfM0sKub6ZVwGQE"],["served",[36],"fow8tV31laIlu8ETbgzA9tP3wEPBbrWTD67knJOWRb0"],["served",[37],"H577R97cFdBnKLCKpUC1e7atqTT1q4kVCM_lGoB5bxk"],["served",[38],"Z7Stx8Btqapn_8n9uxXpnXkCdEFG9cBpbAdMX6p6cJo"],["served",[39],"wRDJ22Xf7-z7VD239LIpQL8XMLfuK3dRRpemmtbRhGk"],["served",[3],"_NbiLCcZZEWfuGeT0eOrq4LOfvcua-y5Aa_saeI9xgw"],["served",[4],"9oVuh7IEbhSS_130tcJTlFPbH91PrKSjomrkWythKgk"],["served",[5],"Mx67qU5xURqUjaqvVVcv1gPne0DBBo4DQvwjEBXys6A"],["served",[6],"I3VofjF8rgHZnAw90NoIDqPWXBfgHguWplWjy0jF3kM"],["served",[7],"sfad2Iu0_0WKsKXEfkZS9YYUhgPeSC6kyNvA0TW3UuY"],["served",[8],"WUYXC2R_zzHbj0eX2qn7xejp_AH7SqvPsA2V5VgdDe4"],["served",[9],"YegOA33A-HtZ_NlnUfucl2Du3I1rhwrPtPnFRId2Y4w"]]', x'aaf291059a5a3586f562d06214292420');
INSERT INTO "log" VALUES (43, '2026-11-20T02:00:00.000Z', 1, 'small', 'office.changed', 'small', '{"name":"小县群众工作部","timezone":"Asia/Shanghai","settings":{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":"2026-10-01","concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180},"audit":{"targets":[{"indicator":"backlog","percent":95,"from":"2022-05","to":null}],"namesPeople":false,"openData":false}}}', '[["office",["small"],"3cutFCvER_yeOtyR_Y54_z2nNvMp2aSS6dRBDrcJo4I"]]', x'a62bf4b43e58297a6eaf9e9ad9d6cd3f');
INSERT INTO "log" VALUES (44, '2026-11-20T02:00:00.000Z', 1, 'small', 'plan.adopted', 'small', '{}', '[]', NULL);
INSERT INTO "log" VALUES (45, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '3', '{"memberships":[{"office":"small","role":"leader","leader":"l02"}]}', '[["membership",[3],"GcRbPZDgSSTqG5qeEl3OX-pYjh4WL1C3SogXUcAwank"]]', x'9dd65c050c54922e2e86e8380bf5bd39');
INSERT INTO "log" VALUES (46, '2026-11-20T02:00:00.000Z', 1, 'small', 'year-notice.saved', '2031', '{"source":"示例","days":[]}', '[["year_notice",[1],"_9puFISkUitgndQOYF0RfFTWB7wFT7hrt0q27clUWZc"]]', x'a3ffc3460df31b6024173b6c80c57a1c');
INSERT INTO "log" VALUES (47, '2026-11-20T02:00:00.000Z', 1, 'small', 'local-day.added', '2026-12-31', '{"isOpen":false}', '[["local_day",[1],"FPyya3i8BEmjWBw7ag3GvjGhrQxPEI3Q5HvCf6FoQy8"]]', x'b97186f0f36660ca1ef4e7967c378885');
INSERT INTO "log" VALUES (48, '2026-11-20T02:00:00.000Z', 1, 'small', 'override.added', 'q5', '{"min":2,"from":"2026-12-01","to":"2026-12-31"}', '[["rule_override",[1],"qGvMAtGaVkm6SlFhaDWtZhjHZGN5wBdzlJoBCZKljxI"]]', x'22cf96c2d5ab8f6b3efcbb711f2af295');
INSERT INTO "log" VALUES (49, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.answered', 'l01', '{"month":"2026-12"}', '[["answer",["small","2026-12","l01"],"9XoCC4xoTIuieyMHyLjr-tNtvdL1MO395xH4NQGiozo"]]', x'b1c458f21cb906282f29590806de5267');
INSERT INTO "log" VALUES (50, '2026-11-20T02:00:00.000Z', 1, 'small', 'draft.made', '2026-12', '{"version":1,"duties":23,"pins":0}', '[["draft",[1,1],"NwBgcVH0K5Oysr0HDflRepxUcruDb6TPokOOn-hxq6o"],["roster",[1],"aTR3yYFFkxEd8r-ud1df5OqDIEl7DzUKrwZgzmwOySo"]]', x'dd80bb5cec92a9a2134c2df88018e760');
INSERT INTO "log" VALUES (51, '2026-11-20T02:00:00.000Z', 1, 'small', 'draft.move', '2026-12', '{"version":2,"duties":23,"pins":1}', '[["draft",[1,2],"r4PJJ4wOCGa9Jahy9IrtqXM7MlMejQOoieLBL1GXYkA"]]', x'd2c400e9df195ca5a730c9187e736710');
INSERT INTO "log" VALUES (52, '2026-11-20T02:00:00.000Z', 1, 'small', 'roster.submitted', '2026-12', '{"draft":2,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}', '[["review",[1],"2qHWNSg0ZjjfmQqfVkHbB6sAvMTRUmL939hpVGiykzc"]]', x'b84043b9eacf066c5d063d5918a9aa31');
INSERT INTO "log" VALUES (53, '2026-11-20T02:00:00.000Z', 2, 'small', 'roster.approved', '2026-12', '{"draft":2,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}', '[["review",[2],"MMqOSiew9kzKWvwMyil4rpwtbiJMnBRKeRy4CrlIkQc"]]', x'9b929126f216ebfa59f2d2e92a641ca7');
INSERT INTO "log" VALUES (54, '2026-11-20T02:00:00.000Z', 1, 'small', 'roster.published', '2026-12', '{"n":1,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","answerHash":"94ce2db4518a9df1958e78ad425ed984900d409977902fe6aec0618b951dca60","duties":23}', '[["duty",[1,1],"B2Ds-XtshT2w14bcOfeEe8CyXIL3UyV-GelEXtNDnYo"],["revision",[1,1],"dA-jrTCz89Ba8tPYfF3IAKLl9yM5JjUNKGK0CW8Up0w"]]', x'3c06049429689d975c1d7b5e89af892f');
INSERT INTO "log" VALUES (55, '2026-11-20T02:00:00.000Z', 1, 'small', 'log.signed', '54', '{}', '[["log_head",[54],"XaMtFBeZ77gnCB2QkyrdrH1b_8f9yWNq5vEKcUrvIEs"]]', x'9e1b8d508ed1ff19f8e4a8882d50e8fa');
INSERT INTO "log" VALUES (56, '2026-11-20T02:00:00.000Z', 1, 'small', 'amendment.cover', '1', '{"kind":"cover","roster":1,"duty":"d3","leader":"l05","otherRoster":null,"otherDuty":null,"otherLeader":"l06","toDay":null}', '[["amendment",[1],"m5AgQTI3m8CkWfBOxs5XAUllYqt3GB96e3gbSoZ6aF8"]]', x'4e3ab2cc615a3374ad658ba5ea98213d');
INSERT INTO "log" VALUES (57, '2026-11-20T02:00:00.000Z', 3, 'small', 'amendment.consented', '1', '{}', '[["amendment_step",[1],"WXIn13TcoVYddOj4j79ifEvuJx5bWUY0FO2YYV1AwQI"]]', x'0c76235450f457428430211d57853cb6');
INSERT INTO "log" VALUES (58, '2026-11-20T02:00:00.000Z', 1, 'small', 'session.opened', '1', '{}', '[]', NULL);
INSERT INTO "log" VALUES (59, '2026-11-20T02:00:00.000Z', NULL, NULL, 'ticket.issued', '3', '{"purpose":"password"}', '[]', NULL);
INSERT INTO "log" VALUES (60, '2026-11-20T02:00:00.000Z', 1, 'small', 'notice-form.saved', 'small', '{"bytes":4}', '[["notice_form",[1],"UaMaV2Iq0o4goGXJ5zAoBVtUKUGZuuXCNMKDVS8iBiI"]]', x'b3153bde6b05117c52387b7b1b3ff32b');
INSERT INTO "log" VALUES (61, '2026-11-20T02:00:00.000Z', 1, 'small', 'subscription.added', 'leader/l01', '{"id":1}', '[["subscription",[1],"MkbhtIOD6nfIsGa7A6IozLBvivgoJ5egft2Dg9vKHNI"]]', x'7d99c8a36b016fd4c595f693e0aa25ea');
INSERT INTO "log" VALUES (62, '2026-11-20T02:00:00.000Z', 3, 'small', 'receipt.seen', 'l02', '{"month":"2026-12","n":1}', '[["receipt",[1,1,"l02"],"Sa-RYDyGLTkf1pomRnu-uLuyQfti04a_2Ej6LWnGYGw"]]', x'764d30285ced4eff8c846f49f69879b0');
INSERT INTO "log" VALUES (63, '2026-11-20T02:00:00.000Z', 1, 'small', 'robot.saved', 'small', '{"kind":"wecom","isOn":true}', '[["robot",["small"],"4UA7bgMfV7BcXHJ7Y1lf-72R3wx7PLjOVkrttDcYVnM"]]', x'c1eb1b6a60b5c4afe4990ba931f6da90');
INSERT INTO "log" VALUES (64, '2026-11-20T02:00:00.000Z', 1, 'small', 'attendance.first', 'l01', '{"reception":"d1","date":"2026-12-01","session":"morning","is":"present","isPlanned":true}', '[["attendance",[1],"-n-pEKi63m1GG2xzLRzCAzp1IIoQ8coVBgjuRoqsv3g"]]', x'1c9fad1ce39fd81fdcd9078c8ebd70ef');
INSERT INTO "log" VALUES (65, '2026-11-20T02:00:00.000Z', 1, 'small', 'clocks.saved', 'small', '{"version":1,"preset":"regulation-2022"}', '[["clock_set",["small",1],"lWUVcalgSerccGVQMTBzabMGEYvWy-fCm3SLsYte_lw"]]', x'429db76f30692f3f890404ee9e92976c');
INSERT INTO "log" VALUES (66, '2026-11-20T02:00:00.000Z', 1, 'small', 'case.registered', 'case-1', '{"n":1}', '[["case_concern",[1],"FtchmTSqAvkzl7prvjbTHy3Bg-CfcLRRiY0BngrpW8I"],["case_deadline",["case-1"],"LHkNu68j9wA5YRzpwsWjQSyz6PReQ-tdncnw0EG_gII"],["case_event",["case-1",1],"iST1IkPF2ov_fQHTNs1Oosqp-OvtGnDe9CyrStJb3pE"],["case_file",["case-1"],"CjR8aaqxu-_46rCAzPz_kQnfvtnu8sZjfWAGWP5VYOc"],["case_state",["case-1"],"NjufTc-thuXSdIqHxjCttmFeaZLFcA-yhBIjLvVmmKE"]]', x'f39ba656c99194caa48c62bce5778a07');
INSERT INTO "log" VALUES (67, '2026-11-20T02:00:00.000Z', 1, 'small', 'booking.queued', 'booking-1', '{"date":null,"session":null}', '[["booking",["booking-1"],"ysFWpzUOlD8bhKeeqQIt-vs7EZcGuWDtDayMoVvIETA"],["booking_step",[1],"71f8rCnv3xni0VWQXLrHMuC8BhMXLaD4Gnscc7utCbk"],["personal",["case-1"],"4I70na9W5qGwSirkmq5lYJyrz3be3cdT2ISDrTqxTAI"]]', x'de9e41eddff0712647bbd5be9b227914');
INSERT INTO "subscription" VALUES (1, 'small', 'leader/l01', '手机', 'a8fa7fd60893411a49907b5545ccf9c47ed8073cc38e2ac3b79c4f6156cd7755', 1, '2026-11-20T02:00:00.000Z', NULL, NULL);
INSERT INTO "receipt" VALUES (1, 1, 'l02', 'seen', 3, '2026-11-20T02:00:00.000Z');
INSERT INTO "robot" VALUES ('small', 'wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=示例', '', 1, 1);
INSERT INTO "message" VALUES (1, 'small', '2026年12月领导接访安排已发布:10天、10次。', '2026-11-20T02:00:00.000Z', '2026-11-20T02:00:00.000Z', 0, NULL, NULL, NULL);
INSERT INTO "notice_form" VALUES (1, 'small', x'646f6378', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "attendance" VALUES (1, 'small', 'd1', 1, '2026-12-01', 'morning', 'hall', 'xz', 'reception', 'l01', 'present', NULL, NULL, '', '08:30', '11:30', 2, 7, '["received"]', 'first', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "clock_set" VALUES ('small', 1, '{"preset":"regulation-2022","name":{"zh-CN":"《信访工作条例》(2022)","en":"Regulations on Petitioning Work (2022)"},"clocks":[{"id":"forward","name":{"zh-CN":"转送、交办","en":"forward or assign"},"source":"《信访工作条例》(2022)第22条","limit":15,"unit":"days","from":"registered","stops":["assigned","accepted","refused"],"is":"duty","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"inform","name":{"zh-CN":"告知是否受理","en":"inform of acceptance"},"source":"《信访工作条例》(2022)第23条","limit":15,"unit":"days","from":"registered","stops":["informed","refused"],"is":"duty","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"object","name":{"zh-CN":"责任单位提出异议","en":"object to a wrong assignment"},"source":"《信访工作条例》(2022)第23条","limit":5,"unit":"workdays","from":"unit-received","stops":["objected","accepted","answered"],"is":"right","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"handle","name":{"zh-CN":"办结","en":"handle"},"source":"《信访工作条例》(2022)第34条","limit":60,"unit":"days","from":"accepted","stops":["answered"],"is":"duty","extension":30,"isWithoutHearing":false,"isRolledOver":false},{"id":"ask-review","name":{"zh-CN":"申请复查","en":"ask for review"},"source":"《信访工作条例》(2022)第35条","limit":30,"unit":"days","from":"opinion-received","stops":["review-asked"],"is":"right","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"review","name":{"zh-CN":"答复复查","en":"answer the review"},"source":"《信访工作条例》(2022)第35条","limit":30,"unit":"days","from":"review-asked","stops":["review-answered"],"is":"duty","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"ask-rereview","name":{"zh-CN":"申请复核","en":"ask for re-review"},"source":"《信访工作条例》(2022)第36条","limit":30,"unit":"days","from":"review-received","stops":["rereview-asked"],"is":"right","extension":0,"isWithoutHearing":false,"isRolledOver":false},{"id":"rereview","name":{"zh-CN":"答复复核","en":"answer the re-review"},"source":"《信访工作条例》(2022)第36条","limit":30,"unit":"days","from":"rereview-asked","stops":["rereview-answered"],"is":"duty","extension":0,"isWithoutHearing":true,"isRolledOver":false}]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "case_file" VALUES ('case-1', 'small', 2026, 1, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "case_event" VALUES ('case-1', 1, 'registered', '2026-12-01', '{"session":"morning","place":"hall","level":"county","isFirst":true,"isCollective":false,"heads":1,"representatives":0,"subject":"02","reception":"d1","receiver":"l01","nationalNumber":null,"earlier":null,"concerns":{"leaders":["l05"],"units":[]},"clocks":1}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "case_state" VALUES ('case-1', 'small', 2026, 1, 1, 'registered', 1, '2026-12-01', 'd1', 'hall', 'l01', NULL, NULL, '02', 1, 0, 1, NULL, NULL, NULL, NULL, NULL, 0, '2026-12-16');
INSERT INTO "case_concern" VALUES (1, 'case-1', 'l05', NULL);
INSERT INTO "case_deadline" VALUES ('case-1', 'forward', 1, 'small', '2026-12-01', '2026-12-16', '2026-12-16', NULL, 'running', 0, 0, 0);
INSERT INTO "case_deadline" VALUES ('case-1', 'inform', 1, 'small', '2026-12-01', '2026-12-16', '2026-12-16', NULL, 'running', 0, 0, 0);
INSERT INTO "personal" VALUES ('case-1', 'small', 'case', x'f8cf2f3696371999fcdb4f21ea6c4523eb26d1d5aa01d9bd3c5d0deccfca2f259bdf50c2104b0523edcdd509df9adb824154307338ae61ce68334b088675c3d56a6314da39315807741ddbe9589da1afc94256378e', 1);
INSERT INTO "booking" VALUES ('booking-1', 'small', '01', 1, '{"leaders":[],"units":[]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "booking_step" VALUES (1, 'booking-1', 'queued', NULL, NULL, NULL, NULL, NULL, 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "log_node" VALUES (0, 0, x'748c21dbac53ca7cc3ea1365c2d2a3d908c957d78448dd064dcc9f6f86ccfb13');
INSERT INTO "log_node" VALUES (0, 1, x'7c46bf5fadb55bcc1b0b304153ff45073a65d0a92321475a04619c68640e306a');
INSERT INTO "log_node" VALUES (0, 2, x'b20bf7aff222acf559781b1a34d90825795e198f6b10ff64489e256893b3e97a');
INSERT INTO "log_node" VALUES (0, 3, x'36a85e568ef9eaaca2576a8eb5ecf807df15c0a9cc0f721ea1a74bb7d3303ec5');
INSERT INTO "log_node" VALUES (0, 4, x'88152ea34906ef37a9e3502d5df85221f39b851434297116e7c19f000e2c7931');
INSERT INTO "log_node" VALUES (0, 5, x'5ac25c9c31094c37050ea480256a4f639b95acc52ec78131d3b621598611df6e');
INSERT INTO "log_node" VALUES (0, 6, x'429c44e624c84b0bd185542e27fcc0d84f1bd146e0bf22b811cf89da0546445d');
INSERT INTO "log_node" VALUES (0, 7, x'a3b62e5a70db367968a0317e560c0fe1c5cbeb1a05f6fc2b007384816a666128');
INSERT INTO "log_node" VALUES (0, 8, x'ba8c0b7b13c80d8cc8a08785051c2e3f5f4f19a970005effe86cc9ef47d7bb57');
INSERT INTO "log_node" VALUES (0, 9, x'bf67dad314cec6f10634af4d6d6f4bec80643a255bcda527f551fa9fc5640fb5');
INSERT INTO "log_node" VALUES (0, 10, x'6b53010abe5851c948623dcd449a13fa76e5988885ca9c228414d06901b49e14');
INSERT INTO "log_node" VALUES (0, 11, x'5f6813a38b30332c085673120f828d2e3ed55e31eb28ad68b6e031653cbb2776');
INSERT INTO "log_node" VALUES (0, 12, x'cc65288dc29917c8e44bf8bd64c60307df33900a82c988bf2e93b3def7b07bf4');
INSERT INTO "log_node" VALUES (0, 13, x'1102036c4ce19e804efe320d64ee75b7dada11b4cf78265ebdee509e751ed2d6');
INSERT INTO "log_node" VALUES (0, 14, x'10c18f480dd8741186b1708280a275ca406ae3a8d14e9fc6d745ce7265e87c61');
INSERT INTO "log_node" VALUES (0, 15, x'f390c4bb27e5ff37eb973ab7b64903e4c152c8329f34caf03ff54ed352055964');
INSERT INTO "log_node" VALUES (0, 16, x'ab456da67cbd6246bafc77c26e0a47a05cf1f5d8a0ae459111f7271b6a80fdf3');
INSERT INTO "log_node" VALUES (0, 17, x'ba72535937e5b09e0d76145962b6feca6a15a70f57c8df3286a00501516b1cff');
INSERT INTO "log_node" VALUES (0, 18, x'803d845abcab6b7cb1d968fdf5ea5b51ea7847680809925061709cac3d788f11');
INSERT INTO "log_node" VALUES (0, 19, x'7dec2ecbebbf2c87e8811b75cc49d4207c940d01d9652b6dc0414f2e7659661f');
INSERT INTO "log_node" VALUES (0, 20, x'3b8b29882f40cb7875dcd38a78f2aa4df836e65a3242b27308b623082853effb');
INSERT INTO "log_node" VALUES (0, 21, x'438b13a4c953e098ab59be0210a14f9145d132f0275e3fe877f0a014f964cb15');
INSERT INTO "log_node" VALUES (0, 22, x'62b66995e5483a7012181d0696b123ee8aff7573b41d2bca8dd1929b5aa8ec17');
INSERT INTO "log_node" VALUES (0, 23, x'e9ebe20c51e2d53ceec6030cb78636114067bca5b46a5fb7cdb3b2b27b671e56');
INSERT INTO "log_node" VALUES (0, 24, x'a2c19c1a20888d070c862da9fceb76a0dae7733ae0e72303c5f5ee62f52ed10d');
INSERT INTO "log_node" VALUES (0, 25, x'8c061f1e78db7c18b551cfd6fb14e8b758ad711f9a67092032a5b95c5b2ae6d9');
INSERT INTO "log_node" VALUES (0, 26, x'3631204c6f882ad18e51f7c08b1c11f675d7796533a97f1e35ad23e3e763373e');
INSERT INTO "log_node" VALUES (0, 27, x'bca7ebd750940d10487f124a160a4b3564ce1519a696f5f0c68fc95cda7f0962');
INSERT INTO "log_node" VALUES (0, 28, x'fcf70124dfc38e9ea0f0281bce4e954d543396a4618a0644470d9cb5fd64826d');
INSERT INTO "log_node" VALUES (0, 29, x'7282a66d0f480d257c23eb2707ea1eecff1a44ea35d89bb6494953f99f610796');
INSERT INTO "log_node" VALUES (0, 30, x'060a9c6140e9e7c1d4c4f5ddc8f75d7f22d7d8173a52eabfaf62aa4376a588ff');
INSERT INTO "log_node" VALUES (0, 31, x'442d193a45cac642405dfa54e99994073ff95c28ac4ee99073965a71c20ffcf6');
INSERT INTO "log_node" VALUES (0, 32, x'773c64e825b6d08aedb2a1eacc6fb266dd007f9739d6615ad753f6e1960c90bb');
INSERT INTO "log_node" VALUES (0, 33, x'53b2535ed30d197d78dab76e5ff729d0d8f5c9c94a6fe2291223a4f453680002');
INSERT INTO "log_node" VALUES (0, 34, x'297ab9bc9e7cdd01384b2d6120068c77afd5fdc084cf6aa26ec35069c7ea99ae');
INSERT INTO "log_node" VALUES (0, 35, x'628a5c130225c4544cc60e744564e28187a0297d5e0c92a64d10d97973c39343');
INSERT INTO "log_node" VALUES (0, 36, x'986d09974a3bb69939fe9c768cb0946db1e67b6b4f7f72e5946bf91f6796b877');
INSERT INTO "log_node" VALUES (0, 37, x'c721f1525503ff7312c729499c2d68441f35941be4a2b5973419690c01b800ea');
INSERT INTO "log_node" VALUES (0, 38, x'80605084814b16706093b0ec7fdc495805ffb571681d5c4f500314711fab7dda');
INSERT INTO "log_node" VALUES (0, 39, x'04dbb9148cece32348a0986460f13e926425898672d799a6f72dcca8f3dfefb5');
INSERT INTO "log_node" VALUES (0, 40, x'5e098e098170c56b5ad39b9359e9da317f7ffb93ea10dc192343a4025634db45');
INSERT INTO "log_node" VALUES (0, 41, x'c064cd0e3b7c1059209862df7786ebf3722286b2851fe4303c20a88aea0d72aa');
INSERT INTO "log_node" VALUES (0, 42, x'4778828ec9d98d71cb76b17a95d2764a0db4156db4bc34a45f39592750664809');
INSERT INTO "log_node" VALUES (0, 43, x'afd006419acdf78398cf001ce949548f213bd9e838328e0adc12acfb45d1614d');
INSERT INTO "log_node" VALUES (0, 44, x'e1e338514aee4a23579f13cfc6a112581e7f230b7e077c0431c8dc360779b6bf');
INSERT INTO "log_node" VALUES (0, 45, x'f5215b6a5a34b8ff860e4d3063b24bf65388bc797c8ae847b83f3278f2311827');
INSERT INTO "log_node" VALUES (0, 46, x'1b22106f444003b46ff086090311edd93d4572136e66fb8534daa8df8d4953e0');
INSERT INTO "log_node" VALUES (0, 47, x'c97fd44a3f401b274e3306a0933ef7aba453fa7b4dda38db9b0b4a4569b855c2');
INSERT INTO "log_node" VALUES (0, 48, x'5f1a435a10e10d7dc5f511669396f468d37c54f95a4a9d8fa3c904cb12fbccfe');
INSERT INTO "log_node" VALUES (0, 49, x'3a1b84ea8766b3124a9ffaeb908353500b1209ce1a0246ea8c38c51104a431c8');
INSERT INTO "log_node" VALUES (0, 50, x'a95d10826cd9398fbdceb99559402a7341c8210c35d45fb6361475cfb5a70bd6');
INSERT INTO "log_node" VALUES (0, 51, x'7f666a76c73917fa197e8ef560d19d37f018c7f1d7a72ea305cc1000f13e1c20');
INSERT INTO "log_node" VALUES (0, 52, x'eb258c63c76d0d8ae1ae73e9aa2a3f20557e360565b5b4b1b656ea0a5b745984');
INSERT INTO "log_node" VALUES (0, 53, x'd21be3fb6d61368c5cb997af1e33b005fc9cd637770ee9f10460626d752c3287');
INSERT INTO "log_node" VALUES (0, 54, x'18c83dfa2d5331521c0160730a8c8ef0ba8b5e16ef97858ab16b89b8293641c6');
INSERT INTO "log_node" VALUES (0, 55, x'1f1cc135e1f339c1e044ce42220bcaa0ff925bc8d91d240fd4ec7171c4f2f7d2');
INSERT INTO "log_node" VALUES (0, 56, x'ed164417d685122c2f046b69a1dd1a69c1d55cfc87076616f363a0afe7edd77e');
INSERT INTO "log_node" VALUES (0, 57, x'127abb36a196641929aa47ff22ee45f4d0cb8aeab15de8c564e39ec7b32acdc5');
INSERT INTO "log_node" VALUES (0, 58, x'136684d0d3ab92bb74eee5410a755601ae73345e52aa9a40b0552a58fb9154a3');
INSERT INTO "log_node" VALUES (0, 59, x'8222928001eae917cd3d6c4c335c7bd776c1007d7c6dcebdb43c3f071da9a355');
INSERT INTO "log_node" VALUES (0, 60, x'1ef7322a749d38387d314ce54db620e69147286c70e43e2142d22ef6e45bc0a3');
INSERT INTO "log_node" VALUES (0, 61, x'97116cbd9af789b0d4026a0e2dc554a9065a2e820b21a15ca9e66a56dde537e6');
INSERT INTO "log_node" VALUES (0, 62, x'0f2beeb8e89bc733386392de5e4869f5117a9dbe3ef13422ae53d9bebdce53dc');
INSERT INTO "log_node" VALUES (0, 63, x'0c1b606483c7fdb0bacc9b29a45d101a92cfa24ddf883fc7830a6ef0b18739cc');
INSERT INTO "log_node" VALUES (0, 64, x'b4e12aa6f7a868079fcb74fdb5d6373fffbc9fed7d3e9a7dde225133b4c431c0');
INSERT INTO "log_node" VALUES (0, 65, x'b55fc63c3207e1565d367ccb624d8330ef7c37f68694d14694189ffd04e508ec');
INSERT INTO "log_node" VALUES (0, 66, x'd222322ba12ca839029792c389f8bd6334bf2e28d396ecc392bb81d9b93914fb');
INSERT INTO "log_node" VALUES (1, 0, x'e8512534bdf12f0290b894fedae460eba43f6029a7d137ba7c8586103fd2b71e');
INSERT INTO "log_node" VALUES (1, 1, x'b307f0a7a94f0cefffb6817382d1ecc69d38abfbc13f1cf4530fcda3a315fcb4');
INSERT INTO "log_node" VALUES (1, 2, x'28d6a334f698c972aef5707065c07d1aee55e36b75c24eff5300b05be2e0d4ab');
INSERT INTO "log_node" VALUES (1, 3, x'9b22d528810f339af30697af60a9d2b589b37bc2a2752a657a71956b5b37d613');
INSERT INTO "log_node" VALUES (1, 4, x'6ece2202b196a69414a77cba0d8a91262a3fef02b7f8cddf4c61d8b4abd36c4e');
INSERT INTO "log_node" VALUES (1, 5, x'1bf586f5c86872465b4d931629d628fae5fb7fbf90707291ba1a5e23388a9bec');
INSERT INTO "log_node" VALUES (1, 6, x'60d886aa8ebe6d9068eb367a335531981afc43d3bb822d3dea8e8247568e66f0');
INSERT INTO "log_node" VALUES (1, 7, x'18c6110f14590c689550be9c85695c15c0fe50cf2db242bfa3f7b561366ecfe7');
INSERT INTO "log_node" VALUES (1, 8, x'ef21a4aee09ebc646a5cdf0abbc64692228e52a1bbcf9ee1ae4742948dab9ca6');
INSERT INTO "log_node" VALUES (1, 9, x'b3d9af85b10864296a50885f7391fba4309d91a6dc8ef88738f85d901ddcf780');
INSERT INTO "log_node" VALUES (1, 10, x'32919d3f8436f75fe36ca540ec692c3b440b52b23ef461209806f7fd6d704a69');
INSERT INTO "log_node" VALUES (1, 11, x'b15465067b5521d0c42f121924a9b0045f1cd6ec5fd4404dfc9522af42a49e24');
INSERT INTO "log_node" VALUES (1, 12, x'e06a6c4b2cc7d7b99a824a28c7b62241ae0e91115a91d6d057912665c870c3ee');
INSERT INTO "log_node" VALUES (1, 13, x'5815b12e5f71a98a54d4bd7fc04990ef3c14d65440e619421a6aafa5ce7f0fb3');
INSERT INTO "log_node" VALUES (1, 14, x'3eb45250232f5893b753b7fcb6400bfc7146e33d81bf10a7f202fbd8930019cf');
INSERT INTO "log_node" VALUES (1, 15, x'd90666f2eb92a90a38aa25adb6f0f8625565734d5920a8ee84b2de428d10c371');
INSERT INTO "log_node" VALUES (1, 16, x'7b8076222f664802757c7f71ec45b3021126a94267c3a8770829b5e9f463fa17');
INSERT INTO "log_node" VALUES (1, 17, x'723bc73745dac120dc4554bf77b1d047687d9b072972c797e6cea69f1008a159');
INSERT INTO "log_node" VALUES (1, 18, x'206bb70ed55f11b91d3304c0dfaa430dfe887b0af9852829d8a568772f925fe1');
INSERT INTO "log_node" VALUES (1, 19, x'29de26096b95ebbdaa0c74840d3b5f8dcc3d80c07ede8ddb4c8a66d601347379');
INSERT INTO "log_node" VALUES (1, 20, x'3cf22a8a803a2acbad90931b9b7452de5ae57c40316a31fbcc04b226031016a5');
INSERT INTO "log_node" VALUES (1, 21, x'765c3ec6135cd3786d2d8444d50f1ef7b5d4c2fc3582750329d048485a944e13');
INSERT INTO "log_node" VALUES (1, 22, x'ff181c52121ffac775ac5110504d08fd9e3e17afa52fc8d06dd9e1ed58007d3d');
INSERT INTO "log_node" VALUES (1, 23, x'd755be474553ef1db1048838ba75f71c6bf27890cc0cf56fe0dcd5ce8efaf0db');
INSERT INTO "log_node" VALUES (1, 24, x'803952e4304b43b50a237030d8f1a0db564d7c8ba1b58098c9a90bd3ab6d53ec');
INSERT INTO "log_node" VALUES (1, 25, x'f7252a5fb45c8689b62c6734aaebcba0ce8aab67ec986a94bacd4169f95d91ca');
INSERT INTO "log_node" VALUES (1, 26, x'903bc3347323328a3f99310c200bc9fa27e164fc598ed5041351f4355d7fb3ea');
INSERT INTO "log_node" VALUES (1, 27, x'dec01a42e14f664a5936ec8748aef978e4e138da86ce2cacde7a8cff2f2e814f');
INSERT INTO "log_node" VALUES (1, 28, x'2b2543b1a024365c239a786edcacb675e9236dcc8c083d37a0af6f8d5b35e8eb');
INSERT INTO "log_node" VALUES (1, 29, x'e0dfca7182539972848732b861bd578e8f96386785e425cb1fbae1f44018226f');
INSERT INTO "log_node" VALUES (1, 30, x'9bbff41dc4661a2ff41fa6fb92823230a8d56cc7f66d3a23e99ec3cd0ee17d44');
INSERT INTO "log_node" VALUES (1, 31, x'81d4b2295b3c4259f675cdfb1eb3939d6dd08c60957bec4f578a2b5d3b625de4');
INSERT INTO "log_node" VALUES (1, 32, x'e720ce148b53c8a7342e0bd28de2a80ffbbe20d1affa5499f7872afd15ad7c32');
INSERT INTO "log_node" VALUES (2, 0, x'25e6eb553413fd0e42e19f309b11c4091bf316b81de7bb49b0697271929e2543');
INSERT INTO "log_node" VALUES (2, 1, x'82fd81811616828abbb9fb5b74144e08a8dc7985d7acdfea97b7d7f2f576e6ca');
INSERT INTO "log_node" VALUES (2, 2, x'79c6a2c84d88893d2693ca9939471ce6227249d522cc70a9cf6cf71e2ca04069');
INSERT INTO "log_node" VALUES (2, 3, x'fd39646a3ad843a4caf9efb83716c570a6f6420c28a95d2eb4b44fdeee61f0f7');
INSERT INTO "log_node" VALUES (2, 4, x'90197e0027a92da06eeb23efbc782e8f898664e8184ee460049f90f500c0e815');
INSERT INTO "log_node" VALUES (2, 5, x'40ef75651e430cfb2640c77a6eb133b4beb02e02822b4132f8139521701539df');
INSERT INTO "log_node" VALUES (2, 6, x'5edfcfc7bc6e4b7aa2609df2941a5b94ef96f18c66f26b5f4d23759dc1290a95');
INSERT INTO "log_node" VALUES (2, 7, x'aafde27476d3abe509c07d4a908396905534300423b93901f10bc326c6b8d34a');
INSERT INTO "log_node" VALUES (2, 8, x'bb9acd250baa148218ebc9df2d98f16bc7f5ed7784b33f44d0c63b3a3c9e13c3');
INSERT INTO "log_node" VALUES (2, 9, x'e09e538bd46c765508c9622f760575fef8f77f40ae92c202af05aadc2da4b6bf');
INSERT INTO "log_node" VALUES (2, 10, x'9589880dec2aa62fc5756068d76b5f1225b58edec7777ab582273bcd09f623dd');
INSERT INTO "log_node" VALUES (2, 11, x'0513a57c2b224f34902723d643dc0761169e0196453b75a08ec17792885209e0');
INSERT INTO "log_node" VALUES (2, 12, x'0fb74158ad0da294d77f8bd995cf3b2082db26514c79d63dc4e73658c088bb5e');
INSERT INTO "log_node" VALUES (2, 13, x'7c1d3a20b870ce350a0fac0ed81ccd8c0c721921a68cfc05085802e9e8ac780e');
INSERT INTO "log_node" VALUES (2, 14, x'c463dbfd72ea578ab0ef94d7e6445c1c42d5c705cda1f85e65cb3310e91a2b7f');
INSERT INTO "log_node" VALUES (2, 15, x'c75ac7a2873ca3e1d9dac106b3ce1f5af79e2368ccbe00363ac7f9559dd6ac03');
INSERT INTO "log_node" VALUES (3, 0, x'b6c9cc4e7e283cc8bed589f54aad7b1a0d893ffc7f9628df4c0b6f6a68b5ea82');
INSERT INTO "log_node" VALUES (3, 1, x'f22d4ebdfb5d96c45852436b8e7473fbbdc938a2e935db9e2b1daf77013c404c');
INSERT INTO "log_node" VALUES (3, 2, x'587f0de1a19fa1c112f888a4d32bec99417a271cfe1bab2a3992ee62ca3b9efc');
INSERT INTO "log_node" VALUES (3, 3, x'3c53c1c13ba3ae4b351b7c0005c9731dc27a686e04e0ba55b62f5c0f95a2129b');
INSERT INTO "log_node" VALUES (3, 4, x'da70293b35dc1c1c030ef4c343c0a17078122c4d586c0ed8983bec57616b0cd8');
INSERT INTO "log_node" VALUES (3, 5, x'1a1c11e31b4b90e87cbaa14a0fc4ee6bd0ac9eba07846220c56e07f4b3c51775');
INSERT INTO "log_node" VALUES (3, 6, x'eeb101e68cd5a095439f7e6d96ad75c32a26a0bef2c30399371215e8bd97e8ba');
INSERT INTO "log_node" VALUES (3, 7, x'18a9880e24c9f638428ae5ab6b3530e0573e9d5762bd3d8847f55a99bfa3078a');
INSERT INTO "log_node" VALUES (4, 0, x'05f0e91cde76068e18b4b97727466868f6ff6b9d786eaf9808d9a228d71f93bc');
INSERT INTO "log_node" VALUES (4, 1, x'6ad8b6badb1eea8956d2fd57bc10a7787f5e23d3b88663b6918a5e6c7780bf80');
INSERT INTO "log_node" VALUES (4, 2, x'62bff950a7866fa6ed22d1a5f8a7fa2de87bd71632540065de0525e37724480c');
INSERT INTO "log_node" VALUES (4, 3, x'6e942de859023be43cf9d519856ea4d250a188a47908047157a2fb901dd62fdc');
INSERT INTO "log_node" VALUES (5, 0, x'832d77b74203a85ba210af130a7138116cf6421386e5a257953c7924899d8258');
INSERT INTO "log_node" VALUES (5, 1, x'06a2a3481057e403d08c1a1cb87dfb6a5492b029161fe5edecb9e4975775a3ee');
INSERT INTO "log_node" VALUES (6, 0, x'33650d25ca23d5dc5d7daa3475e0318e87bd83f8cd93cab671c74e365a3d67a4');
INSERT INTO "log_tip" VALUES (1, 'reception-roster/test
67
DuLbIDozcgMsI/3ZY30waFNlinpGQdkOIIwjD7vokkc=

— reception-roster/test RTkKZL+IoHs3TRJLjmVzsxSJEQHEsrKIPOqk72Zj9h7djO4oa3HargFxSSflFpun4uGxF+pNLv8KcXyBj8yR54gu8gU=
');
INSERT INTO "log_head" VALUES (54, '2026-11-20T02:00:00.000Z', 'reception-roster/test
54
JAylJbX/X9Ck24eLyzYGQNl3yD02+tn6PAGGvStD21M=

— reception-roster/test RTkKZNdeWXcErCRfFaMlfs27Kqc44RCgtRkACAsewuZ3eikwypBOb3SRfbjP7EVyp/hlhuAjhcNYyem4LB/cVU5z0QA=
');
INSERT INTO "past_row" VALUES ('leader', '["l01"]', 8, '[{"id":"l01","name":"陈新伟","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l02"]', 9, '[{"id":"l02","name":"邓宏伟","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l03"]', 10, '[{"id":"l03","name":"莫德玲","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l04"]', 11, '[{"id":"l04","name":"廖晓强","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l05"]', 12, '[{"id":"l05","name":"贾少辉","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l06"]', 13, '[{"id":"l06","name":"梁秀杰","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l07"]', 14, '[{"id":"l07","name":"罗海伟","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l08"]', 15, '[{"id":"l08","name":"邓春成","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l09"]', 16, '[{"id":"l09","name":"贾桂凤","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l10"]', 17, '[{"id":"l10","name":"谭永凤","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l11"]', 18, '[{"id":"l11","name":"刘辉","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l12"]', 19, '[{"id":"l12","name":"农德芳","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l13"]', 20, '[{"id":"l13","name":"谢国才","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l14"]', 21, '[{"id":"l14","name":"兰秀伟","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l15"]', 22, '[{"id":"l15","name":"梁春强","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l16"]', 23, '[{"id":"l16","name":"卢海才","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l17"]', 24, '[{"id":"l17","name":"蒙兴萍","version":1}]');
INSERT INTO "past_row" VALUES ('leader', '["l18"]', 25, '[{"id":"l18","name":"张兴生","version":1}]');
INSERT INTO "past_row" VALUES ('liaison', '["l01","xz","2026-01-01"]', 8, '[{"from_day":"2026-01-01","leader":"l01","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('local_day', '[1]', 47, '[{"date":"2026-12-31","id":1,"is_open":0,"office":"small","places":null,"why":"示例"}]');
INSERT INTO "past_row" VALUES ('office', '["small"]', 2, '[{"id":"small","name":"小县群众工作部","settings":"{\"noticeDays\":3,\"mayApproveOwn\":true,\"answersBy\":20,\"noSubstitute\":[],\"presets\":[],\"knownFrom\":null,\"concessions\":{\"room\":20,\"absence\":30,\"pin\":10,\"rules\":[]},\"feedsOpen\":true,\"notice\":{\"isPublic\":true,\"number\":\"\",\"signedBy\":\"\",\"notReceived\":\"\"},\"cases\":{\"number\":\"{year}-{n}\",\"subjects\":[{\"code\":\"01\",\"name\":\"基本民生\"},{\"code\":\"02\",\"name\":\"征地拆迁\"},{\"code\":\"03\",\"name\":\"矿群矛盾和产权纠纷\"},{\"code\":\"04\",\"name\":\"水库移民安置\"},{\"code\":\"05\",\"name\":\"国有企业改制和关闭破产\"},{\"code\":\"06\",\"name\":\"涉军\"},{\"code\":\"07\",\"name\":\"涉法涉诉\"},{\"code\":\"08\",\"name\":\"城市管理和交通营运\"},{\"code\":\"09\",\"name\":\"社会治安和公共安全\"},{\"code\":\"10\",\"name\":\"其他\"}],\"retentionYears\":5,\"backlogYears\":1,\"mediates\":false},\"booking\":{\"isOn\":false,\"perSession\":8,\"minutesEach\":20,\"daysBefore\":1,\"until\":\"17:00\",\"keepDays\":180},\"audit\":{\"targets\":[{\"indicator\":\"backlog\",\"percent\":95,\"from\":\"2022-05\",\"to\":null}],\"namesPeople\":false,\"openData\":false}}","timezone":"Asia/Shanghai","unit":"xz","version":1}]');
INSERT INTO "past_row" VALUES ('office', '["small"]', 43, '[{"id":"small","name":"小县群众工作部","settings":"{\"noticeDays\":3,\"mayApproveOwn\":true,\"answersBy\":20,\"noSubstitute\":[],\"presets\":[],\"knownFrom\":\"2026-10-01\",\"concessions\":{\"room\":20,\"absence\":30,\"pin\":10,\"rules\":[]},\"feedsOpen\":true,\"notice\":{\"isPublic\":true,\"number\":\"\",\"signedBy\":\"\",\"notReceived\":\"\"},\"cases\":{\"number\":\"{year}-{n}\",\"subjects\":[{\"code\":\"01\",\"name\":\"基本民生\"},{\"code\":\"02\",\"name\":\"征地拆迁\"},{\"code\":\"03\",\"name\":\"矿群矛盾和产权纠纷\"},{\"code\":\"04\",\"name\":\"水库移民安置\"},{\"code\":\"05\",\"name\":\"国有企业改制和关闭破产\"},{\"code\":\"06\",\"name\":\"涉军\"},{\"code\":\"07\",\"name\":\"涉法涉诉\"},{\"code\":\"08\",\"name\":\"城市管理和交通营运\"},{\"code\":\"09\",\"name\":\"社会治安和公共安全\"},{\"code\":\"10\",\"name\":\"其他\"}],\"retentionYears\":5,\"backlogYears\":1,\"mediates\":false},\"booking\":{\"isOn\":false,\"perSession\":8,\"minutesEach\":20,\"daysBefore\":1,\"until\":\"17:00\",\"keepDays\":180},\"audit\":{\"targets\":[{\"indicator\":\"backlog\",\"percent\":95,\"from\":\"2022-05\",\"to\":null}],\"namesPeople\":false,\"openData\":false}}","timezone":"Asia/Shanghai","unit":"xz","version":2}]');
INSERT INTO "past_row" VALUES ('opening', '["hall-daily"]', 26, '[{"activity":"reception","capacity":1,"end":"12:00","id":"hall-daily","place":"hall","rank":0,"recurs":"{\"every\":\"workday\"}","retired_at":null,"session":"morning","start":"09:00"}]');
INSERT INTO "past_row" VALUES ('place', '["hall"]', 26, '[{"address":"县城(示例地址)","booking":null,"id":"hall","name":"县群众工作部接访大厅","office":"small","phone":"0000-0000000","rank":0,"retired_at":null,"unit":"xz","version":1}]');
INSERT INTO "past_row" VALUES ('post', '[10]', 17, '[{"from_day":"2024-01-01","id":10,"leader":"l10","portfolio":"[\"公安\",\"司法\"]","rank":10,"role":"county-leader","team":"government","title":"副县长、公安局局长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[11]', 18, '[{"from_day":"2024-01-01","id":11,"leader":"l11","portfolio":"[\"农业农村\",\"水利\",\"乡村振兴\"]","rank":11,"role":"county-leader","team":"government","title":"副县长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[12]', 19, '[{"from_day":"2024-01-01","id":12,"leader":"l12","portfolio":"[\"住房城乡建设\",\"自然资源\",\"交通运输\"]","rank":12,"role":"county-leader","team":"government","title":"副县长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[13]', 20, '[{"from_day":"2024-01-01","id":13,"leader":"l13","portfolio":"[\"教育\",\"卫生健康\",\"医保\"]","rank":13,"role":"county-leader","team":"government","title":"副县长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[14]', 21, '[{"from_day":"2024-01-01","id":14,"leader":"l14","portfolio":"[\"法制\"]","rank":14,"role":"county-leader","team":"congress","title":"县人大常委会副主任","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[15]', 22, '[{"from_day":"2024-01-01","id":15,"leader":"l15","portfolio":"[\"财经\"]","rank":15,"role":"county-leader","team":"congress","title":"县人大常委会副主任","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[16]', 23, '[{"from_day":"2024-01-01","id":16,"leader":"l16","portfolio":"[\"农业\"]","rank":16,"role":"county-leader","team":"congress","title":"县人大常委会副主任","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[17]', 24, '[{"from_day":"2024-01-01","id":17,"leader":"l17","portfolio":"[\"提案\"]","rank":17,"role":"county-leader","team":"consultative","title":"县政协副主席","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[18]', 25, '[{"from_day":"2024-01-01","id":18,"leader":"l18","portfolio":"[\"经济\"]","rank":18,"role":"county-leader","team":"consultative","title":"县政协副主席","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[1]', 8, '[{"from_day":"2024-01-01","id":1,"leader":"l01","portfolio":"[\"县委全面工作\"]","rank":1,"role":"county-secretary","team":"party","title":"县委书记","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[2]', 9, '[{"from_day":"2024-01-01","id":2,"leader":"l02","portfolio":"[\"县政府全面工作\"]","rank":2,"role":"county-head","team":"government","title":"县委副书记、县长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[3]', 10, '[{"from_day":"2024-01-01","id":3,"leader":"l03","portfolio":"[\"县人大常委会全面工作\"]","rank":3,"role":"county-leader","team":"congress","title":"县人大常委会主任","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[4]', 11, '[{"from_day":"2024-01-01","id":4,"leader":"l04","portfolio":"[\"县政协全面工作\"]","rank":4,"role":"county-leader","team":"consultative","title":"县政协主席","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[5]', 12, '[{"from_day":"2024-01-01","id":5,"leader":"l05","portfolio":"[\"党建\",\"农业农村\"]","rank":5,"role":"county-leader","team":"party","title":"县委副书记","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[6]', 13, '[{"from_day":"2024-01-01","id":6,"leader":"l06","portfolio":"[\"发展改革\",\"财政\",\"应急管理\"]","rank":6,"role":"county-leader","team":"government","title":"县委常委、常务副县长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[7]', 14, '[{"from_day":"2024-01-01","id":7,"leader":"l07","portfolio":"[\"纪检监察\"]","rank":7,"role":"county-leader","team":"party","title":"县委常委、县纪委书记、县监委主任","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[8]', 15, '[{"from_day":"2024-01-01","id":8,"leader":"l08","portfolio":"[\"组织人事\",\"老干部\"]","rank":8,"role":"county-leader","team":"party","title":"县委常委、组织部部长","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('post', '[9]', 16, '[{"from_day":"2024-01-01","id":9,"leader":"l09","portfolio":"[\"政法\",\"信访\"]","rank":9,"role":"county-leader","team":"party","title":"县委常委、政法委书记","to_day":null,"unit":"xz"}]');
INSERT INTO "past_row" VALUES ('rule_override', '[1]', 48, '[{"from_day":"2026-12-01","id":1,"max":null,"min":2,"office":"small","reason":"示例","rule":"q5","to_day":"2026-12-31"}]');
INSERT INTO "past_row" VALUES ('served', '[10]', 42, '[{"activity":"reception","date":"2026-10-20","id":10,"instead_of":null,"leader":"l10","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[11]', 42, '[{"activity":"reception","date":"2026-10-21","id":11,"instead_of":null,"leader":"l11","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[12]', 42, '[{"activity":"reception","date":"2026-10-22","id":12,"instead_of":null,"leader":"l12","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[13]', 42, '[{"activity":"reception","date":"2026-10-23","id":13,"instead_of":null,"leader":"l13","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[14]', 42, '[{"activity":"reception","date":"2026-10-26","id":14,"instead_of":null,"leader":"l14","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[15]', 42, '[{"activity":"reception","date":"2026-10-27","id":15,"instead_of":null,"leader":"l15","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[16]', 42, '[{"activity":"reception","date":"2026-10-28","id":16,"instead_of":null,"leader":"l16","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[17]', 42, '[{"activity":"reception","date":"2026-10-29","id":17,"instead_of":null,"leader":"l17","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[18]', 42, '[{"activity":"reception","date":"2026-10-30","id":18,"instead_of":null,"leader":"l18","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[19]', 42, '[{"activity":"reception","date":"2026-11-02","id":19,"instead_of":null,"leader":"l01","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[1]', 42, '[{"activity":"reception","date":"2026-10-08","id":1,"instead_of":null,"leader":"l01","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[20]', 42, '[{"activity":"reception","date":"2026-11-03","id":20,"instead_of":null,"leader":"l02","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[21]', 42, '[{"activity":"reception","date":"2026-11-04","id":21,"instead_of":null,"leader":"l01","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[22]', 42, '[{"activity":"reception","date":"2026-11-05","id":22,"instead_of":null,"leader":"l02","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[23]', 42, '[{"activity":"reception","date":"2026-11-06","id":23,"instead_of":null,"leader":"l03","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[24]', 42, '[{"activity":"reception","date":"2026-11-09","id":24,"instead_of":null,"leader":"l04","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[25]', 42, '[{"activity":"reception","date":"2026-11-10","id":25,"instead_of":null,"leader":"l05","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[26]', 42, '[{"activity":"reception","date":"2026-11-11","id":26,"instead_of":null,"leader":"l06","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[27]', 42, '[{"activity":"reception","date":"2026-11-12","id":27,"instead_of":null,"leader":"l08","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[28]', 42, '[{"activity":"reception","date":"2026-11-13","id":28,"instead_of":null,"leader":"l09","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[29]', 42, '[{"activity":"reception","date":"2026-11-16","id":29,"instead_of":null,"leader":"l10","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[2]', 42, '[{"activity":"reception","date":"2026-10-09","id":2,"instead_of":null,"leader":"l02","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[30]', 42, '[{"activity":"reception","date":"2026-11-17","id":30,"instead_of":null,"leader":"l12","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[31]', 42, '[{"activity":"reception","date":"2026-11-18","id":31,"instead_of":null,"leader":"l14","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[32]', 42, '[{"activity":"reception","date":"2026-11-19","id":32,"instead_of":null,"leader":"l15","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[33]', 42, '[{"activity":"reception","date":"2026-11-20","id":33,"instead_of":null,"leader":"l16","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[34]', 42, '[{"activity":"reception","date":"2026-11-23","id":34,"instead_of":null,"leader":"l17","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[35]', 42, '[{"activity":"reception","date":"2026-11-24","id":35,"instead_of":null,"leader":"l18","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[36]', 42, '[{"activity":"reception","date":"2026-11-25","id":36,"instead_of":null,"leader":"l04","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[37]', 42, '[{"activity":"reception","date":"2026-11-26","id":37,"instead_of":null,"leader":"l15","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[38]', 42, '[{"activity":"reception","date":"2026-11-27","id":38,"instead_of":null,"leader":"l16","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[39]', 42, '[{"activity":"reception","date":"2026-11-30","id":39,"instead_of":null,"leader":"l17","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[3]', 42, '[{"activity":"reception","date":"2026-10-10","id":3,"instead_of":null,"leader":"l03","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[4]', 42, '[{"activity":"reception","date":"2026-10-12","id":4,"instead_of":null,"leader":"l04","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[5]', 42, '[{"activity":"reception","date":"2026-10-13","id":5,"instead_of":null,"leader":"l05","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[6]', 42, '[{"activity":"reception","date":"2026-10-14","id":6,"instead_of":null,"leader":"l06","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[7]', 42, '[{"activity":"reception","date":"2026-10-15","id":7,"instead_of":null,"leader":"l07","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[8]', 42, '[{"activity":"reception","date":"2026-10-16","id":8,"instead_of":null,"leader":"l08","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('served', '[9]', 42, '[{"activity":"reception","date":"2026-10-19","id":9,"instead_of":null,"leader":"l09","moved_from":null,"nobody_came":null,"office":"small","opening":"hall-daily","place":"hall","session":"morning","unit":"xz"}]');
INSERT INTO "past_row" VALUES ('unit', '["xz"]', 1, '[{"id":"xz","level":"county","name":"小县","parent":null,"version":1}]');
INSERT INTO "past_row" VALUES ('year_notice', '[1]', 46, '[{"days":"[]","id":1,"office":"small","source":"示例","version":1,"year":2031}]');
CREATE INDEX unit_parent ON unit(parent);
CREATE INDEX post_leader ON post(leader);
CREATE INDEX post_unit ON post(unit);
CREATE INDEX place_office ON place(office);
CREATE INDEX opening_place ON opening(place);
CREATE INDEX local_day_office ON local_day(office, date);
CREATE INDEX availability_office ON availability(office, to_day);
CREATE INDEX served_office ON served(office, date);
CREATE INDEX review_roster ON review(roster, id);
CREATE INDEX duty_leader ON duty(leader, date);
CREATE INDEX amendment_office ON amendment(office, id);
CREATE INDEX amendment_step_amendment ON amendment_step(amendment);
CREATE UNIQUE INDEX membership_once ON membership(user, office, role, coalesce(leader, ''));
CREATE INDEX session_user ON session(user);
CREATE INDEX log_office ON log(office, seq);
CREATE TRIGGER rule_set_no_update BEFORE UPDATE ON rule_set BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
CREATE TRIGGER rule_set_no_delete BEFORE DELETE ON rule_set BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
CREATE TRIGGER draft_no_update BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
CREATE TRIGGER duty_no_update BEFORE UPDATE ON duty BEGIN SELECT RAISE(ABORT, 'duty is append-only'); END;
CREATE TRIGGER duty_no_delete BEFORE DELETE ON duty BEGIN SELECT RAISE(ABORT, 'duty is append-only'); END;
CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment is append-only'); END;
CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment BEGIN SELECT RAISE(ABORT, 'amendment is append-only'); END;
CREATE TRIGGER amendment_step_no_update BEFORE UPDATE ON amendment_step BEGIN SELECT RAISE(ABORT, 'amendment_step is append-only'); END;
CREATE TRIGGER amendment_step_no_delete BEFORE DELETE ON amendment_step BEGIN SELECT RAISE(ABORT, 'amendment_step is append-only'); END;
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE INDEX subscription_office ON subscription(office, feed);
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE INDEX message_due ON message(due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX message_office ON message(office, id);
CREATE INDEX notice_form_office ON notice_form(office, id);
CREATE TRIGGER notice_form_no_update BEFORE UPDATE ON notice_form BEGIN SELECT RAISE(ABORT, 'notice_form is append-only'); END;
CREATE TRIGGER notice_form_no_delete BEFORE DELETE ON notice_form BEGIN SELECT RAISE(ABORT, 'notice_form is append-only'); END;
CREATE INDEX attendance_reception ON attendance(office, reception, id);
CREATE INDEX attendance_date ON attendance(office, date);
CREATE INDEX case_state_received ON case_state(office, received, n, "case");
CREATE INDEX case_state_number ON case_state(office, year, n);
CREATE INDEX case_state_due ON case_state(office, due) WHERE due IS NOT NULL;
CREATE INDEX case_state_subject ON case_state(office, subject, received, n, "case");
CREATE INDEX case_state_state ON case_state(office, state, received, n, "case");
CREATE INDEX case_state_open ON case_state(office, is_open, received, n, "case");
CREATE INDEX case_state_receiver ON case_state(office, receiver, received, n, "case");
CREATE INDEX case_state_in_charge ON case_state(office, in_charge, received, n, "case") WHERE in_charge IS NOT NULL;
CREATE INDEX case_state_lead ON case_state(office, lead, received, n, "case") WHERE lead IS NOT NULL;
CREATE INDEX case_state_reception ON case_state(reception) WHERE reception IS NOT NULL;
CREATE INDEX case_state_national ON case_state(office, national_number) WHERE national_number IS NOT NULL;
CREATE INDEX case_state_ended ON case_state(office, ended) WHERE is_purged = 0;
CREATE INDEX case_concern_case ON case_concern("case");
CREATE INDEX case_concern_leader ON case_concern(leader) WHERE leader IS NOT NULL;
CREATE INDEX case_concern_unit ON case_concern(unit) WHERE unit IS NOT NULL;
CREATE INDEX case_deadline_due ON case_deadline(office, "is", is_right, due, "case", clock, event);
CREATE INDEX booking_office ON booking(office, at);
CREATE INDEX booking_step_booking ON booking_step(booking, id);
CREATE INDEX booking_step_date ON booking_step(date) WHERE date IS NOT NULL;
CREATE INDEX booking_step_reception ON booking_step(reception, booking) WHERE reception IS NOT NULL;
CREATE INDEX booking_step_is ON booking_step("is", booking);
CREATE TRIGGER attendance_no_update BEFORE UPDATE ON attendance BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
CREATE TRIGGER attendance_no_delete BEFORE DELETE ON attendance BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;
CREATE TRIGGER clock_set_no_update BEFORE UPDATE ON clock_set BEGIN SELECT RAISE(ABORT, 'clock_set is append-only'); END;
CREATE TRIGGER clock_set_no_delete BEFORE DELETE ON clock_set BEGIN SELECT RAISE(ABORT, 'clock_set is append-only'); END;
CREATE TRIGGER case_file_no_update BEFORE UPDATE ON case_file BEGIN SELECT RAISE(ABORT, 'case_file is append-only'); END;
CREATE TRIGGER case_file_no_delete BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'case_file is append-only'); END;
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
CREATE TRIGGER booking_no_update BEFORE UPDATE ON booking BEGIN SELECT RAISE(ABORT, 'booking is append-only'); END;
CREATE TRIGGER booking_no_delete BEFORE DELETE ON booking BEGIN SELECT RAISE(ABORT, 'booking is append-only'); END;
CREATE TRIGGER booking_step_no_update BEFORE UPDATE ON booking_step BEGIN SELECT RAISE(ABORT, 'booking_step is append-only'); END;
CREATE TRIGGER booking_step_no_delete BEFORE DELETE ON booking_step BEGIN SELECT RAISE(ABORT, 'booking_step is append-only'); END;
CREATE INDEX log_limits_moved ON log(subject) WHERE what = 'case.limits-moved';
CREATE TRIGGER log_node_no_update BEFORE UPDATE ON log_node BEGIN SELECT RAISE(ABORT, 'log_node is append-only'); END;
CREATE TRIGGER log_node_no_delete BEFORE DELETE ON log_node BEGIN SELECT RAISE(ABORT, 'log_node is append-only'); END;
CREATE TRIGGER log_head_no_update BEFORE UPDATE ON log_head BEGIN SELECT RAISE(ABORT, 'log_head is append-only'); END;
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head BEGIN SELECT RAISE(ABORT, 'log_head is append-only'); END;
CREATE TRIGGER past_row_no_update BEFORE UPDATE ON past_row BEGIN SELECT RAISE(ABORT, 'past_row is append-only'); END;
CREATE TRIGGER past_row_no_delete BEFORE DELETE ON past_row BEGIN SELECT RAISE(ABORT, 'past_row is append-only'); END;
CREATE INDEX log_baseline ON log(seq) WHERE what = 'log.baseline';
CREATE INDEX log_office_at ON log(office, at);
CREATE INDEX log_key ON log(seq) WHERE what = 'log.key';
