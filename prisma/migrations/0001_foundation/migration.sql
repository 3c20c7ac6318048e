-- The foundation: types and tables. Rights follow in 0002, history in 0003, doors in 0004.

CREATE EXTENSION IF NOT EXISTS pgcrypto;

DO $$
DECLARE r text;
BEGIN
  -- Roles belong to the whole server, so another database may have made them already.
  FOREACH r IN ARRAY ARRAY['portal_owner', 'portal_signin', 'portal_web', 'portal_standards', 'portal_jobs', 'portal_queue'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', r);
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO portal_owner;
GRANT USAGE ON SCHEMA public TO portal_signin, portal_web, portal_standards, portal_jobs, portal_queue;
GRANT portal_owner TO CURRENT_USER;
SET LOCAL ROLE portal_owner;

CREATE TYPE unit_kind AS ENUM ('bcu', 'ocu', 'standards', 'headquarters');
CREATE TYPE staff_kind AS ENUM ('officer', 'special', 'pcso', 'staff', 'volunteer', 'contractor');
CREATE TYPE person_role AS ENUM ('assessor', 'decisionMaker', 'auditor', 'policyOwner', 'administrator', 'disposer');
CREATE TYPE declaration_status AS ENUM
  ('with_manager', 'returned_by_manager', 'with_standards', 'question_from_standards', 'approved_by_manager', 'decided');
CREATE TYPE associate_kind AS ENUM ('person', 'group', 'handle');
CREATE TYPE route AS ENUM ('manager', 'manager_then_standards', 'standards');
CREATE TYPE held_by AS ENUM ('manager', 'standards');
CREATE TYPE review_decision AS ENUM ('approve', 'return', 'refer');
CREATE TYPE case_stage AS ENUM ('dormant', 'triage', 'assessment', 'countersign', 'closed');
CREATE TYPE risk_grade AS ENUM ('low', 'medium', 'high');
CREATE TYPE manageability AS ENUM ('manageable', 'escalate');
CREATE TYPE outcome AS ENUM
  ('not_declarable', 'no_further_action', 'advice', 'continue_with_conditions', 'monitor', 'cease_contact');
CREATE TYPE referral_target AS ENUM ('vetting', 'conduct', 'counter_corruption', 'independent_office');

CREATE TABLE unit (
  code text PRIMARY KEY,
  name text NOT NULL,
  kind unit_kind NOT NULL
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  subject text NOT NULL UNIQUE,
  pseudonym uuid NOT NULL UNIQUE,
  full_name text NOT NULL,
  title text NOT NULL,
  staff_kind staff_kind NOT NULL,
  staff_number text NOT NULL UNIQUE,
  email text NOT NULL,
  unit_code text NOT NULL REFERENCES unit (code),
  line_manager_id uuid REFERENCES person (id),
  roles person_role[] NOT NULL,
  senior boolean NOT NULL,
  active boolean NOT NULL
);
CREATE INDEX person_line_manager ON person (line_manager_id);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES person (id),
  opened_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  idle_seconds integer NOT NULL CHECK (idle_seconds > 0),
  revoked_at timestamptz(3)
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE policy_document (
  kind text NOT NULL,
  version text NOT NULL,
  effective_from text NOT NULL CHECK (effective_from ~ '^\d{4}-\d\d-\d\d$'),
  note text NOT NULL,
  body jsonb NOT NULL,
  published_at timestamptz(3) NOT NULL,
  PRIMARY KEY (kind, version)
);

CREATE TABLE draft (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  answers jsonb NOT NULL,
  place text NOT NULL,
  version integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX draft_person ON draft (person_id);

CREATE TABLE held_save (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  draft_id uuid NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  place text NOT NULL,
  values jsonb NOT NULL,
  held_at timestamptz(3) NOT NULL,
  UNIQUE (draft_id, place)
);

CREATE TABLE declaration (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE CHECK (reference ~ '^OA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  draft_id uuid NOT NULL UNIQUE,
  declarant_id uuid NOT NULL REFERENCES person (id),
  unit_code text NOT NULL REFERENCES unit (code),
  status declaration_status NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  route route NOT NULL,
  urgent boolean NOT NULL,
  policy_version text NOT NULL,
  kept_from_manager boolean NOT NULL,
  reviewer_id uuid REFERENCES person (id),
  sent_at timestamptz(3) NOT NULL,
  due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  settled_at timestamptz(3),
  CHECK (declarant_id <> reviewer_id),
  CHECK (status NOT IN ('with_manager', 'returned_by_manager', 'approved_by_manager') OR reviewer_id IS NOT NULL),
  CHECK ((status IN ('approved_by_manager', 'decided')) = (settled_at IS NOT NULL))
);
CREATE INDEX declaration_declarant ON declaration (declarant_id, sent_at DESC);
CREATE INDEX declaration_reviewer ON declaration (reviewer_id, status, due_on);
CREATE INDEX declaration_sent ON declaration (sent_at DESC);
CREATE INDEX declaration_unit ON declaration (unit_code, sent_at DESC);

CREATE TABLE statement (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id),
  categories text[] NOT NULL CHECK (cardinality(categories) > 0),
  limbs text[] NOT NULL,
  concern text NOT NULL,
  certainty text NOT NULL,
  source text NOT NULL,
  work text NOT NULL,
  access text NOT NULL,
  work_conflict text NOT NULL,
  lookup_warning_version text NOT NULL,
  statement_version text NOT NULL,
  kept_reason text
);
CREATE INDEX statement_categories ON statement USING gin (categories);

CREATE TABLE association (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  declarant_id uuid NOT NULL REFERENCES person (id)
);
CREATE INDEX association_declaration ON association (declaration_id);

CREATE TABLE association_outcome (
  association_id uuid PRIMARY KEY REFERENCES association (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  outcome outcome NOT NULL,
  message text NOT NULL,
  decided_at timestamptz(3) NOT NULL
);
CREATE INDEX association_outcome_declaration ON association_outcome (declaration_id);

CREATE TABLE associate (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  association_id uuid NOT NULL REFERENCES association (id),
  position integer NOT NULL,
  kind associate_kind NOT NULL,
  full_name text,
  name_key text,
  also_known_as text[] NOT NULL,
  date_of_birth text,
  description text NOT NULL,
  relationship text NOT NULL,
  frequency text NOT NULL,
  since text,
  ongoing text NOT NULL,
  how_known text NOT NULL,
  knows_employer text NOT NULL,
  group_role text,
  group_size integer,
  group_outsiders text,
  group_staff text,
  group_operational text
);
CREATE INDEX associate_declaration ON associate (declaration_id);
CREATE INDEX associate_name_key ON associate (name_key text_pattern_ops);

CREATE TABLE online_identity (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  associate_id uuid NOT NULL REFERENCES associate (id),
  position integer NOT NULL,
  raw text NOT NULL,
  kind text NOT NULL,
  platform text,
  handle text,
  value text NOT NULL,
  search_key text,
  look_alike_key text
);
CREATE INDEX online_identity_declaration ON online_identity (declaration_id);
CREATE INDEX online_identity_search ON online_identity (search_key);
CREATE INDEX online_identity_look_alike ON online_identity (look_alike_key);

CREATE TABLE lookup_admission (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id),
  answer text NOT NULL,
  text text NOT NULL,
  at timestamptz(3) NOT NULL
);

CREATE TABLE question (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  asked_as held_by NOT NULL,
  asked_by_id uuid NOT NULL REFERENCES person (id),
  place text NOT NULL,
  text text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  due_on text,
  answer text,
  answered_at timestamptz(3),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX question_declaration ON question (declaration_id);

CREATE TABLE correction (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  held_by held_by NOT NULL,
  place text NOT NULL,
  text text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX correction_declaration ON correction (declaration_id);

CREATE TABLE manager_review (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  manager_id uuid NOT NULL REFERENCES person (id),
  decision review_decision NOT NULL,
  rationale text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX manager_review_declaration ON manager_review (declaration_id);

CREATE TABLE condition (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  set_as held_by NOT NULL,
  owner_id uuid NOT NULL REFERENCES person (id),
  wording text NOT NULL,
  starts_on text NOT NULL,
  review_on text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX condition_declaration ON condition (declaration_id);

CREATE TABLE standards_case (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id),
  declarant_id uuid NOT NULL REFERENCES person (id),
  stage case_stage NOT NULL,
  version integer NOT NULL,
  restricted boolean NOT NULL,
  decision_maker_ids uuid[] NOT NULL,
  assessor_id uuid REFERENCES person (id),
  urgent boolean NOT NULL,
  received_at timestamptz(3),
  due_on text,
  CHECK (NOT restricted OR cardinality(decision_maker_ids) > 0),
  CHECK ((stage = 'dormant') = (received_at IS NULL))
);
CREATE INDEX standards_case_queue ON standards_case (stage, due_on);
CREATE INDEX standards_case_assessor ON standards_case (assessor_id, stage);

CREATE TABLE assessment (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  nature text NOT NULL,
  how_known text NOT NULL,
  ongoing text NOT NULL,
  access text NOT NULL,
  risk_grade risk_grade NOT NULL,
  manageability manageability NOT NULL,
  rationale text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX assessment_declaration ON assessment (declaration_id);

CREATE TABLE decision (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  rationale text NOT NULL CHECK (rationale <> ''),
  message text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  needs_second boolean NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX decision_declaration ON decision (declaration_id);

CREATE TABLE decision_outcome (
  decision_id uuid NOT NULL REFERENCES decision (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  association_id uuid NOT NULL REFERENCES association (id),
  outcome outcome NOT NULL,
  PRIMARY KEY (decision_id, association_id)
);
CREATE INDEX decision_outcome_declaration ON decision_outcome (declaration_id);

CREATE TABLE countersignature (
  decision_id uuid PRIMARY KEY REFERENCES decision (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  agreed boolean NOT NULL,
  rationale text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX countersignature_declaration ON countersignature (declaration_id);

CREATE TABLE referral (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  target referral_target NOT NULL,
  reason text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX referral_declaration ON referral (declaration_id);

CREATE TABLE standards_note (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  text text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX standards_note_declaration ON standards_note (declaration_id);

CREATE TABLE search_request (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  reason text NOT NULL,
  criteria jsonb NOT NULL,
  result_ids uuid[] NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX search_request_person ON search_request (person_id, at DESC);

CREATE TABLE notice (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  reference text NOT NULL,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
  read_at timestamptz(3)
);
CREATE INDEX notice_person ON notice (person_id, at DESC);

CREATE TABLE mail (
  id uuid PRIMARY KEY,
  notice_id uuid NOT NULL UNIQUE REFERENCES notice (id),
  inner_side boolean NOT NULL,
  sent_at timestamptz(3)
);
CREATE INDEX mail_unsent ON mail (id) WHERE sent_at IS NULL;

CREATE TABLE heartbeat (
  name text PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  detail text NOT NULL
);

CREATE TABLE audit_event (
  id uuid PRIMARY KEY,
  seq bigint GENERATED BY DEFAULT AS IDENTITY UNIQUE,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz(3) NOT NULL,
  type text NOT NULL,
  actor uuid,
  object_kind text NOT NULL,
  object_id uuid NOT NULL,
  version integer NOT NULL,
  commitment bytea NOT NULL,
  head_salt bytea NOT NULL,
  entry bytea NOT NULL,
  audience text[] NOT NULL,
  UNIQUE (object_id, object_kind, version)
);
CREATE INDEX audit_event_at ON audit_event (at DESC);
CREATE INDEX audit_event_commit ON audit_event (xid, seq);
CREATE INDEX audit_event_actor ON audit_event (actor, at DESC);

CREATE TABLE audit_payload (
  event_id uuid PRIMARY KEY REFERENCES audit_event (id),
  names text[] NOT NULL,
  values text[] NOT NULL,
  salts bytea[] NOT NULL,
  record_salt bytea NOT NULL,
  -- Of fields that were destroyed alone: what is left can still be checked against what was committed to.
  hashes bytea[] NOT NULL DEFAULT '{}',
  CHECK (cardinality(names) = cardinality(values) AND cardinality(names) = cardinality(salts))
);
