BEGIN TRANSACTION;
CREATE TABLE addresses (
	person TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	conversation TEXT NOT NULL, 
	service_url TEXT NOT NULL, 
	via TEXT NOT NULL, 
	account TEXT NOT NULL, 
	bot TEXT NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_addresses PRIMARY KEY (person)
);
INSERT INTO "addresses" VALUES('direct:kim','browser','x','','','','','sv','2026-03-02 08:00:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE application_events (
	id INTEGER NOT NULL, 
	application VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	target VARCHAR(32) NOT NULL, 
	actor TEXT NOT NULL, 
	why TEXT NOT NULL, changes TEXT, 
	CONSTRAINT pk_application_events PRIMARY KEY (id), 
	CONSTRAINT fk_application_events_application FOREIGN KEY(application) REFERENCES applications (id)
);
INSERT INTO "application_events" VALUES(1,'00000000000000000000000000000001','2026-03-02 08:00:00.000000','draft','submitted','direct:kim','',NULL);
CREATE TABLE applications (
	id VARCHAR(32) NOT NULL, 
	number VARCHAR(16), 
	person TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	round TEXT NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	answers TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	submitted_at DATETIME, queue_number INTEGER, offer_until DATETIME, edited TEXT, reminded_at DATETIME, last_call_at DATETIME, held BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_applications PRIMARY KEY (id), 
	CONSTRAINT uq_applications_number UNIQUE (number)
);
INSERT INTO "applications" VALUES('00000000000000000000000000000000',NULL,'direct:kim','aspirantprogrammet','','draft','{"employed": true, "manager": false}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "applications" VALUES('00000000000000000000000000000001','MEN-2345','direct:kim','mentorprogrammet','','submitted','{"name": "\u00c5"}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "applications" VALUES('00000000000000000000000000000002','MEN-2346','direct:kim','mentorprogrammet','','withdrawn','{"name": "\u00c5"}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000',NULL,NULL,NULL,NULL,NULL,0);
CREATE TABLE conversations (
	conversation TEXT NOT NULL, 
	state TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at DATETIME NOT NULL, person TEXT, 
	CONSTRAINT pk_conversations PRIMARY KEY (conversation)
);
INSERT INTO "conversations" VALUES('direct:c','{"language": "sv", "topic": "aspirantprogrammet", "signup": {"programme": "aspirantprogrammet"}}',4,'2026-03-02 08:00:00.000000',NULL);
CREATE TABLE disposals (
	number VARCHAR(16) NOT NULL, 
	programme TEXT NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	counted_from DATETIME NOT NULL, 
	months INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_disposals PRIMARY KEY (number)
);
CREATE TABLE erasures (
	person VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY (person, at)
);
CREATE TABLE links (
	token VARCHAR(64) NOT NULL, 
	person TEXT NOT NULL, 
	what VARCHAR(32) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (token)
);
CREATE TABLE notices (
	id INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	event TEXT NOT NULL, 
	text TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	tries INTEGER NOT NULL, 
	next_try DATETIME NOT NULL, 
	sent_at DATETIME, 
	CONSTRAINT pk_notices PRIMARY KEY (id), 
	CONSTRAINT uq_notices_person UNIQUE (person, event)
);
INSERT INTO "notices" VALUES(1,'direct:kim','opened:r1','Nu','[]','sv','sent',1,'2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000');
CREATE TABLE rounds (
	id TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	opens_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	starts_at DATETIME, 
	place TEXT NOT NULL, 
	seats INTEGER, 
	waiting_list BOOLEAN NOT NULL, 
	text TEXT NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	taken INTEGER DEFAULT 0 NOT NULL, 
	queued INTEGER DEFAULT 0 NOT NULL, 
	announced BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_rounds PRIMARY KEY (id)
);
INSERT INTO "rounds" VALUES('r1','temafrukostar','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','Aros',40,1,'','open',1,0,1);
CREATE TABLE secrets (
	name TEXT NOT NULL, 
	value BLOB NOT NULL, 
	CONSTRAINT pk_secrets PRIMARY KEY (name)
);
INSERT INTO "secrets" VALUES('directline',X'0001000100010001000100010001000100010001000100010001000100010001');
CREATE TABLE seen_messages (
	conversation TEXT NOT NULL, 
	message TEXT NOT NULL, 
	reply TEXT, 
	seen_at DATETIME NOT NULL, 
	sent_at DATETIME, person TEXT, 
	CONSTRAINT pk_seen_messages PRIMARY KEY (conversation, message)
);
INSERT INTO "seen_messages" VALUES('direct:c','m1','{"text":"Hej","outcome":"smalltalk","language":"sv"}','2026-03-02 08:00:00.000000',NULL,NULL);
INSERT INTO "seen_messages" VALUES('direct:c','m2',NULL,'2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000',NULL);
CREATE TABLE transcript_ends (
	conversation TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_transcript_ends PRIMARY KEY (conversation)
);
INSERT INTO "transcript_ends" VALUES('browser:x',1);
CREATE TABLE transcripts (
	conversation TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	activity TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_transcripts PRIMARY KEY (conversation, sequence)
);
INSERT INTO "transcripts" VALUES('browser:x',1,'{"id":"1"}','2026-03-02 08:00:00.000000');
CREATE TABLE watches (
	person TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_watches PRIMARY KEY (person, programme)
);
INSERT INTO "watches" VALUES('direct:kim','chefsarenan','2026-03-02 08:00:00.000000');
CREATE INDEX ix_seen_messages_seen_at ON seen_messages (seen_at);
CREATE INDEX ix_applications_person ON applications (person);
CREATE INDEX applications_by_submission ON applications (submitted_at, id);
CREATE INDEX ix_application_events_application ON application_events (application);
CREATE INDEX ix_transcripts_at ON transcripts (at);
CREATE INDEX ix_rounds_programme ON rounds (programme);
CREATE INDEX ix_watches_programme ON watches (programme);
CREATE INDEX notices_due ON notices (state, next_try);
CREATE UNIQUE INDEX one_live_application ON applications (person, programme, round) WHERE state NOT IN ('declined', 'expired', 'withdrawn');
CREATE INDEX applications_in_line ON applications (round, state, queue_number);
CREATE INDEX applications_by_offer ON applications (state, offer_until);
CREATE INDEX ix_conversations_person ON conversations (person);
CREATE INDEX ix_conversations_updated_at ON conversations (updated_at);
CREATE INDEX ix_seen_messages_person ON seen_messages (person);
CREATE INDEX ix_links_person ON links (person);
CREATE INDEX ix_links_until ON links (until);
COMMIT;
