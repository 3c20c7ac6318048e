-- Changes that are reported, ends, returns and reviews: nothing that was decided is left alone for ever. See docs/decisions/0018.
-- Every day on which somebody has to act is a plain, indexed column: `review_state.review_on` (the declarant), `review_state.act_by` (the line
-- manager or professional standards, as `stage` says) and `end_report.answer_by` (whoever decided). An urgent change is due on its case.

SET LOCAL ROLE portal_owner;

-- ── What the declarant reports ──

CREATE TABLE change_report (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  held_by held_by NOT NULL,
  kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
  text text NOT NULL CHECK (text <> ''),
  urgent boolean NOT NULL,
  -- By when professional standards look at one that cannot wait.
  due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  at timestamptz(3) NOT NULL,
  CHECK (urgent = (due_on IS NOT NULL))
);
CREATE INDEX change_report_declaration ON change_report (declaration_id);

-- One report of an end waits at a time, and an association ends once. Who answered it stands in the history.
CREATE TABLE end_report (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  association_id uuid NOT NULL REFERENCES association (id),
  ended_on text NOT NULL CHECK (ended_on ~ '^\d{4}(-\d\d){0,2}$'),
  how text NOT NULL CHECK (how <> ''),
  resume text NOT NULL CHECK (resume IN ('no', 'yes', 'not_known')),
  at timestamptz(3) NOT NULL,
  -- By when whoever decided confirms it or asks; null once they have.
  answer_by text CHECK (answer_by ~ '^\d{4}-\d\d-\d\d$'),
  confirmed boolean,
  answer text,
  answered_at timestamptz(3),
  conditions_ended boolean,
  CHECK ((answer_by IS NULL) = (answered_at IS NOT NULL)),
  CHECK (num_nulls(confirmed, answer, answered_at, conditions_ended) IN (0, 4)),
  CHECK (confirmed OR answer <> '')
);
CREATE INDEX end_report_declaration ON end_report (declaration_id);
CREATE INDEX end_report_answer ON end_report (answer_by) WHERE answer_by IS NOT NULL;
CREATE UNIQUE INDEX end_report_open ON end_report (association_id) WHERE confirmed IS DISTINCT FROM false;

-- The same associate declared again by the same person: both associations are one, which counts once.
CREATE TABLE association_link (
  association_id uuid PRIMARY KEY REFERENCES association (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  earlier_id uuid NOT NULL REFERENCES association (id),
  earlier_declaration_id uuid NOT NULL REFERENCES declaration (id),
  made_as text NOT NULL CHECK (made_as IN ('declarant', 'standards')),
  at timestamptz(3) NOT NULL
);
CREATE INDEX association_link_declaration ON association_link (declaration_id);
CREATE INDEX association_link_earlier ON association_link (earlier_id);

-- ── Reviews ──

ALTER TABLE association_outcome ADD COLUMN review_on text CHECK (review_on ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE manager_review ADD COLUMN review_on text CHECK (review_on ~ '^\d{4}-\d\d-\d\d$');

-- Where the review of a declaration stands. It waits for its day, or it was answered and somebody has to look at it.
CREATE TABLE review_state (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id),
  stage text NOT NULL CHECK (stage IN ('waiting', 'manager', 'standards')),
  review_on text CHECK (review_on ~ '^\d{4}-\d\d-\d\d$'),
  act_by text CHECK (act_by ~ '^\d{4}-\d\d-\d\d$'),
  answer_id uuid,
  CHECK ((stage = 'waiting') = (review_on IS NOT NULL)),
  CHECK ((stage = 'waiting') = (act_by IS NULL AND answer_id IS NULL))
);
CREATE INDEX review_state_review ON review_state (review_on) WHERE review_on IS NOT NULL;
CREATE INDEX review_state_act ON review_state (act_by) WHERE act_by IS NOT NULL;

CREATE TABLE review_answer (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  asked_on text NOT NULL CHECK (asked_on ~ '^\d{4}-\d\d-\d\d$'),
  changed boolean NOT NULL,
  words text NOT NULL,
  act_by text NOT NULL CHECK (act_by ~ '^\d{4}-\d\d-\d\d$'),
  at timestamptz(3) NOT NULL,
  CHECK (NOT changed OR words <> '')
);
CREATE INDEX review_answer_declaration ON review_answer (declaration_id);

CREATE TABLE review_view (
  id uuid PRIMARY KEY,
  answer_id uuid NOT NULL UNIQUE REFERENCES review_answer (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  words text NOT NULL,
  -- Until when it goes on as it is; else professional standards look at it by a day.
  next_on text CHECK (next_on ~ '^\d{4}-\d\d-\d\d$'),
  act_by text CHECK (act_by ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL,
  CHECK (num_nonnulls(next_on, act_by) = 1)
);
CREATE INDEX review_view_declaration ON review_view (declaration_id);

CREATE TABLE review_outcome (
  id uuid PRIMARY KEY,
  answer_id uuid NOT NULL UNIQUE REFERENCES review_answer (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  confirmed boolean NOT NULL,
  rationale text NOT NULL CHECK (rationale <> ''),
  next_on text CHECK (next_on ~ '^\d{4}-\d\d-\d\d$'),
  due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL,
  CHECK (num_nonnulls(next_on, due_on) = 1 AND confirmed = (next_on IS NOT NULL))
);
CREATE INDEX review_decision_declaration ON review_outcome (declaration_id);

-- ── What follows ──

/* A change that cannot wait comes before everything else, like a breach: see 0015. */
CREATE TRIGGER change_reopens AFTER INSERT ON change_report FOR EACH ROW WHEN (NEW.urgent) EXECUTE FUNCTION breach_reopens();

CREATE FUNCTION change_is_urgent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE declaration SET urgent = true WHERE id = NEW.declaration_id AND NOT urgent;
  RETURN NULL;
END $$;
CREATE TRIGGER change_is_urgent AFTER INSERT ON change_report FOR EACH ROW WHEN (NEW.urgent) EXECUTE FUNCTION change_is_urgent();

/* The review of what goes on. Nobody writes its days by hand. */
CREATE FUNCTION plan_review(p_declaration uuid, p_day text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO review_state (declaration_id, stage, review_on) VALUES (p_declaration, 'waiting', p_day)
    ON CONFLICT (declaration_id) DO UPDATE SET stage = 'waiting', review_on = excluded.review_on, act_by = NULL, answer_id = NULL
$$;

/* A declaration is reviewed as a whole, as often as the association that needs it most, among those that have not ended. */
CREATE FUNCTION outcome_reviewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_day text := (SELECT min(o.review_on) FROM association_outcome o WHERE o.declaration_id = NEW.declaration_id AND o.decided_at = NEW.decided_at
  AND NOT EXISTS (SELECT FROM end_report e WHERE e.association_id = o.association_id AND e.confirmed));
BEGIN
  IF v_day IS NOT NULL THEN PERFORM plan_review(NEW.declaration_id, v_day); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outcome_reviewed AFTER INSERT ON association_outcome FOR EACH ROW EXECUTE FUNCTION outcome_reviewed();

CREATE FUNCTION approval_reviewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM plan_review(NEW.declaration_id, NEW.review_on);
  RETURN NULL;
END $$;
CREATE TRIGGER approval_reviewed AFTER INSERT ON manager_review FOR EACH ROW WHEN (NEW.review_on IS NOT NULL) EXECUTE FUNCTION approval_reviewed();

/* What is decided again is not reviewed meanwhile; the new decision plans the next review. */
CREATE FUNCTION review_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM review_state WHERE declaration_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER review_ends AFTER UPDATE OF status ON declaration FOR EACH ROW
  WHEN (OLD.status IN ('approved_by_manager', 'decided') AND NEW.status NOT IN ('approved_by_manager', 'decided')) EXECUTE FUNCTION review_ends();

/* Where every association that went on has ended there is nothing left to review. */
CREATE FUNCTION end_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM review_state r WHERE r.declaration_id = NEW.declaration_id AND NOT EXISTS (
    SELECT FROM association a LEFT JOIN LATERAL (SELECT o.outcome FROM association_outcome o WHERE o.association_id = a.id ORDER BY o.decided_at DESC LIMIT 1) o ON true
    WHERE a.declaration_id = NEW.declaration_id AND coalesce(o.outcome NOT IN ('not_declarable', 'no_further_action'), true)
      AND NOT EXISTS (SELECT FROM end_report e WHERE e.association_id = a.id AND e.confirmed));
  RETURN NULL;
END $$;
CREATE TRIGGER end_answered AFTER UPDATE ON end_report FOR EACH ROW WHEN (NEW.confirmed) EXECUTE FUNCTION end_answered();

/*
 * An answer goes to the line manager who may see it, else to professional standards: of what is restricted no line manager hears. Who that is
 * is for neither the declarant nor the public part, so the notice is written here.
 */
CREATE FUNCTION review_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; v_manager boolean;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = NEW.declaration_id;
  v_manager := EXISTS (SELECT FROM standards_case c JOIN person p ON p.id = d.reviewer_id AND p.active WHERE c.declaration_id = d.id AND NOT c.restricted);
  UPDATE review_state SET stage = CASE WHEN v_manager THEN 'manager' ELSE 'standards' END, review_on = NULL, act_by = NEW.act_by, answer_id = NEW.id
    WHERE declaration_id = d.id AND stage = 'waiting';
  IF NOT FOUND THEN RAISE EXCEPTION 'no review waits for an answer' USING ERRCODE = '23514'; END IF;
  IF v_manager THEN PERFORM post_notice(d.reviewer_id, d.reference, 'review_to_view', false, NEW.at);
  ELSE PERFORM review_to_standards(d);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER review_answered AFTER INSERT ON review_answer FOR EACH ROW EXECUTE FUNCTION review_answered();

CREATE FUNCTION review_to_standards(d declaration) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_person uuid;
BEGIN
  FOREACH v_person IN ARRAY standards_of(d.id) LOOP
    PERFORM post_notice(v_person, d.reference, 'review_to_decide', true, request_instant());
  END LOOP;
END $$;

CREATE FUNCTION review_viewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = NEW.declaration_id;
  IF NOT EXISTS (SELECT FROM review_state WHERE declaration_id = d.id AND stage = 'manager' AND answer_id = NEW.answer_id)
    OR (NEW.next_on IS NOT NULL AND d.status <> 'approved_by_manager') THEN
    RAISE EXCEPTION 'no review waits for a line manager' USING ERRCODE = '23514';
  END IF;
  IF NEW.next_on IS NOT NULL THEN PERFORM plan_review(d.id, NEW.next_on);
  ELSE
    UPDATE review_state SET stage = 'standards', act_by = NEW.act_by WHERE declaration_id = d.id;
    PERFORM review_to_standards(d);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER review_viewed AFTER INSERT ON review_view FOR EACH ROW EXECUTE FUNCTION review_viewed();

CREATE FUNCTION review_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM review_state WHERE declaration_id = NEW.declaration_id AND answer_id = NEW.answer_id) THEN
    RAISE EXCEPTION 'no review waits for a decision' USING ERRCODE = '23514';
  END IF;
  IF NEW.confirmed THEN PERFORM plan_review(NEW.declaration_id, NEW.next_on);
  ELSE
    UPDATE standards_case c SET stage = 'triage', received_at = NEW.at, due_on = NEW.due_on, version = version + 1,
      assessor_id = (SELECT p.id FROM person p WHERE p.id = c.assessor_id AND p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[])
      WHERE declaration_id = NEW.declaration_id AND stage = 'closed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER review_decided AFTER INSERT ON review_outcome FOR EACH ROW EXECUTE FUNCTION review_decided();

/* What was declared before was declared by the same person, and before. */
CREATE FUNCTION guard_earlier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM association a JOIN declaration d ON d.id = a.declaration_id, association e JOIN declaration before ON before.id = e.declaration_id
    WHERE a.id = NEW.association_id AND d.id = NEW.declaration_id AND e.id = NEW.earlier_id AND before.id = NEW.earlier_declaration_id
      AND d.declarant_id = before.declarant_id AND before.sent_at < d.sent_at) THEN
    RAISE EXCEPTION 'not declared before by the same person' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_earlier BEFORE INSERT ON association_link FOR EACH ROW EXECUTE FUNCTION guard_earlier();

/* The association as it was declared first: what is linked counts once, under this one. */
CREATE FUNCTION first_declared(p_association uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE back AS (
    SELECT p_association AS id, 0 AS step
    UNION ALL SELECT l.earlier_id, b.step + 1 FROM back b JOIN association_link l ON l.association_id = b.id)
  SELECT id FROM back ORDER BY step DESC LIMIT 1
$$;

/* As in 0018; an end that was confirmed is confirmed. */
CREATE OR REPLACE FUNCTION unconfirmed_contacts(p_from text, p_until text)
RETURNS TABLE (association_id uuid, confirm_by text, declaration_id uuid, declarant_id uuid) LANGUAGE sql STABLE AS $$
  SELECT o.association_id, o.confirm_by, o.declaration_id, d.declarant_id FROM association_outcome o JOIN declaration d ON d.id = o.declaration_id
  WHERE o.confirm_by BETWEEN p_from AND p_until
    AND NOT EXISTS (SELECT FROM association_outcome later WHERE later.association_id = o.association_id AND later.decided_at > o.decided_at)
    AND NOT EXISTS (SELECT FROM ceased_confirmation x WHERE x.association_id = o.association_id AND x.at >= o.decided_at)
    AND NOT EXISTS (SELECT FROM end_report e WHERE e.association_id = o.association_id AND e.confirmed)
$$;

-- ── Events, what never changes, and who reads and writes ──

/* Whether the caller is the line manager who is asked about a review: of what is restricted none is. */
CREATE FUNCTION views_review(p_declaration uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM declaration d JOIN standards_case c ON c.declaration_id = d.id
    WHERE d.id = p_declaration AND d.reviewer_id = me() AND d.status IN ('approved_by_manager', 'decided') AND NOT c.restricted)
$$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['change_report', 'end_report', 'association_link', 'review_state', 'review_answer', 'review_view', 'review_outcome'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO portal_standards', t);
    -- Of a return both ends must be visible: the other one may be restricted.
    EXECUTE format('CREATE POLICY visible ON %I FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id) %s)', t, t,
      CASE t WHEN 'association_link' THEN 'AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = association_link.earlier_declaration_id)' END);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['change_report', 'association_link', 'review_answer', 'review_view', 'review_outcome'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['change_report', 'end_report', 'review_answer'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_web', t);
    EXECUTE format('CREATE POLICY report ON %I FOR INSERT TO portal_web WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))', t);
  END LOOP;
END $$;

CREATE POLICY party ON change_report FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR (d.reviewer_id = (SELECT me()) AND held_by = 'manager'))));

-- A line manager confirms what their approval settled, and reads it no longer than that.
GRANT UPDATE (answer_by, confirmed, answer, answered_at, conditions_ended) ON end_report TO portal_web, portal_standards;
CREATE POLICY party ON end_report FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR (d.reviewer_id = (SELECT me()) AND d.status = 'approved_by_manager'))));
CREATE POLICY answer ON end_report FOR UPDATE TO portal_web
  USING (answer_by IS NOT NULL AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me()) AND d.status = 'approved_by_manager'))
  WITH CHECK (answer_by IS NULL);
CREATE POLICY work ON end_report FOR UPDATE TO portal_standards
  USING (answer_by IS NOT NULL AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = end_report.declaration_id)) WITH CHECK (answer_by IS NULL);

GRANT SELECT, INSERT ON association_link TO portal_web;
GRANT INSERT ON association_link TO portal_standards;
CREATE POLICY declarant ON association_link TO portal_web
  USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))
  WITH CHECK (made_as = 'declarant' AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
CREATE POLICY work ON association_link FOR INSERT TO portal_standards WITH CHECK (made_as = 'standards'
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = association_link.declaration_id)
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = association_link.earlier_declaration_id));

GRANT SELECT ON review_state TO portal_web;
CREATE POLICY party ON review_state FOR SELECT TO portal_web USING (views_review(declaration_id)
  OR EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
CREATE POLICY party ON review_answer FOR SELECT TO portal_web USING (views_review(declaration_id)
  OR EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
GRANT SELECT, INSERT ON review_view TO portal_web;
CREATE POLICY viewer ON review_view TO portal_web USING (by_id = (SELECT me()) AND views_review(declaration_id))
  WITH CHECK (by_id = (SELECT me()) AND views_review(declaration_id));
GRANT INSERT ON review_outcome TO portal_standards;
CREATE POLICY work ON review_outcome FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me())
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = review_outcome.declaration_id));

-- ── Doors ──

/* As in 0015; a change that cannot wait, and a review that was not confirmed, are further ways back to professional standards. */
CREATE OR REPLACE FUNCTION may_move(d declaration, p_status declaration_status, p_reviewer uuid, p_settled boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE
    WHEN p_status = 'with_standards' AND d.declarant_id = me() AND d.status IN ('with_manager', 'returned_by_manager', 'approved_by_manager', 'decided') THEN
      p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND NOT p_settled
      AND EXISTS (SELECT FROM change_report x WHERE x.declaration_id = d.id AND x.urgent AND x.xmin = pg_current_xact_id_if_assigned()::xid)
    WHEN d.status = 'decided' AND p_status = 'with_standards' THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND NOT p_settled AND d.declarant_id <> me()
      AND (EXISTS (SELECT FROM breach b WHERE b.declaration_id = d.id AND b.by_id = me() AND b.xmin = pg_current_xact_id_if_assigned()::xid)
        OR EXISTS (SELECT FROM review_outcome x WHERE x.declaration_id = d.id AND NOT x.confirmed AND x.by_id = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid))
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

/* As in 0019, with a change that cannot wait. */
CREATE OR REPLACE FUNCTION cannot_wait(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_kind = ANY (ARRAY['condition_refused', 'condition_broken', 'condition_unanswered', 'check_missed', 'cease_unconfirmed', 'change_urgent'])
$$;

/* As in 0018, with more kinds. */
CREATE OR REPLACE FUNCTION tell_standards(p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; v_person uuid;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_declaration;
  IF NOT FOUND OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF p_kind NOT IN ('condition_refused', 'condition_broken', 'contact_ended', 'change_reported', 'change_urgent', 'end_reported') THEN
    RAISE EXCEPTION 'no such notice' USING ERRCODE = '22023';
  END IF;
  FOREACH v_person IN ARRAY standards_of(d.id) LOOP
    IF v_person <> me() THEN PERFORM post_notice(v_person, d.reference, p_kind, true, request_instant()); END IF;
  END LOOP;
END $$;

/* The present state of a record, as in 0015, with its changes, ends and reviews. What an old record does not have leaves its digest as it was. */
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
      'ceased', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM ceased_confirmation x WHERE x.declaration_id = d.id),
      'changes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM change_report x WHERE x.declaration_id = d.id),
      'ends', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM end_report x WHERE x.declaration_id = d.id),
      'earlier', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.association_id) FROM association_link x WHERE x.declaration_id = d.id),
      'review_state', (SELECT to_jsonb(x) FROM review_state x WHERE x.declaration_id = d.id),
      'review_answers', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM review_answer x WHERE x.declaration_id = d.id),
      'review_views', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM review_view x WHERE x.declaration_id = d.id)
      ))::text FROM declaration d WHERE d.id = p_id);
  ELSIF p_kind = 'case' THEN
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object(
      'case', to_jsonb(s),
      'assessments', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM assessment a WHERE a.declaration_id = s.declaration_id),
      'decisions', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM decision x WHERE x.declaration_id = s.declaration_id),
      'decision_outcomes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id, x.association_id) FROM decision_outcome x WHERE x.declaration_id = s.declaration_id),
      'decision_conditions', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id, x.position) FROM decision_condition x WHERE x.declaration_id = s.declaration_id),
      'countersignatures', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id) FROM countersignature x WHERE x.declaration_id = s.declaration_id),
      'review_outcomes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM review_outcome x WHERE x.declaration_id = s.declaration_id),
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

REVOKE EXECUTE ON FUNCTION change_is_urgent(), plan_review(uuid, text), outcome_reviewed(), approval_reviewed(), review_ends(), end_answered(), review_answered(),
  review_to_standards(declaration), review_viewed(), review_decided(), guard_earlier(), first_declared(uuid), views_review(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION views_review(uuid) TO portal_web;

-- ── What was settled before there were reviews: from its decision on, but nothing is due within the first month ──

DO $$
DECLARE
  v_months jsonb := (SELECT body #> '{periods,reviewMonths}' FROM policy_document WHERE kind = 'categories' ORDER BY effective_from DESC LIMIT 1);
  v_at timestamptz(3) := now(); v_day text; r record;
BEGIN
  FOR r IN
    SELECT d.id, d.settled_at, min(CASE WHEN o.outcome IN ('not_declarable', 'no_further_action') THEN NULL
        WHEN d.status = 'decided' AND (c.restricted OR a.risk_grade = 'high') THEN v_months ->> 'restricted'
        WHEN o.outcome IN ('monitor', 'cease_contact') THEN v_months ->> 'underReview' ELSE v_months ->> 'managed' END::integer) AS months
    FROM declaration d JOIN standards_case c ON c.declaration_id = d.id JOIN association x ON x.declaration_id = d.id
      LEFT JOIN LATERAL (SELECT outcome FROM association_outcome o WHERE o.association_id = x.id ORDER BY decided_at DESC LIMIT 1) o ON true
      LEFT JOIN LATERAL (SELECT risk_grade FROM assessment s WHERE s.declaration_id = d.id ORDER BY at DESC LIMIT 1) a ON true
    WHERE d.status IN ('approved_by_manager', 'decided') AND d.settled_at IS NOT NULL
    GROUP BY d.id
  LOOP
    CONTINUE WHEN r.months IS NULL;
    v_day := to_char(greatest(r.settled_at + make_interval(months => r.months), v_at + interval '1 month') AT TIME ZONE 'Europe/London', 'YYYY-MM-DD');
    PERFORM plan_review(r.id, v_day);
    PERFORM write_event(v_at, NULL, 'review_planned', 'declaration', r.id, '{next}', ARRAY[to_json(v_day)::text], '{declarant,reviewer,standards}', true);
  END LOOP;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['change_report', 'end_report', 'association_link', 'review_state', 'review_answer', 'review_view', 'review_outcome'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''declaration_id'')', t);
  END LOOP;
END $$;
