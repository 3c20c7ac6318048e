-- Who may read and write which row. Every table forces row security; what no policy allows is denied.
-- portal_web serves staff and line managers; it has no right at all on professional standards' tables.
-- portal_standards serves assessors, decision makers and auditors. A definer function of portal_owner sees all rows and
-- therefore asks for itself who is calling.

SET LOCAL ROLE portal_owner;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relowner = 'portal_owner'::regrole LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_context(), me(), i_am(text), request_instant(), begin_request(bytea, timestamptz),
  append_event(text, text, uuid, text[], text[], text[], boolean) TO portal_web, portal_standards;
GRANT EXECUTE ON FUNCTION signin_person(text), signin_person_by_id(uuid), signin_read(bytea, timestamptz) TO portal_signin;

-- ── The directory and the policy: for anybody who is signed in ──

GRANT SELECT ON unit TO portal_web, portal_standards;
CREATE POLICY signed_in ON unit FOR SELECT TO portal_web, portal_standards USING ((SELECT me()) IS NOT NULL);

GRANT SELECT (id, full_name, title, staff_kind, staff_number, unit_code, line_manager_id, active) ON person TO portal_web;
GRANT SELECT (id, full_name, title, staff_kind, staff_number, unit_code, line_manager_id, active, senior, roles) ON person TO portal_standards;
CREATE POLICY signed_in ON person FOR SELECT TO portal_web, portal_standards USING ((SELECT me()) IS NOT NULL);

-- What the force has published is no secret from its own portal: readable before a request begins, so it can be kept in memory.
GRANT SELECT ON policy_document TO portal_web, portal_standards, portal_jobs;
CREATE POLICY published ON policy_document FOR SELECT TO portal_web, portal_standards, portal_jobs USING (true);

-- ── Drafts: the writer alone ──

GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO portal_web;
CREATE POLICY own ON draft TO portal_web USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me()));
GRANT SELECT, DELETE ON held_save TO portal_web;
CREATE POLICY own ON held_save TO portal_web USING (person_id = (SELECT me()));

-- ── Declarations, staff side ──

-- By column, so without the system columns: there `xmax` would tell a declarant that somebody inside locked the row.
GRANT SELECT (id, reference, draft_id, declarant_id, unit_code, status, version, route, urgent, policy_version, kept_from_manager, reviewer_id,
  sent_at, due_on, settled_at), INSERT ON declaration TO portal_web;
CREATE POLICY party ON declaration FOR SELECT TO portal_web
  USING (declarant_id = (SELECT me()) OR reviewer_id = (SELECT me()));
CREATE POLICY send ON declaration FOR INSERT TO portal_web
  WITH CHECK (declarant_id = (SELECT me()) AND status IN ('with_manager', 'with_standards') AND version = 1);

DO $$
DECLARE t text;
BEGIN
  -- What was declared: read by the parties, written by the declarant.
  GRANT SELECT (id, declaration_id, declarant_id), INSERT ON association TO portal_web;
  GRANT SELECT, INSERT ON statement, associate, online_identity TO portal_web;
  FOREACH t IN ARRAY ARRAY['statement', 'association', 'associate', 'online_identity'] LOOP
    EXECUTE format('CREATE POLICY party ON %I FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id))', t);
    EXECUTE format('CREATE POLICY send ON %I FOR INSERT TO portal_web WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))', t);
  END LOOP;
END $$;

GRANT SELECT ON association_outcome TO portal_web;
CREATE POLICY declarant ON association_outcome FOR SELECT TO portal_web
  USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

GRANT SELECT, INSERT ON lookup_admission TO portal_web;
CREATE POLICY declarant ON lookup_admission TO portal_web
  USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))
  WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

GRANT SELECT, INSERT, UPDATE (answer, answered_at) ON question TO portal_web;
CREATE POLICY party ON question FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR (d.reviewer_id = (SELECT me()) AND asked_as = 'manager'))));
CREATE POLICY ask ON question FOR INSERT TO portal_web WITH CHECK (asked_as = 'manager' AND asked_by_id = (SELECT me())
  AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me())));
CREATE POLICY answer ON question FOR UPDATE TO portal_web
  USING (answer IS NULL AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())))
  WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

GRANT SELECT, INSERT ON correction TO portal_web;
CREATE POLICY party ON correction FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR (d.reviewer_id = (SELECT me()) AND held_by = 'manager'))));
CREATE POLICY correct ON correction FOR INSERT TO portal_web
  WITH CHECK (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

GRANT SELECT, INSERT ON manager_review TO portal_web;
CREATE POLICY reviewer ON manager_review TO portal_web
  USING (manager_id = (SELECT me()) AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me())))
  WITH CHECK (manager_id = (SELECT me()) AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me())));

GRANT SELECT, INSERT ON condition TO portal_web;
CREATE POLICY party ON condition FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR owner_id = (SELECT me()))));
CREATE POLICY measure ON condition FOR INSERT TO portal_web WITH CHECK (set_as = 'manager' AND owner_id = (SELECT me())
  AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me())));

-- A case is opened with the declaration; the public part can neither read nor change it afterwards.
GRANT INSERT ON standards_case TO portal_web;
CREATE POLICY send ON standards_case FOR INSERT TO portal_web WITH CHECK (declarant_id = (SELECT me()) AND stage IN ('dormant', 'triage')
  AND version = 1 AND assessor_id IS NULL
  AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id = (SELECT me())));

-- ── Professional standards ──

GRANT SELECT, UPDATE (stage, version, assessor_id, urgent, received_at, due_on) ON standards_case TO portal_standards;
CREATE POLICY visible ON standards_case FOR SELECT TO portal_standards USING (
  ((SELECT i_am('assessor')) OR (SELECT i_am('decisionMaker'))) AND declarant_id <> (SELECT me())
  AND (NOT restricted OR (SELECT me()) = ANY (decision_maker_ids)));
CREATE POLICY work ON standards_case FOR UPDATE TO portal_standards USING (
  ((SELECT i_am('assessor')) OR (SELECT i_am('decisionMaker'))) AND declarant_id <> (SELECT me())
  AND (NOT restricted OR (SELECT me()) = ANY (decision_maker_ids)));

GRANT SELECT ON declaration TO portal_standards;
CREATE POLICY visible ON declaration FOR SELECT TO portal_standards
  USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = id));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['statement', 'association', 'associate', 'online_identity', 'association_outcome', 'question', 'correction',
    'manager_review', 'condition', 'assessment', 'decision', 'decision_outcome', 'countersignature', 'referral', 'standards_note'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY visible ON %I FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id))', t, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['assessment', 'decision', 'countersignature', 'referral', 'standards_note'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY work ON %I FOR INSERT TO portal_standards WITH CHECK (by_id = (SELECT me()) AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id))', t, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['decision_outcome', 'association_outcome'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY work ON %I FOR INSERT TO portal_standards WITH CHECK (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = %I.declaration_id))', t, t);
  END LOOP;
END $$;

GRANT INSERT ON question TO portal_standards;
CREATE POLICY ask_standards ON question FOR INSERT TO portal_standards WITH CHECK (asked_as = 'standards' AND asked_by_id = (SELECT me())
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = question.declaration_id));

GRANT SELECT ON lookup_admission TO portal_standards;
CREATE POLICY decision_maker ON lookup_admission FOR SELECT TO portal_standards USING ((SELECT i_am('decisionMaker'))
  AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = lookup_admission.declaration_id));

GRANT SELECT, INSERT ON search_request TO portal_standards;
CREATE POLICY own ON search_request TO portal_standards USING (person_id = (SELECT me()))
  WITH CHECK (person_id = (SELECT me()) AND ((SELECT i_am('assessor')) OR (SELECT i_am('decisionMaker'))));

-- ── Notices ──

GRANT SELECT, UPDATE (read_at) ON notice TO portal_web;
CREATE POLICY own ON notice TO portal_web USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me()));

-- ── History: what the reader's standing lets them see. Versions, seals and internal events stay out of the public part ──

GRANT SELECT (id, at, type, actor, object_kind, object_id, audience) ON audit_event TO portal_web;
CREATE POLICY party ON audit_event FOR SELECT TO portal_web USING (object_kind = 'declaration' AND EXISTS (
  SELECT FROM declaration d WHERE d.id = object_id AND (
    (d.declarant_id = (SELECT me()) AND 'declarant' = ANY (audience)) OR (d.reviewer_id = (SELECT me()) AND 'reviewer' = ANY (audience)))));
GRANT SELECT (event_id, names, values) ON audit_payload TO portal_web;
CREATE POLICY party ON audit_payload FOR SELECT TO portal_web USING (EXISTS (SELECT FROM audit_event e WHERE e.id = event_id));

-- Not versions, seals and salts: a version that is missing, or a digest that can be tried out, would tell of an admission.
GRANT SELECT (id, at, type, actor, object_kind, object_id, audience) ON audit_event TO portal_standards;
GRANT SELECT (event_id, names, values) ON audit_payload TO portal_standards;
CREATE POLICY visible ON audit_event FOR SELECT TO portal_standards USING (
  'standards' = ANY (audience) AND EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = object_id));
CREATE POLICY visible ON audit_payload FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM audit_event e WHERE e.id = event_id));

-- ── Jobs ──

GRANT SELECT (id, email, active) ON person TO portal_jobs;
CREATE POLICY jobs ON person FOR SELECT TO portal_jobs USING (true);
GRANT SELECT ON notice TO portal_jobs;
CREATE POLICY jobs ON notice FOR SELECT TO portal_jobs USING (true);
GRANT SELECT, UPDATE (sent_at) ON mail TO portal_jobs;
CREATE POLICY jobs ON mail TO portal_jobs USING (true);
GRANT SELECT (id, person_id, updated_at), DELETE ON draft TO portal_jobs;
CREATE POLICY jobs ON draft TO portal_jobs USING (true);
GRANT SELECT (id, held_at), DELETE ON held_save TO portal_jobs;
CREATE POLICY jobs ON held_save TO portal_jobs USING (true);
GRANT SELECT (id, ends_at), DELETE ON session TO portal_jobs;
CREATE POLICY jobs ON session TO portal_jobs USING (true);
GRANT SELECT, INSERT, UPDATE ON heartbeat TO portal_jobs;
CREATE POLICY jobs ON heartbeat TO portal_jobs USING (true) WITH CHECK (true);
