-- Conditions that professional standards set: what is asked, who checks it and when, what the declarant answered, what was found.
-- A decision names them (`decision_condition`); when it takes effect they come into force (`condition`, with its state and its
-- owner in tables of their own, because different people may read them). Every day on which somebody has to act is a plain column.

SET LOCAL ROLE portal_owner;

CREATE TYPE condition_status AS ENUM ('active', 'superseded');
CREATE TYPE condition_answer AS ENUM ('agreed', 'refused');
CREATE TYPE check_finding AS ENUM ('kept', 'not_kept', 'could_not_tell');

-- ── What was decided ──

ALTER TABLE decision_outcome ADD COLUMN confirm_by text CHECK (confirm_by ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE association_outcome ADD COLUMN confirm_by text CHECK (confirm_by ~ '^\d{4}-\d\d-\d\d$');
-- After a breach it is decided again: each outcome stays, the last one counts.
ALTER TABLE association_outcome DROP CONSTRAINT association_outcome_pkey, ADD PRIMARY KEY (association_id, decided_at);

CREATE TABLE decision_condition (
  decision_id uuid NOT NULL REFERENCES decision (id),
  position integer NOT NULL,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  association_id uuid NOT NULL REFERENCES association (id),
  template text,
  wording text NOT NULL CHECK (wording <> ''),
  owner_id uuid NOT NULL REFERENCES person (id),
  owner_as held_by NOT NULL,
  starts_on text NOT NULL CHECK (starts_on ~ '^\d{4}-\d\d-\d\d$'),
  check_weeks integer CHECK (check_weeks > 0),
  due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  review_on text NOT NULL CHECK (review_on ~ '^\d{4}-\d\d-\d\d$'),
  PRIMARY KEY (decision_id, position),
  CHECK (num_nonnulls(check_weeks, due_on) > 0)
);
CREATE INDEX decision_condition_declaration ON decision_condition (declaration_id);

-- ── What is in force. A manager's local measures stay as they were: without state, checks and answers ──

-- The owner of one that professional standards set stands in a table of its own, which the declarant has no right to read.
ALTER TABLE condition ALTER COLUMN owner_id DROP NOT NULL,
  ADD COLUMN association_id uuid REFERENCES association (id),
  ADD COLUMN template text,
  ADD COLUMN wording_version integer CHECK (wording_version > 0),
  ADD COLUMN check_weeks integer CHECK (check_weeks > 0),
  ADD COLUMN due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  ADD CHECK (CASE set_as WHEN 'manager' THEN owner_id IS NOT NULL
    ELSE owner_id IS NULL AND association_id IS NOT NULL AND wording_version IS NOT NULL AND num_nonnulls(check_weeks, due_on) > 0 END);
CREATE INDEX condition_association ON condition (association_id);

CREATE TABLE condition_state (
  condition_id uuid PRIMARY KEY REFERENCES condition (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  status condition_status NOT NULL,
  owner_as held_by NOT NULL,
  -- The next day on which its owner has to look: in force means that there is one.
  check_on text CHECK (check_on ~ '^\d{4}-\d\d-\d\d$'),
  -- How many checks were recorded: a form that was drawn before the last one records nothing.
  checks integer NOT NULL DEFAULT 0,
  -- By when the declarant has to answer; null once they have.
  acknowledge_by text CHECK (acknowledge_by ~ '^\d{4}-\d\d-\d\d$'),
  answer condition_answer,
  ended_at timestamptz(3),
  CHECK ((status = 'active') = (ended_at IS NULL)),
  CHECK (status <> 'active' OR check_on IS NOT NULL),
  CHECK (status <> 'active' OR (answer IS NULL) = (acknowledge_by IS NOT NULL))
);
CREATE INDEX condition_state_declaration ON condition_state (declaration_id);
CREATE INDEX condition_state_check ON condition_state (check_on) WHERE status = 'active';
CREATE INDEX condition_state_acknowledge ON condition_state (acknowledge_by) WHERE status = 'active' AND acknowledge_by IS NOT NULL;

CREATE TABLE condition_owner (
  condition_id uuid PRIMARY KEY REFERENCES condition (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  owner_id uuid NOT NULL REFERENCES person (id)
);
CREATE INDEX condition_owner_owner ON condition_owner (owner_id);
CREATE INDEX condition_owner_declaration ON condition_owner (declaration_id);

CREATE TABLE condition_acknowledgement (
  id uuid PRIMARY KEY,
  condition_id uuid NOT NULL REFERENCES condition (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  wording_version integer NOT NULL,
  agreed boolean NOT NULL,
  words text NOT NULL,
  at timestamptz(3) NOT NULL,
  CHECK (agreed OR words <> '')
);
CREATE INDEX condition_acknowledgement_declaration ON condition_acknowledgement (declaration_id);

CREATE TABLE condition_check (
  id uuid PRIMARY KEY,
  condition_id uuid NOT NULL REFERENCES condition (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  asked_on text NOT NULL CHECK (asked_on ~ '^\d{4}-\d\d-\d\d$'),
  finding check_finding NOT NULL,
  evidence text NOT NULL CHECK (evidence <> ''),
  next_on text NOT NULL CHECK (next_on ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX condition_check_declaration ON condition_check (declaration_id);
CREATE INDEX condition_check_condition ON condition_check (condition_id, at DESC);

CREATE TABLE breach (
  id uuid PRIMARY KEY,
  condition_id uuid NOT NULL REFERENCES condition (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  check_id uuid NOT NULL UNIQUE REFERENCES condition_check (id),
  -- By when professional standards look at it.
  due_on text NOT NULL CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX breach_declaration ON breach (declaration_id);

CREATE TABLE ceased_confirmation (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  association_id uuid NOT NULL REFERENCES association (id),
  text text NOT NULL CHECK (text <> ''),
  at timestamptz(3) NOT NULL
);
CREATE INDEX ceased_confirmation_declaration ON ceased_confirmation (declaration_id);

-- ── Events, and what never changes ──

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['decision_condition', 'condition_state', 'condition_owner', 'condition_acknowledgement', 'condition_check', 'breach', 'ceased_confirmation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''declaration_id'')', t);
    EXECUTE format('GRANT SELECT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY visible ON %I FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id))', t, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['decision_condition', 'condition_acknowledgement', 'condition_check', 'breach', 'ceased_confirmation'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

/* What the rows of a condition follow from: an answer, a check, a breach, a restriction. Nobody writes those days by hand. */
CREATE FUNCTION condition_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE condition_state s SET acknowledge_by = NULL, answer = CASE WHEN NEW.agreed THEN 'agreed' ELSE 'refused' END::condition_answer
    FROM condition c WHERE c.id = s.condition_id AND s.condition_id = NEW.condition_id AND s.declaration_id = NEW.declaration_id
      AND s.status = 'active' AND c.wording_version = NEW.wording_version;
  IF NOT FOUND THEN RAISE EXCEPTION 'not the wording in force' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER condition_answered AFTER INSERT ON condition_acknowledgement FOR EACH ROW EXECUTE FUNCTION condition_answered();

CREATE FUNCTION condition_checked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE condition_state SET check_on = NEW.next_on, checks = checks + 1 WHERE condition_id = NEW.condition_id AND declaration_id = NEW.declaration_id AND status = 'active';
  IF NOT FOUND THEN RAISE EXCEPTION 'not in force' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER condition_checked AFTER INSERT ON condition_check FOR EACH ROW EXECUTE FUNCTION condition_checked();

/* Back to professional standards, before everything else there. Whoever worked on it keeps it, if they are still there to. */
CREATE FUNCTION breach_reopens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE standards_case c SET urgent = true, version = version + 1,
    stage = CASE WHEN stage = 'closed' THEN 'triage' ELSE stage END,
    received_at = CASE WHEN stage = 'closed' THEN NEW.at ELSE received_at END,
    due_on = CASE WHEN stage = 'closed' THEN NEW.due_on ELSE least(due_on, NEW.due_on) END,
    assessor_id = (SELECT p.id FROM person p WHERE p.id = c.assessor_id AND p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[])
    WHERE declaration_id = NEW.declaration_id;
  RETURN NULL;
END $$;
CREATE TRIGGER breach_reopens AFTER INSERT ON breach FOR EACH ROW EXECUTE FUNCTION breach_reopens();

CREATE FUNCTION owners_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH moved AS (
    UPDATE condition_owner SET owner_id = NEW.decision_maker_ids[1]
      WHERE declaration_id = NEW.declaration_id AND owner_id <> ALL (NEW.decision_maker_ids)
        AND EXISTS (SELECT FROM condition_state s WHERE s.condition_id = condition_owner.condition_id AND s.status = 'active')
      RETURNING condition_id)
  UPDATE condition_state s SET owner_as = 'standards' FROM moved m WHERE m.condition_id = s.condition_id;
  RETURN NULL;
END $$;
CREATE TRIGGER owners_follow AFTER UPDATE OF restricted, decision_maker_ids ON standards_case FOR EACH ROW
  WHEN (NEW.restricted) EXECUTE FUNCTION owners_follow();

/* Whoever checks a condition is somebody who is here, never the declarant, and on a restricted record one of those named. */
CREATE FUNCTION guard_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person p JOIN standards_case c ON c.declaration_id = NEW.declaration_id
    WHERE p.id = NEW.owner_id AND p.active AND p.id <> c.declarant_id AND (NOT c.restricted OR p.id = ANY (c.decision_maker_ids))) THEN
    RAISE EXCEPTION 'not somebody who can check it' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_owner BEFORE INSERT OR UPDATE ON condition_owner FOR EACH ROW EXECUTE FUNCTION guard_owner();

/* An outcome that lets something go on, or makes it end, does not commit without something that somebody watches. */
CREATE FUNCTION require_conditions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM condition c JOIN condition_state s ON s.condition_id = c.id AND s.status = 'active' JOIN condition_owner o ON o.condition_id = c.id
    WHERE c.association_id = NEW.association_id) OR (NEW.outcome = 'cease_contact' AND NEW.confirm_by IS NULL) THEN
    RAISE EXCEPTION 'an outcome without its conditions' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_conditions AFTER INSERT ON association_outcome DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.outcome IN ('continue_with_conditions', 'monitor', 'cease_contact')) EXECUTE FUNCTION require_conditions();

-- ── Who reads and writes them ──

/* Is this a condition that the caller checks as a line manager? What professional standards check is no part of the public side. */
CREATE FUNCTION oversees(p_condition uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
    WHERE o.condition_id = p_condition AND o.owner_id = me() AND s.owner_as = 'manager' AND s.status = 'active')
$$;

GRANT SELECT ON condition_state, condition_owner, condition_acknowledgement, condition_check, ceased_confirmation TO portal_web;
GRANT INSERT ON condition_acknowledgement, condition_check, breach, ceased_confirmation TO portal_web;

CREATE POLICY overseer ON condition FOR SELECT TO portal_web USING (set_as = 'standards' AND oversees(id));
CREATE POLICY overseer ON condition_owner FOR SELECT TO portal_web USING (owner_id = (SELECT me()) AND oversees(condition_id));
CREATE POLICY party ON condition_state FOR SELECT TO portal_web USING (oversees(condition_id)
  OR EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
CREATE POLICY overseer ON condition_check FOR SELECT TO portal_web USING (oversees(condition_id));
CREATE POLICY overseer_writes ON condition_check FOR INSERT TO portal_web WITH CHECK (by_id = (SELECT me()) AND oversees(condition_id));
CREATE POLICY overseer_writes ON breach FOR INSERT TO portal_web WITH CHECK (by_id = (SELECT me()) AND oversees(condition_id));
CREATE POLICY declarant ON condition_acknowledgement TO portal_web
  USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))
  WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
CREATE POLICY declarant ON ceased_confirmation TO portal_web
  USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))
  WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

GRANT INSERT ON decision_condition, condition, condition_state, condition_owner, condition_check, breach TO portal_standards;
GRANT UPDATE (status, ended_at) ON condition_state TO portal_standards;
CREATE POLICY work ON decision_condition FOR INSERT TO portal_standards WITH CHECK (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = decision_condition.declaration_id));
CREATE POLICY work ON condition FOR INSERT TO portal_standards WITH CHECK (set_as = 'standards' AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition.declaration_id));
CREATE POLICY work ON condition_state FOR INSERT TO portal_standards WITH CHECK (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_state.declaration_id));
CREATE POLICY supersede ON condition_state FOR UPDATE TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_state.declaration_id));
CREATE POLICY work ON condition_owner FOR INSERT TO portal_standards WITH CHECK (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_owner.declaration_id));
CREATE POLICY work ON condition_check FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me())
  AND EXISTS (SELECT FROM condition_owner o WHERE o.condition_id = condition_check.condition_id AND o.owner_id = (SELECT me())));
CREATE POLICY work ON breach FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me())
  AND EXISTS (SELECT FROM condition_owner o WHERE o.condition_id = breach.condition_id AND o.owner_id = (SELECT me())));

-- ── Doors ──

/* As in 0005, with whoever checks one of its conditions as a line manager: they lock it and append to it, and read none of it. */
CREATE OR REPLACE FUNCTION party_to(d declaration) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE session_user
    WHEN 'portal_standards' THEN d.declarant_id <> me() AND (i_am('assessor') OR i_am('decisionMaker')) AND EXISTS (
      SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (NOT c.restricted OR me() = ANY (c.decision_maker_ids)))
    ELSE d.declarant_id = me() OR d.reviewer_id = me() OR EXISTS (SELECT FROM condition_owner o
      WHERE o.declaration_id = d.id AND o.owner_id = me() AND oversees(o.condition_id)) END, false)
$$;

/* As in 0005, of the last decision alone, and once: after a breach, what took effect before does not stand any more. */
CREATE OR REPLACE FUNCTION decision_stands(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM (SELECT * FROM decision WHERE declaration_id = p_id ORDER BY at DESC LIMIT 1) x JOIN standards_case c ON c.declaration_id = x.declaration_id
      JOIN LATERAL (SELECT * FROM assessment WHERE declaration_id = x.declaration_id ORDER BY at DESC LIMIT 1) a ON true
    WHERE (NOT (c.restricted OR x.needs_second OR a.risk_grade = 'high' OR a.manageability = 'escalate')
      OR EXISTS (SELECT FROM countersignature s WHERE s.decision_id = x.id AND s.agreed AND s.by_id <> x.by_id))
      AND NOT EXISTS (SELECT FROM association_outcome o WHERE o.declaration_id = p_id AND o.decided_at >= x.at AND o.xmin <> pg_current_xact_id_if_assigned()::xid))
$$;

/* As in 0005, with a second way out of `decided`: a breach that is recorded in the same transaction. */
CREATE OR REPLACE FUNCTION may_move(d declaration, p_status declaration_status, p_reviewer uuid, p_settled boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE
    WHEN d.status = 'decided' AND p_status = 'with_standards' THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND NOT p_settled AND d.declarant_id <> me()
      AND EXISTS (SELECT FROM breach b WHERE b.declaration_id = d.id AND b.by_id = me() AND b.xmin = pg_current_xact_id_if_assigned()::xid)
    WHEN session_user = 'portal_standards' THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND p_settled = (p_status = 'decided') AND CASE p_status
      WHEN 'with_standards' THEN d.status IN ('with_manager', 'returned_by_manager', 'approved_by_manager')
      WHEN 'question_from_standards' THEN d.status = 'with_standards'
      WHEN 'decided' THEN d.status = 'with_standards' AND decision_stands(d.id) END
    WHEN d.declarant_id = me() THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND p_settled = (d.settled_at IS NOT NULL)
      AND (p_status = d.status OR (d.status, p_status) IN (('returned_by_manager', 'with_manager'), ('question_from_standards', 'with_standards')))
    -- Whoever only checks a condition moves nothing else.
    WHEN d.reviewer_id IS DISTINCT FROM me() THEN false
    WHEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id THEN p_settled = (p_status = 'approved_by_manager') AND CASE p_status
      WHEN 'approved_by_manager' THEN d.status = 'with_manager' AND d.route = 'manager'
      WHEN 'returned_by_manager' THEN d.status = 'with_manager'
      WHEN 'with_standards' THEN d.status IN ('with_manager', 'returned_by_manager') END
    -- stepping aside: to the next manager up, or to professional standards
    ELSE NOT p_settled AND d.status IN ('with_manager', 'returned_by_manager') AND CASE WHEN p_reviewer IS NULL THEN p_status = 'with_standards'
      ELSE p_status = d.status AND p_reviewer = (SELECT p.line_manager_id FROM person p WHERE p.id = d.reviewer_id) END
    END, false)
$$;

/* What the law needs to know of a record to judge a check by a line manager who sees nothing else of it. */
CREATE FUNCTION overseen(p_id uuid) RETURNS TABLE (reference text, declarant_id uuid, status declaration_status, version integer, route route, urgent boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.reference, d.declarant_id, d.status, d.version, d.route, d.urgent FROM declaration d
  WHERE d.id = p_id AND EXISTS (SELECT FROM condition_owner o WHERE o.declaration_id = d.id AND o.owner_id = me() AND oversees(o.condition_id))
$$;

/* As in 0005, and whoever is to check a condition is told so by professional standards. */
CREATE OR REPLACE FUNCTION tell(p_person uuid, p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_notice uuid := gen_random_uuid(); v_mail uuid := gen_random_uuid(); v_reference text; v_inner boolean;
BEGIN
  SELECT d.reference, d.declarant_id <> p_person AND d.reviewer_id IS DISTINCT FROM p_person AND NOT EXISTS (
      SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
      WHERE o.declaration_id = d.id AND o.owner_id = p_person AND s.owner_as = 'manager' AND s.status = 'active')
    INTO v_reference, v_inner FROM declaration d
    WHERE d.id = p_declaration AND (party_to(d) OR d.reviewer_id = p_person)
      AND (d.declarant_id = p_person OR d.reviewer_id = p_person OR EXISTS (
        SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (c.assessor_id = p_person OR p_person = ANY (c.decision_maker_ids))
          AND (session_user = 'portal_standards' OR c.xmin = pg_current_xact_id_if_assigned()::xid))
        OR EXISTS (SELECT FROM question q WHERE q.declaration_id = d.id AND q.asked_by_id = p_person)
        OR (session_user = 'portal_standards' AND EXISTS (SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
          WHERE o.declaration_id = d.id AND o.owner_id = p_person AND s.status = 'active')));
  IF v_reference IS NULL OR request_instant() IS NULL OR p_kind !~ '^[a-z_]{1,40}$' THEN RETURN; END IF;
  INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, p_person, v_reference, p_kind, request_instant());
  INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, v_inner);
  PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
END $$;

/*
 * Tells professional standards of something that cannot wait: those named on a restricted record, else whoever works on it, else
 * whoever decided it last, else every decision maker. Answers nothing: who that was is not for the public part.
 */
CREATE FUNCTION tell_standards(p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; c standards_case; v_people uuid[]; v_person uuid; v_notice uuid; v_mail uuid;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_declaration;
  IF NOT FOUND OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF p_kind NOT IN ('condition_refused', 'condition_broken', 'contact_ended') THEN RAISE EXCEPTION 'no such notice' USING ERRCODE = '22023'; END IF;
  SELECT * INTO c FROM standards_case WHERE declaration_id = d.id;
  v_people := CASE WHEN c.restricted THEN c.decision_maker_ids ELSE coalesce(
    (SELECT ARRAY[p.id] FROM person p WHERE p.id = c.assessor_id AND p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
    (SELECT ARRAY[p.id] FROM (SELECT by_id FROM decision WHERE declaration_id = d.id ORDER BY at DESC LIMIT 1) x JOIN person p ON p.id = x.by_id
      WHERE p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
    ARRAY(SELECT p.id FROM person p WHERE p.active AND 'decisionMaker' = ANY (p.roles))) END;
  FOR v_person IN SELECT p.id FROM person p WHERE p.id = ANY (v_people) AND p.active AND p.id NOT IN (d.declarant_id, me()) LOOP
    v_notice := gen_random_uuid();
    v_mail := gen_random_uuid();
    INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, v_person, d.reference, p_kind, request_instant());
    INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, true);
    PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
  END LOOP;
END $$;

/* The present state of a record, as in 0012, with its conditions. What an old record does not have leaves its digest as it was. */
CREATE OR REPLACE FUNCTION record_state(p_kind text, p_id uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A statement a kind: as branches of one, each event would open the tables of all kinds, also where it needs none.
  IF p_kind = 'declaration' THEN
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object(
      'declaration', to_jsonb(d),
      'statement', (SELECT to_jsonb(s) FROM statement s WHERE s.declaration_id = d.id),
      'associates', (SELECT jsonb_agg(to_jsonb(a) - '{name_key,name_words}'::text[] ORDER BY a.id) FROM associate a WHERE a.declaration_id = d.id),
      'identities', (SELECT jsonb_agg(to_jsonb(i) - '{search_key,look_alike_key}'::text[] ORDER BY i.id) FROM online_identity i WHERE i.declaration_id = d.id),
      'outcomes', (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.association_id, o.decided_at) FROM association_outcome o WHERE o.declaration_id = d.id),
      'admission', (SELECT to_jsonb(l) FROM lookup_admission l WHERE l.declaration_id = d.id),
      'questions', (SELECT jsonb_agg(to_jsonb(q) ORDER BY q.id) FROM question q WHERE q.declaration_id = d.id),
      'corrections', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM correction c WHERE c.declaration_id = d.id),
      'reviews', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM manager_review r WHERE r.declaration_id = d.id),
      'conditions', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM condition c WHERE c.declaration_id = d.id),
      'condition_states', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.condition_id) FROM condition_state s WHERE s.declaration_id = d.id),
      'condition_owners', (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.condition_id) FROM condition_owner o WHERE o.declaration_id = d.id),
      'acknowledgements', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM condition_acknowledgement a WHERE a.declaration_id = d.id),
      'checks', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM condition_check x WHERE x.declaration_id = d.id),
      'breaches', (SELECT jsonb_agg(to_jsonb(b) ORDER BY b.id) FROM breach b WHERE b.declaration_id = d.id),
      'ceased', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM ceased_confirmation x WHERE x.declaration_id = d.id)
      ))::text FROM declaration d WHERE d.id = p_id);
  ELSIF p_kind = 'case' THEN
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object(
      'case', to_jsonb(s),
      'assessments', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM assessment a WHERE a.declaration_id = s.declaration_id),
      'decisions', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM decision x WHERE x.declaration_id = s.declaration_id),
      'decision_outcomes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id, x.association_id) FROM decision_outcome x WHERE x.declaration_id = s.declaration_id),
      'decision_conditions', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id, x.position) FROM decision_condition x WHERE x.declaration_id = s.declaration_id),
      'countersignatures', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id) FROM countersignature x WHERE x.declaration_id = s.declaration_id),
      'referrals', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM referral x WHERE x.declaration_id = s.declaration_id),
      'notes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM standards_note x WHERE x.declaration_id = s.declaration_id)
      ))::text FROM standards_case s WHERE s.declaration_id = p_id);
  ELSIF p_kind = 'link' THEN
    -- What was decided. What was found is worked out, and may be again.
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object('a', l.a_id, 'b', l.b_id, 'decision', l.decision, 'by', l.decided_by, 'at', l.decided_at,
      'evidence', l.decided_evidence, 'note', l.note))::text FROM link l WHERE l.id = p_id);
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION condition_answered(), condition_checked(), breach_reopens(), owners_follow(), guard_owner(), require_conditions(),
  oversees(uuid), overseen(uuid), tell_standards(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oversees(uuid), overseen(uuid), tell_standards(uuid, text) TO portal_web;
GRANT EXECUTE ON FUNCTION tell_standards(uuid, text) TO portal_standards;
