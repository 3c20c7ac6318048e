-- What comes of a referral: somebody has it, under a reference of theirs, and answers or does not take it up. See docs/decisions/0022.

SET LOCAL ROLE portal_owner;

CREATE TABLE referral_answer (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  referral_id uuid NOT NULL REFERENCES referral (id),
  state text NOT NULL CHECK (state IN ('acknowledged', 'answered', 'declined')),
  -- Under which they hold it; empty where they gave none.
  their_reference text NOT NULL,
  words text NOT NULL,
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL,
  CHECK (state = 'acknowledged' OR words <> '')
);
CREATE INDEX referral_answer_declaration ON referral_answer (declaration_id);
-- A referral ends once.
CREATE UNIQUE INDEX referral_answer_end ON referral_answer (referral_id) WHERE state <> 'acknowledged';
CREATE INDEX referral_answer_referral ON referral_answer (referral_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON referral_answer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('declaration_id');
ALTER TABLE referral_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON referral_answer TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON referral_answer TO portal_standards;
CREATE POLICY visible ON referral_answer FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = referral_answer.declaration_id));
CREATE POLICY work ON referral_answer FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me())
  AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.declaration_id = referral_answer.declaration_id));

/* As in 0028; referred is what waits for an answer. */
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
    WHEN 'appealed' THEN 'c.declaration_id = ANY (ARRAY(SELECT a.declaration_id FROM open_appeals() a))'
    WHEN 'referred' THEN 'c.declaration_id = ANY (ARRAY(SELECT r.declaration_id FROM referral r WHERE NOT EXISTS (
      SELECT FROM referral_answer a WHERE a.referral_id = r.id AND a.state <> ''acknowledged'')))'
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

/* As in 0027, with what came of referrals. What an old record does not have leaves its digest as it was. */
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
      'appeals_heard', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.appeal_id) FROM appeal_hearing x WHERE x.declaration_id = d.id),
      'handovers', (SELECT jsonb_agg(to_jsonb(h) ORDER BY h.id) FROM handover h WHERE h.declaration_id = d.id)
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
      'referral_answers', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM referral_answer x WHERE x.declaration_id = s.declaration_id),
      'notes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM standards_note x WHERE x.declaration_id = s.declaration_id)
      ))::text FROM standards_case s WHERE s.declaration_id = p_id);
  ELSIF p_kind = 'link' THEN
    -- What was decided. What was found is worked out, and may be again.
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object('a', l.a_id, 'b', l.b_id, 'decision', l.decision, 'by', l.decided_by, 'at', l.decided_at,
      'evidence', l.decided_evidence, 'note', l.note))::text FROM link l WHERE l.id = p_id);
  ELSIF p_kind = 'cover' THEN
    RETURN (SELECT jsonb_strip_nulls(to_jsonb(x))::text FROM cover x WHERE x.id = p_id);
  END IF;
  RETURN NULL;
END $$;
