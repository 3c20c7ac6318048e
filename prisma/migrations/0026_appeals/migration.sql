-- Appeals: the declarant asks that a decision be looked at by somebody who did not make it. See docs/decisions/0019.
-- The decision stands, and its conditions with it, until the appeal has changed it.

SET LOCAL ROLE portal_owner;

CREATE TABLE appeal (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  -- The decision that it is against: set here, because the declarant may not know which row that is.
  decision_id uuid NOT NULL UNIQUE REFERENCES decision (id),
  grounds text NOT NULL CHECK (grounds <> ''),
  -- By when it should be heard.
  due_on text NOT NULL CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  at timestamptz(3) NOT NULL
);
CREATE INDEX appeal_declaration ON appeal (declaration_id);
CREATE INDEX appeal_due ON appeal (due_on);

CREATE TABLE appeal_hearing (
  appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  stands boolean NOT NULL,
  reasons text NOT NULL CHECK (reasons <> ''),
  -- What the declarant is told.
  message text NOT NULL CHECK (message <> ''),
  -- By when it is decided again, where it does not stand.
  due_on text CHECK (due_on ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL,
  CHECK (stands = (due_on IS NULL))
);
CREATE INDEX appeal_hearing_declaration ON appeal_hearing (declaration_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['appeal', 'appeal_hearing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''declaration_id'')', t);
    EXECUTE format('GRANT SELECT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY visible ON %I FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id))', t, t);
    EXECUTE format('CREATE POLICY declarant ON %I FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))', t);
  END LOOP;
END $$;

/* Against the decision in force, once. */
CREATE FUNCTION appeal_of_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.decision_id := (SELECT x.id FROM decision x JOIN declaration d ON d.id = x.declaration_id
    WHERE x.declaration_id = NEW.declaration_id AND d.status = 'decided' ORDER BY x.at DESC LIMIT 1);
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_of_decision BEFORE INSERT ON appeal FOR EACH ROW EXECUTE FUNCTION appeal_of_decision();

/* Who made and who signed a decision: none of them hears the appeal against it. */
CREATE FUNCTION deciders(p_decision uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT by_id FROM decision WHERE id = p_decision UNION SELECT by_id FROM countersignature WHERE decision_id = p_decision AND agreed)
$$;

CREATE FUNCTION appeal_heard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.by_id = ANY (deciders((SELECT a.decision_id FROM appeal a WHERE a.id = NEW.appeal_id))) THEN
    RAISE EXCEPTION 'nobody hears an appeal against their own decision' USING ERRCODE = '23514';
  END IF;
  -- To be decided again by somebody else: nobody has it.
  UPDATE standards_case SET stage = 'triage', received_at = NEW.at, due_on = NEW.due_on, assessor_id = NULL, version = version + 1
    WHERE declaration_id = NEW.declaration_id AND stage = 'closed' AND NOT NEW.stands;
  RETURN NULL;
END $$;
CREATE TRIGGER appeal_heard AFTER INSERT ON appeal_hearing FOR EACH ROW EXECUTE FUNCTION appeal_heard();

GRANT SELECT (id, declaration_id, grounds, due_on, at), INSERT (id, declaration_id, grounds, due_on, at) ON appeal TO portal_web;
GRANT SELECT (appeal_id, declaration_id, stands, message, at) ON appeal_hearing TO portal_web;
CREATE POLICY declarant_writes ON appeal FOR INSERT TO portal_web WITH CHECK (EXISTS (
  SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));
GRANT INSERT ON appeal_hearing TO portal_standards;
CREATE POLICY work ON appeal_hearing FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me()) AND i_am('decisionMaker')
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = appeal_hearing.declaration_id));

/*
 * Those who may hear the appeal against the last decision: whoever is appointed for appeals, else every decision maker, of a restricted
 * record those named; never one who made the decision.
 */
CREATE FUNCTION hearers_of(p_declaration uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH able AS (
    SELECT p.id, p.staff_number FROM standards_case c JOIN person p ON p.active AND 'decisionMaker' = ANY (p.roles) AND p.id <> c.declarant_id
      AND (NOT c.restricted OR p.id = ANY (c.decision_maker_ids))
      AND p.id <> ALL (deciders((SELECT x.id FROM decision x WHERE x.declaration_id = c.declaration_id ORDER BY x.at DESC LIMIT 1)))
    WHERE c.declaration_id = p_declaration),
  appointed AS (
    SELECT body ->> 'appeals' AS staff_number FROM policy_document WHERE kind = 'appointments' ORDER BY effective_from DESC, version DESC LIMIT 1)
  SELECT coalesce((SELECT ARRAY[a.id] FROM able a JOIN appointed USING (staff_number)), ARRAY(SELECT a.id FROM able a))
$$;

/* As in 0020; of an appeal those are told who may hear it. */
CREATE OR REPLACE FUNCTION tell_standards(p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; v_person uuid;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_declaration;
  IF NOT FOUND OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF p_kind NOT IN ('condition_refused', 'condition_broken', 'contact_ended', 'change_reported', 'change_urgent', 'end_reported', 'appeal_made') THEN
    RAISE EXCEPTION 'no such notice' USING ERRCODE = '22023';
  END IF;
  FOREACH v_person IN ARRAY CASE p_kind WHEN 'appeal_made' THEN hearers_of(d.id) ELSE standards_of(d.id) END LOOP
    IF v_person <> me() THEN PERFORM post_notice(v_person, d.reference, p_kind, true, request_instant()); END IF;
  END LOOP;
END $$;

/* As in 0020; an appeal that changed the decision is a further way back to professional standards. */
CREATE OR REPLACE FUNCTION may_move(d declaration, p_status declaration_status, p_reviewer uuid, p_settled boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE
    WHEN p_status = 'with_standards' AND d.declarant_id = me() AND d.status IN ('with_manager', 'returned_by_manager', 'approved_by_manager', 'decided') THEN
      p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND NOT p_settled
      AND EXISTS (SELECT FROM change_report x WHERE x.declaration_id = d.id AND x.urgent AND x.xmin = pg_current_xact_id_if_assigned()::xid)
    WHEN d.status = 'decided' AND p_status = 'with_standards' THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND NOT p_settled AND d.declarant_id <> me()
      AND (EXISTS (SELECT FROM breach b WHERE b.declaration_id = d.id AND b.by_id = me() AND b.xmin = pg_current_xact_id_if_assigned()::xid)
        OR EXISTS (SELECT FROM review_outcome x WHERE x.declaration_id = d.id AND NOT x.confirmed AND x.by_id = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid)
        OR EXISTS (SELECT FROM appeal_hearing x WHERE x.declaration_id = d.id AND NOT x.stands AND x.by_id = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid))
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

/* As in 0023, with the appeals that wait to be heard. */
CREATE OR REPLACE FUNCTION standards_list(p_view text, p_filters jsonb) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  v_open text := 'c.stage IN (''triage'', ''assessment'', ''countersign'')';
  v_where text := CASE p_view
    WHEN 'mine' THEN v_open || format(' AND c.assessor_id = %L', me())
    WHEN 'unassigned' THEN v_open || ' AND c.stage <> ''countersign'' AND c.assessor_id IS NULL'
    WHEN 'second' THEN v_open || ' AND c.stage = ''countersign'''
    WHEN 'declarant' THEN v_open || ' AND d.status = ''question_from_standards'''
    WHEN 'open' THEN v_open
    WHEN 'done' THEN 'c.stage = ''closed'' AND d.settled_at IS NOT NULL'
    WHEN 'restricted' THEN 'c.restricted AND c.stage <> ''closed'''
    WHEN 'lookups' THEN 'c.stage <> ''closed'' AND c.declaration_id IN (SELECT l.declaration_id FROM lookup_admission l)'
      || CASE WHEN i_am('decisionMaker') THEN '' ELSE ' AND false' END
    -- Broken since it was last decided. An array, so that those few are looked up, and not every case there ever was.
    WHEN 'breached' THEN v_open || ' AND c.declaration_id = ANY (ARRAY(SELECT b.declaration_id FROM breach b WHERE b.at > coalesce(
      (SELECT max(o.decided_at) FROM association_outcome o WHERE o.declaration_id = b.declaration_id), ''-infinity'')))'
    WHEN 'appealed' THEN 'c.declaration_id = ANY (ARRAY(SELECT a.declaration_id FROM appeal a WHERE NOT EXISTS (SELECT FROM appeal_hearing h WHERE h.appeal_id = a.id)))'
    WHEN 'referred' THEN 'c.declaration_id = ANY (ARRAY(SELECT r.declaration_id FROM referral r))'
  END;
  -- Joined only where it is needed: there may be many open cases to put in order.
  v_join text := CASE WHEN p_view IN ('declarant', 'done') OR p_filters ?| '{unit,status}' THEN ' JOIN declaration d ON d.id = c.declaration_id' ELSE '' END;
BEGIN
  IF v_where IS NULL THEN RAISE EXCEPTION 'unknown list' USING ERRCODE = '22023'; END IF;
  IF p_filters ? 'unit' THEN v_where := v_where || format(' AND d.unit_code = %L', p_filters ->> 'unit'); END IF;
  IF p_filters ? 'status' THEN v_where := v_where || format(' AND d.status = %L::declaration_status', p_filters ->> 'status'); END IF;
  IF p_filters ? 'category' THEN
    v_where := v_where || format(' AND c.declaration_id IN (SELECT s.declaration_id FROM statement s WHERE s.categories @> ARRAY[%L])', p_filters ->> 'category');
  END IF;
  IF p_filters ? 'due_from' THEN v_where := v_where || format(' AND (c.due_on >= %L OR c.due_on IS NULL)', p_filters ->> 'due_from'); END IF;
  IF p_filters ? 'due_until' THEN v_where := v_where || format(' AND c.due_on <= %L', p_filters ->> 'due_until'); END IF;
  IF p_filters ? 'received_from' THEN v_where := v_where || format(' AND c.received_at >= london(%L)', p_filters ->> 'received_from'); END IF;
  IF p_filters ? 'received_until' THEN v_where := v_where || format(' AND c.received_at < london(%L, 1)', p_filters ->> 'received_until'); END IF;
  RETURN format(' FROM standards_case c%s WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids)) AND %s',
    v_join, me(), me(), v_where);
END $$;

/* The present state of a record, as in 0020, with its appeals. What an old record does not have leaves its digest as it was. */
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
      'review_views', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM review_view x WHERE x.declaration_id = d.id),
      'appeals', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM appeal x WHERE x.declaration_id = d.id),
      'appeals_heard', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.appeal_id) FROM appeal_hearing x WHERE x.declaration_id = d.id)
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

REVOKE EXECUTE ON FUNCTION appeal_of_decision(), deciders(uuid), appeal_heard(), hearers_of(uuid) FROM PUBLIC;
