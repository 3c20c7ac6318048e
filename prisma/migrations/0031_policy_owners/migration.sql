-- Policy owners publish the next version of a policy document, and the history says who did. See docs/decisions/0023.

SET LOCAL ROLE portal_owner;

-- Without a publisher it was loaded by whoever runs the portal.
ALTER TABLE policy_document ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN published_by uuid REFERENCES person (id);
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT ON policy_document DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.published_by IS NOT NULL) EXECUTE FUNCTION require_event('id');

/* The next version of a document, from a day on that has not passed. What a version says never changes: another one takes its place. */
CREATE FUNCTION publish_policy(p_id uuid, p_kind text, p_version text, p_from text, p_note text, p_body jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user <> 'portal_web' OR NOT i_am('policyOwner') THEN RAISE EXCEPTION 'not a policy owner' USING ERRCODE = '42501'; END IF;
  -- Two at the same moment come one after the other.
  PERFORM pg_advisory_xact_lock(hashtextextended('policy', 0));
  -- Only what there is a document of: code reads no other. Of two from one day the later name is in force.
  IF p_from < to_char(request_instant() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') OR NOT EXISTS (SELECT FROM policy_document x WHERE x.kind = p_kind)
    OR EXISTS (SELECT FROM policy_document x WHERE x.kind = p_kind AND x.effective_from = p_from AND x.version > p_version) THEN
    RAISE EXCEPTION 'no such version' USING ERRCODE = '22023';
  END IF;
  INSERT INTO policy_document (id, kind, version, effective_from, note, body, published_at, published_by)
    VALUES (p_id, p_kind, p_version, p_from, p_note, p_body, request_instant(), me());
END $$;
REVOKE EXECUTE ON FUNCTION publish_policy(uuid, text, text, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_policy(uuid, text, text, text, text, jsonb) TO portal_web;

/* As in 0026; whoever is appointed from a later day on does not hear appeals yet. */
CREATE OR REPLACE FUNCTION hearers_of(p_declaration uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH able AS (
    SELECT p.id, p.staff_number FROM standards_case c JOIN person p ON p.active AND 'decisionMaker' = ANY (p.roles) AND p.id <> c.declarant_id
      AND (NOT c.restricted OR p.id = ANY (c.decision_maker_ids))
      AND p.id <> ALL (deciders((SELECT x.id FROM decision x WHERE x.declaration_id = c.declaration_id ORDER BY x.at DESC LIMIT 1)))
    WHERE c.declaration_id = p_declaration),
  appointed AS (
    SELECT body ->> 'appeals' AS staff_number FROM policy_document WHERE kind = 'appointments'
      AND effective_from <= to_char(coalesce(request_instant(), now()) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') ORDER BY effective_from DESC, version DESC LIMIT 1)
  SELECT coalesce((SELECT ARRAY[a.id] FROM able a JOIN appointed USING (staff_number)), ARRAY(SELECT a.id FROM able a))
$$;

/* As in 0027, and to a policy document that the caller has published in this transaction. */
CREATE OR REPLACE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit', 'reading') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    WHEN p_kind = 'link' THEN EXISTS (SELECT FROM link l WHERE l.id = p_object AND sees_link(l))
    WHEN p_kind = 'cover' THEN EXISTS (SELECT FROM cover x WHERE x.id = p_object AND x.person_id = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid)
    WHEN p_kind = 'policy' THEN EXISTS (SELECT FROM policy_document x WHERE x.id = p_object AND x.published_by = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid)
      AND NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = p_object AND e.object_kind = 'policy')
    -- By its doors alone, once each: see 0011.
    WHEN p_kind = 'disposal' THEN EXISTS (SELECT FROM disposal x WHERE x.id = p_object AND x.xmin = pg_current_xact_id_if_assigned()::xid
      AND (SELECT count(*) FROM audit_event e WHERE e.object_id = x.id AND e.object_kind = 'disposal') = CASE WHEN x.agreed_by IS NULL THEN 0 ELSE 1 END)
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;

/* As in 0030, with the policy documents. */
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
      'rewordings', (SELECT jsonb_agg(to_jsonb(w) ORDER BY w.id) FROM condition_rewording w WHERE w.declaration_id = d.id),
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
  ELSIF p_kind = 'policy' THEN
    RETURN (SELECT jsonb_strip_nulls(to_jsonb(x))::text FROM policy_document x WHERE x.id = p_id);
  END IF;
  RETURN NULL;
END $$;
