BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE application_events (
	id INTEGER NOT NULL, 
	application VARCHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	target VARCHAR(32) NOT NULL, 
	actor TEXT NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_application_events PRIMARY KEY (id), 
	CONSTRAINT fk_application_events_application FOREIGN KEY(application) REFERENCES applications (id)
);
INSERT INTO "application_events" VALUES(1,'00000000000000000000000000000001','2026-03-02 08:00:00.000000','draft','submitted','direct:kim','');
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
	submitted_at DATETIME, 
	CONSTRAINT pk_applications PRIMARY KEY (id), 
	CONSTRAINT uq_applications_number UNIQUE (number)
);
INSERT INTO "applications" VALUES('00000000000000000000000000000000',NULL,'direct:kim','aspirantprogrammet','','draft','{"employed": true, "manager": false}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000',NULL);
INSERT INTO "applications" VALUES('00000000000000000000000000000001','MEN-2345','direct:kim','mentorprogrammet','','submitted','{"name": "\u00c5"}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000');
INSERT INTO "applications" VALUES('00000000000000000000000000000002','MEN-2346','direct:kim','mentorprogrammet','','withdrawn','{"name": "\u00c5"}','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000');
CREATE TABLE conversations (
	conversation TEXT NOT NULL, 
	state TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_conversations PRIMARY KEY (conversation)
);
INSERT INTO "conversations" VALUES('direct:c','{"language": "sv", "topic": "aspirantprogrammet", "signup": {"programme": "aspirantprogrammet"}}',4,'2026-03-02 08:00:00.000000');
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
	sent_at DATETIME, 
	CONSTRAINT pk_seen_messages PRIMARY KEY (conversation, message)
);
INSERT INTO "seen_messages" VALUES('direct:c','m1','{"text":"Hej","outcome":"smalltalk","language":"sv"}','2026-03-02 08:00:00.000000',NULL);
INSERT INTO "seen_messages" VALUES('direct:c','m2',NULL,'2026-03-02 08:00:00.000000','2026-03-02 08:00:00.000000');
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
CREATE INDEX ix_seen_messages_seen_at ON seen_messages (seen_at);
CREATE INDEX ix_applications_person ON applications (person);
CREATE INDEX applications_by_submission ON applications (submitted_at, id);
CREATE UNIQUE INDEX one_live_application ON applications (person, programme, round) WHERE state <> 'withdrawn';
CREATE INDEX ix_application_events_application ON application_events (application);
CREATE INDEX ix_transcripts_at ON transcripts (at);
COMMIT;
