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
) STRICT;
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
INSERT INTO "__drizzle_migrations" VALUES (1, 'cbce7a6eebdffd9f3a0a052e5439a4c97cb140f6a553e4c99815611a5527481a', 1795543200000);
INSERT INTO "__drizzle_migrations" VALUES (2, '5a443c2891c1d04e8949447f288c43589319d772dbf515b76378568c2602bd05', 1795550400000);
INSERT INTO "__drizzle_migrations" VALUES (3, '90467f5452933575ff7bb31aa697cdf19117d30ae295961c10bbfd4b8c597f2d', 1795881600000);
INSERT INTO "__drizzle_migrations" VALUES (4, 'adcecbf23186ca5295d74fc9a7ea25e0144c50188308544ed8047f9eea6a0194', 1795896000000);
INSERT INTO "unit" VALUES ('xz', '小县', 'county', NULL, 1);
INSERT INTO "office" VALUES ('small', 'xz', '小县群众工作部', 'Asia/Shanghai', '{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":"2026-10-01","concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180}}', 2);
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
INSERT INTO "log" VALUES (1, '2026-11-20T02:00:00.000Z', NULL, NULL, 'unit.added', 'xz', '{"name":"小县","level":"county","parent":null}');
INSERT INTO "log" VALUES (2, '2026-11-20T02:00:00.000Z', NULL, 'small', 'office.added', 'small', '{"unit":"xz","name":"小县群众工作部","timezone":"Asia/Shanghai","settings":{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":null,"concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180}}}');
INSERT INTO "log" VALUES (3, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '1', '{"name":"clerk","isAdmin":true}');
INSERT INTO "log" VALUES (4, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '2', '{"name":"approver","isAdmin":false}');
INSERT INTO "log" VALUES (5, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.added', '3', '{"name":"leader","isAdmin":false}');
INSERT INTO "log" VALUES (6, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '1', '{"memberships":[{"office":"small","role":"clerk","leader":null}]}');
INSERT INTO "log" VALUES (7, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '2', '{"memberships":[{"office":"small","role":"approver","leader":null}]}');
INSERT INTO "log" VALUES (8, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l01', '{"name":"陈新伟","posts":[{"unit":"xz","role":"county-secretary","title":"县委书记","team":"party","portfolio":["县委全面工作"],"order":1,"from":"2024-01-01","to":null}],"liaisons":[{"leader":"l01","unit":"xz","from":"2026-01-01","to":null}]}');
INSERT INTO "log" VALUES (9, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l02', '{"name":"邓宏伟","posts":[{"unit":"xz","role":"county-head","title":"县委副书记、县长","team":"government","portfolio":["县政府全面工作"],"order":2,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (10, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l03', '{"name":"莫德玲","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会主任","team":"congress","portfolio":["县人大常委会全面工作"],"order":3,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (11, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l04', '{"name":"廖晓强","posts":[{"unit":"xz","role":"county-leader","title":"县政协主席","team":"consultative","portfolio":["县政协全面工作"],"order":4,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (12, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l05', '{"name":"贾少辉","posts":[{"unit":"xz","role":"county-leader","title":"县委副书记","team":"party","portfolio":["党建","农业农村"],"order":5,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (13, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l06', '{"name":"梁秀杰","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、常务副县长","team":"government","portfolio":["发展改革","财政","应急管理"],"order":6,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (14, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l07', '{"name":"罗海伟","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、县纪委书记、县监委主任","team":"party","portfolio":["纪检监察"],"order":7,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (15, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l08', '{"name":"邓春成","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、组织部部长","team":"party","portfolio":["组织人事","老干部"],"order":8,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (16, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l09', '{"name":"贾桂凤","posts":[{"unit":"xz","role":"county-leader","title":"县委常委、政法委书记","team":"party","portfolio":["政法","信访"],"order":9,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (17, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l10', '{"name":"谭永凤","posts":[{"unit":"xz","role":"county-leader","title":"副县长、公安局局长","team":"government","portfolio":["公安","司法"],"order":10,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (18, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l11', '{"name":"刘辉","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["农业农村","水利","乡村振兴"],"order":11,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (19, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l12', '{"name":"农德芳","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["住房城乡建设","自然资源","交通运输"],"order":12,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (20, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l13', '{"name":"谢国才","posts":[{"unit":"xz","role":"county-leader","title":"副县长","team":"government","portfolio":["教育","卫生健康","医保"],"order":13,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (21, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l14', '{"name":"兰秀伟","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["法制"],"order":14,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (22, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l15', '{"name":"梁春强","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["财经"],"order":15,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (23, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l16', '{"name":"卢海才","posts":[{"unit":"xz","role":"county-leader","title":"县人大常委会副主任","team":"congress","portfolio":["农业"],"order":16,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (24, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l17', '{"name":"蒙兴萍","posts":[{"unit":"xz","role":"county-leader","title":"县政协副主席","team":"consultative","portfolio":["提案"],"order":17,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (25, '2026-11-20T02:00:00.000Z', 1, 'small', 'leader.added', 'l18', '{"name":"张兴生","posts":[{"unit":"xz","role":"county-leader","title":"县政协副主席","team":"consultative","portfolio":["经济"],"order":18,"from":"2024-01-01","to":null}],"liaisons":[]}');
INSERT INTO "log" VALUES (26, '2026-11-20T02:00:00.000Z', 1, 'small', 'place.added', 'hall', '{"id":"hall","unit":"xz","name":"县群众工作部接访大厅","address":"县城(示例地址)","phone":"0000-0000000","openings":[{"id":"hall-daily","place":"hall","activity":"reception","session":"morning","start":"09:00","end":"12:00","capacity":1,"on":{"every":"workday"}}]}');
INSERT INTO "log" VALUES (27, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'national-2009', '{"version":1,"body":{"id":"national-2009","name":{"zh-CN":"中央2009年意见","en":"National opinion 2009"},"confirmed":true,"from":"2009-04-14","to":null,"rules":[{"id":"q1","cites":"《关于领导干部定期接待群众来访的意见》(2009年,大意):县委书记、县长每月一天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}}');
INSERT INTO "log" VALUES (28, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'xiangzhou', '{"version":1,"body":{"id":"xiangzhou","name":{"zh-CN":"象州县2010年规定","en":"Xiangzhou 2010"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"q3","cites":"象州县规定(大意):每个工作日至少一名县领导坐班接访","kind":"coverage","who":{"levels":["county"]},"what":{"openings":["hall-daily"]},"per":"day","min":1,"strength":"required","giveWay":100},{"id":"q4","cites":"象州县规定:县委书记、县长每月接访不少于2天","kind":"quota","who":{"roles":["county-secretary","county-head"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":2,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100},{"id":"q5","cites":"象州县规定(大意):其他县领导每月接访不少于1天","kind":"quota","who":{"roles":["county-leader"]},"what":{"activities":["reception"]},"of":"each","by":"all","per":"month","min":1,"notDuring":[],"substitutes":true,"empty":true,"counts":"days","halfDay":1,"strength":"required","giveWay":100}]}}');
INSERT INTO "log" VALUES (29, '2026-11-20T02:00:00.000Z', 1, 'small', 'rule-set.saved', 'office', '{"version":1,"body":{"id":"office","name":{"zh-CN":"本单位安排习惯(示例)","en":"The office’s own habits (made up)"},"confirmed":true,"from":"2010-01-01","to":null,"rules":[{"id":"room-to-work","kind":"rest","who":{},"what":{"activities":["reception"]},"n":2,"strength":"required","giveWay":100},{"id":"even","kind":"balance","who":{},"what":{"activities":["reception"]},"months":12,"by":"all","counts":"days","halfDay":1},{"id":"wishes","kind":"wishes","who":{},"what":{}}]}}');
INSERT INTO "log" VALUES (30, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l02', '{"leader":"l02","from":"2026-12-21","to":"2026-12-21","is":"unavailable"}');
INSERT INTO "log" VALUES (31, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l03', '{"leader":"l03","from":"2026-12-29","to":"2026-12-30","is":"unavailable"}');
INSERT INTO "log" VALUES (32, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l04', '{"leader":"l04","from":"2026-12-15","to":"2026-12-17","is":"undesired"}');
INSERT INTO "log" VALUES (33, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l07', '{"leader":"l07","from":"2026-12-01","to":"2026-12-05","is":"unavailable"}');
INSERT INTO "log" VALUES (34, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l08', '{"leader":"l08","from":"2026-12-15","to":"2026-12-20","is":"unavailable"}');
INSERT INTO "log" VALUES (35, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l08', '{"leader":"l08","from":"2026-12-25","to":"2026-12-27","is":"undesired"}');
INSERT INTO "log" VALUES (36, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l09', '{"leader":"l09","from":"2026-12-31","to":"2027-01-01","is":"unavailable"}');
INSERT INTO "log" VALUES (37, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l13', '{"leader":"l13","from":"2026-12-21","to":"2026-12-24","is":"unavailable"}');
INSERT INTO "log" VALUES (38, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l14', '{"leader":"l14","from":"2026-12-29","to":"2026-12-31","is":"undesired"}');
INSERT INTO "log" VALUES (39, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l15', '{"leader":"l15","from":"2026-12-29","to":"2026-12-30","is":"unavailable"}');
INSERT INTO "log" VALUES (40, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l16', '{"leader":"l16","from":"2026-12-31","to":"2026-12-31","is":"unavailable"}');
INSERT INTO "log" VALUES (41, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.added', 'l17', '{"leader":"l17","from":"2026-12-22","to":"2026-12-22","is":"unavailable"}');
INSERT INTO "log" VALUES (42, '2026-11-20T02:00:00.000Z', 1, 'small', 'history.saved', 'small', '{"duties":39}');
INSERT INTO "log" VALUES (43, '2026-11-20T02:00:00.000Z', 1, 'small', 'office.changed', 'small', '{"name":"小县群众工作部","timezone":"Asia/Shanghai","settings":{"noticeDays":3,"mayApproveOwn":true,"answersBy":20,"noSubstitute":[],"presets":[],"knownFrom":"2026-10-01","concessions":{"room":20,"absence":30,"pin":10,"rules":[]},"feedsOpen":true,"notice":{"isPublic":true,"number":"","signedBy":"","notReceived":""},"cases":{"number":"{year}-{n}","subjects":[{"code":"01","name":"基本民生"},{"code":"02","name":"征地拆迁"},{"code":"03","name":"矿群矛盾和产权纠纷"},{"code":"04","name":"水库移民安置"},{"code":"05","name":"国有企业改制和关闭破产"},{"code":"06","name":"涉军"},{"code":"07","name":"涉法涉诉"},{"code":"08","name":"城市管理和交通营运"},{"code":"09","name":"社会治安和公共安全"},{"code":"10","name":"其他"}],"retentionYears":5,"backlogYears":1,"mediates":false},"booking":{"isOn":false,"perSession":8,"minutesEach":20,"daysBefore":1,"until":"17:00","keepDays":180}}}');
INSERT INTO "log" VALUES (44, '2026-11-20T02:00:00.000Z', 1, 'small', 'plan.adopted', 'small', '{}');
INSERT INTO "log" VALUES (45, '2026-11-20T02:00:00.000Z', NULL, NULL, 'user.memberships', '3', '{"memberships":[{"office":"small","role":"leader","leader":"l02"}]}');
INSERT INTO "log" VALUES (46, '2026-11-20T02:00:00.000Z', 1, 'small', 'year-notice.saved', '2031', '{"source":"示例","days":[]}');
INSERT INTO "log" VALUES (47, '2026-11-20T02:00:00.000Z', 1, 'small', 'local-day.added', '2026-12-31', '{"isOpen":false}');
INSERT INTO "log" VALUES (48, '2026-11-20T02:00:00.000Z', 1, 'small', 'override.added', 'q5', '{"min":2,"from":"2026-12-01","to":"2026-12-31"}');
INSERT INTO "log" VALUES (49, '2026-11-20T02:00:00.000Z', 1, 'small', 'availability.answered', 'l01', '{"month":"2026-12"}');
INSERT INTO "log" VALUES (50, '2026-11-20T02:00:00.000Z', 1, 'small', 'draft.made', '2026-12', '{"version":1,"duties":23,"pins":0}');
INSERT INTO "log" VALUES (51, '2026-11-20T02:00:00.000Z', 1, 'small', 'draft.move', '2026-12', '{"version":2,"duties":23,"pins":1}');
INSERT INTO "log" VALUES (52, '2026-11-20T02:00:00.000Z', 1, 'small', 'roster.submitted', '2026-12', '{"draft":2,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}');
INSERT INTO "log" VALUES (53, '2026-11-20T02:00:00.000Z', 2, 'small', 'roster.approved', '2026-12', '{"draft":2,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}');
INSERT INTO "log" VALUES (54, '2026-11-20T02:00:00.000Z', 1, 'small', 'roster.published', '2026-12', '{"n":1,"planHash":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","answerHash":"94ce2db4518a9df1958e78ad425ed984900d409977902fe6aec0618b951dca60","duties":23}');
INSERT INTO "log" VALUES (55, '2026-11-20T02:00:00.000Z', 1, 'small', 'amendment.cover', '1', '{"kind":"cover","roster":1,"duty":"d3","leader":"l05","otherRoster":null,"otherDuty":null,"otherLeader":"l06","toDay":null}');
INSERT INTO "log" VALUES (56, '2026-11-20T02:00:00.000Z', 3, 'small', 'amendment.consented', '1', '{}');
INSERT INTO "log" VALUES (57, '2026-11-20T02:00:00.000Z', 1, 'small', 'session.opened', '1', '{}');
INSERT INTO "log" VALUES (58, '2026-11-20T02:00:00.000Z', NULL, NULL, 'ticket.issued', '3', '{"purpose":"password"}');
INSERT INTO "log" VALUES (59, '2026-11-20T02:00:00.000Z', 1, 'small', 'notice-form.saved', 'small', '{"bytes":4}');
INSERT INTO "log" VALUES (60, '2026-11-20T02:00:00.000Z', 1, 'small', 'subscription.added', 'leader/l01', '{"id":1}');
INSERT INTO "log" VALUES (61, '2026-11-20T02:00:00.000Z', 3, 'small', 'receipt.seen', 'l02', '{"month":"2026-12","n":1}');
INSERT INTO "log" VALUES (62, '2026-11-20T02:00:00.000Z', 1, 'small', 'robot.saved', 'small', '{"kind":"wecom","isOn":true}');
INSERT INTO "log" VALUES (63, '2026-11-20T02:00:00.000Z', 1, 'small', 'attendance.first', 'l01', '{"reception":"d1","date":"2026-12-01","session":"morning","is":"present","isPlanned":true}');
INSERT INTO "log" VALUES (64, '2026-11-20T02:00:00.000Z', 1, 'small', 'clocks.saved', 'small', '{"version":1,"preset":"regulation-2022"}');
INSERT INTO "log" VALUES (65, '2026-11-20T02:00:00.000Z', 1, 'small', 'case.registered', 'case-1', '{"n":1}');
INSERT INTO "log" VALUES (66, '2026-11-20T02:00:00.000Z', 1, 'small', 'booking.queued', 'booking-1', '{"date":null,"session":null}');
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
INSERT INTO "personal" VALUES ('case-1', 'small', 'case', x'3396cee0516131eb598ad127c08fac6c01e4029d01b4475d59bcfba3b96bdd4fced7198f04346f3e5db8ffddc03bdc6645cd6902404357f7b5c32c5bd4b53277ad257a1eaecdef57e7a1f39076486f827f0a1b5464', 1);
INSERT INTO "booking" VALUES ('booking-1', 'small', '01', 1, '{"leaders":[],"units":[]}', 1, '2026-11-20T02:00:00.000Z');
INSERT INTO "booking_step" VALUES (1, 'booking-1', 'queued', NULL, NULL, NULL, NULL, NULL, 1, '2026-11-20T02:00:00.000Z');
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
