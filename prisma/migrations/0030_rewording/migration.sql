-- A condition in force is worded anew: a version of its words, which the declarant answers again. See docs/decisions/0015.

SET LOCAL ROLE portal_owner;

CREATE TABLE condition_rewording (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  condition_id uuid NOT NULL REFERENCES condition (id),
  -- The version that begins, its words, and those it takes the place of.
  wording_version integer NOT NULL CHECK (wording_version > 1),
  wording text NOT NULL CHECK (wording <> ''),
  before text NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  acknowledge_by text NOT NULL CHECK (acknowledge_by ~ '^\d{4}-\d\d-\d\d$'),
  by_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL,
  CHECK (wording <> before),
  UNIQUE (condition_id, wording_version)
);
CREATE INDEX condition_rewording_declaration ON condition_rewording (declaration_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON condition_rewording FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON condition_rewording DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('declaration_id');
ALTER TABLE condition_rewording ENABLE ROW LEVEL SECURITY;
ALTER TABLE condition_rewording FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON condition_rewording TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON condition_rewording TO portal_standards;
CREATE POLICY visible ON condition_rewording FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_rewording.declaration_id));
-- What two people signed is not worded anew by an assessor.
CREATE POLICY work ON condition_rewording FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me()) AND (SELECT i_am('decisionMaker'))
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_rewording.declaration_id));

/* The words of a condition follow from the row that gives them, and from nothing else: no role may write them. The answer to the words before counts no more. */
CREATE FUNCTION condition_reworded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE condition SET wording = NEW.wording, wording_version = NEW.wording_version
    WHERE id = NEW.condition_id AND declaration_id = NEW.declaration_id AND set_as = 'standards'
      AND wording = NEW.before AND wording_version = NEW.wording_version - 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'not the wording in force' USING ERRCODE = '23514'; END IF;
  UPDATE condition_state SET acknowledge_by = NEW.acknowledge_by, answer = NULL, silent_on = NULL
    WHERE condition_id = NEW.condition_id AND declaration_id = NEW.declaration_id AND status = 'active';
  IF NOT FOUND THEN RAISE EXCEPTION 'not in force' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION condition_reworded() FROM PUBLIC;
CREATE TRIGGER condition_reworded AFTER INSERT ON condition_rewording FOR EACH ROW EXECUTE FUNCTION condition_reworded();

/* As in 0029, with the words that conditions had. What an old record does not have leaves its digest as it was. */
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
  END IF;
  RETURN NULL;
END $$;
