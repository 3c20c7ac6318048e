-- The directory: people who join, move and leave, and what passes on with that. See docs/decisions/0020.
-- The feed comes in by a role of its own: whoever can rewrite the worker cannot make anybody a decision maker.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_directory') THEN
    CREATE ROLE portal_directory NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO portal_directory;

SET LOCAL ROLE portal_owner;

GRANT SELECT (id, subject, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active) ON person TO portal_directory;
CREATE POLICY directory ON person FOR SELECT TO portal_directory USING (true);
GRANT SELECT ON unit TO portal_directory;
CREATE POLICY directory ON unit FOR SELECT TO portal_directory USING (true);
GRANT SELECT ON policy_document TO portal_directory;
CREATE POLICY directory ON policy_document FOR SELECT TO portal_directory USING (true);

-- What was settled stays settled when the manager who approved it loses sight of it.
ALTER TABLE declaration DROP CONSTRAINT declaration_check1,
  ADD CONSTRAINT declaration_in_hand CHECK (status NOT IN ('with_manager', 'returned_by_manager') OR reviewer_id IS NOT NULL);
-- A measure passes from manager to manager; without an owner it is professional standards who look at it again.
ALTER TABLE condition DROP CONSTRAINT condition_check,
  ADD CONSTRAINT condition_set CHECK (set_as = 'manager' OR owner_id IS NULL AND association_id IS NOT NULL AND wording_version IS NOT NULL AND num_nonnulls(check_weeks, due_on) > 0);
CREATE INDEX condition_owner_of_measure ON condition (owner_id) WHERE set_as = 'manager';

-- What came to a line manager and when: the review of a declaration, or one of its conditions or measures.
CREATE TABLE handover (
  id uuid PRIMARY KEY,
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  condition_id uuid REFERENCES condition (id),
  to_id uuid NOT NULL REFERENCES person (id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX handover_to ON handover (to_id, at DESC);
CREATE INDEX handover_declaration ON handover (declaration_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handover FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('declaration_id');

ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON handover TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT ON handover TO portal_web, portal_standards;
CREATE POLICY visible ON handover FOR SELECT TO portal_standards USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = handover.declaration_id));
-- As long as it is theirs: what has passed on again leaves no trace on their side.
CREATE POLICY heir ON handover FOR SELECT TO portal_web USING (to_id = (SELECT me()) AND CASE WHEN condition_id IS NULL
  THEN EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = (SELECT me()))
  ELSE EXISTS (SELECT FROM condition c WHERE c.id = condition_id) END);

CREATE POLICY measure_owner ON condition FOR SELECT TO portal_web USING (set_as = 'manager' AND owner_id = (SELECT me()));

-- ── Who takes over ──

/* As in 0018, besides those who are about to leave. */
CREATE FUNCTION standards_besides(p_declaration uuid, p_gone uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT p.id FROM person p WHERE p.active AND p.id <> c.declarant_id AND p.id <> ALL (p_gone) AND p.id = ANY (
    CASE WHEN c.restricted THEN c.decision_maker_ids ELSE coalesce(
      (SELECT ARRAY[p.id] FROM person p WHERE p.id = c.assessor_id AND p.active AND p.id <> ALL (p_gone) AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
      (SELECT ARRAY[p.id] FROM (SELECT by_id FROM decision WHERE declaration_id = c.declaration_id ORDER BY at DESC LIMIT 1) x JOIN person p ON p.id = x.by_id
        WHERE p.active AND p.id <> ALL (p_gone) AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
      ARRAY(SELECT p.id FROM person p WHERE p.active AND 'decisionMaker' = ANY (p.roles))) END) ORDER BY p.staff_number)
  FROM standards_case c WHERE c.declaration_id = p_declaration
$$;

CREATE OR REPLACE FUNCTION standards_of(p_declaration uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT standards_besides(p_declaration, '{}')
$$;

/* Those who said that they should not decide it. */
CREATE FUNCTION stepped_aside(p_declaration uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT DISTINCT p.id FROM audit_event e JOIN person p ON p.pseudonym = e.actor
    WHERE e.object_id = p_declaration AND e.object_kind = 'declaration' AND e.type = 'review_moved')
$$;

/*
 * Every record that a change of these people touches, with all that the law asks to hand it on.
 *   p_moved  those whose line manager changed: what line managers hold of theirs
 *   p_left   those who leave: what they hold of others', and of their own what somebody waits for or watches
 */
CREATE FUNCTION directory_held(p_moved uuid[], p_left uuid[]) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH touched AS (
    SELECT d.id FROM declaration d WHERE d.declarant_id = ANY (p_moved) AND (d.reviewer_id IS NOT NULL
      OR EXISTS (SELECT FROM condition_state s WHERE s.declaration_id = d.id AND s.status = 'active' AND s.owner_as = 'manager')
      OR EXISTS (SELECT FROM condition c WHERE c.declaration_id = d.id AND c.set_as = 'manager' AND c.owner_id IS NOT NULL))
    UNION SELECT d.id FROM declaration d WHERE d.declarant_id = ANY (p_left) AND (d.status NOT IN ('approved_by_manager', 'decided')
      OR EXISTS (SELECT FROM condition_state s WHERE s.declaration_id = d.id AND s.status = 'active'))
    UNION SELECT d.id FROM declaration d WHERE d.reviewer_id = ANY (p_left) AND d.status IN ('with_manager', 'returned_by_manager')
    UNION SELECT o.declaration_id FROM condition_owner o JOIN condition_state s USING (condition_id) WHERE o.owner_id = ANY (p_left) AND s.status = 'active'
    UNION SELECT c.declaration_id FROM condition c WHERE c.set_as = 'manager' AND c.owner_id = ANY (p_left)
    UNION SELECT c.declaration_id FROM standards_case c WHERE c.assessor_id = ANY (p_left) AND c.stage <> 'closed')
  SELECT jsonb_build_object('id', d.id, 'reference', d.reference, 'declarantId', d.declarant_id, 'status', d.status, 'version', d.version,
    'route', d.route, 'urgent', d.urgent, 'reviewerId', d.reviewer_id, 'dueOn', d.due_on, 'settled', d.settled_at IS NOT NULL,
    'kept', d.kept_from_manager, 'steppedAside', stepped_aside(d.id), 'standards', standards_besides(d.id, p_left),
    'stage', c.stage, 'caseVersion', c.version, 'restricted', c.restricted, 'decisionMakerIds', c.decision_maker_ids, 'assessorId', c.assessor_id,
    'names', (SELECT coalesce(jsonb_agg(n), '[]') FROM associate a, unnest(a.also_known_as || a.full_name) n WHERE a.declaration_id = d.id AND n IS NOT NULL),
    'conditions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.condition_id, 'ownerId', o.owner_id, 'ownerAs', s.owner_as) ORDER BY s.condition_id), '[]')
      FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.declaration_id = d.id AND s.status = 'active'),
    'measures', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ownerId', m.owner_id) ORDER BY m.id), '[]')
      FROM condition m WHERE m.declaration_id = d.id AND m.set_as = 'manager' AND m.owner_id IS NOT NULL))
  FROM touched t JOIN declaration d ON d.id = t.id JOIN standards_case c ON c.declaration_id = d.id ORDER BY d.id
$$;

-- ── The one way in ──

/* One record of a change of the directory, as the law judged it. A coarse twin of lib/domain/judge-handover.ts. */
CREATE FUNCTION hand_over(p_at timestamptz, p_person uuid, p_record jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d declaration; r record; v_person uuid; v_heir uuid; v_opened boolean := false;
  v_status declaration_status := p_record ->> 'status'; v_reviewer uuid := p_record ->> 'reviewer';
BEGIN
  SELECT * INTO d FROM declaration WHERE id = (p_record ->> 'id')::uuid FOR UPDATE;
  IF NOT FOUND OR d.version <> (p_record ->> 'version')::integer
    OR (SELECT version FROM standards_case WHERE declaration_id = d.id) <> (p_record ->> 'caseVersion')::integer THEN
    RAISE EXCEPTION 'stale version' USING ERRCODE = '40001';
  END IF;
  IF v_status NOT IN (d.status, 'with_standards') OR d.status = 'approved_by_manager' AND v_status <> d.status
    OR v_reviewer IS DISTINCT FROM d.reviewer_id AND v_reviewer IS NOT NULL AND (d.status NOT IN ('with_manager', 'returned_by_manager') OR v_status <> d.status) THEN
    RAISE EXCEPTION 'not a move' USING ERRCODE = '42501';
  END IF;
  FOR v_heir IN SELECT v_reviewer WHERE v_reviewer IS DISTINCT FROM d.reviewer_id UNION
    SELECT (h ->> 'ownerId')::uuid FROM jsonb_array_elements(p_record -> 'handedOn') h WHERE h ->> 'ownerAs' = 'manager' LOOP
    CONTINUE WHEN v_heir IS NULL;
    IF d.kept_from_manager OR v_heir = ANY (stepped_aside(d.id)) OR EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = d.id AND c.restricted)
      OR NOT EXISTS (SELECT FROM person p WHERE p.id = v_heir AND p.active AND p.id NOT IN (d.declarant_id, p_person)) THEN
      RAISE EXCEPTION 'not an heir' USING ERRCODE = '42501';
    END IF;
  END LOOP;

  IF v_status <> d.status OR v_reviewer IS DISTINCT FROM d.reviewer_id THEN
    UPDATE declaration SET status = v_status, reviewer_id = v_reviewer, due_on = p_record ->> 'dueOn', version = version + 1,
      settled_at = CASE WHEN v_status IN ('approved_by_manager', 'decided') THEN settled_at END WHERE id = d.id;
    -- A review that waited for the old manager's word waits for professional standards.
    IF v_reviewer IS NULL THEN UPDATE review_state SET stage = 'standards' WHERE declaration_id = d.id AND stage = 'manager'; END IF;
    IF v_reviewer IS NOT NULL THEN
      INSERT INTO handover (id, declaration_id, to_id, at) VALUES (gen_random_uuid(), d.id, v_reviewer, p_at);
    END IF;
  END IF;
  IF v_status = 'with_standards' AND d.status <> v_status THEN
    UPDATE standards_case SET stage = 'triage', received_at = p_at, due_on = p_record ->> 'caseDueOn', version = version + 1
      WHERE declaration_id = d.id AND stage IN ('dormant', 'closed');
    v_opened := FOUND;
  END IF;
  IF (p_record ->> 'unassigned')::boolean THEN
    UPDATE standards_case SET assessor_id = NULL, version = version + 1 WHERE declaration_id = d.id;
  END IF;

  FOR r IN SELECT * FROM jsonb_to_recordset(p_record -> 'handedOn') AS h (id uuid, "ownerId" uuid, "ownerAs" held_by) LOOP
    UPDATE condition SET owner_id = r."ownerId" WHERE id = r.id AND declaration_id = d.id AND set_as = 'manager';
    IF NOT FOUND THEN
      UPDATE condition_state SET owner_as = r."ownerAs" WHERE condition_id = r.id AND declaration_id = d.id AND status = 'active';
      IF NOT FOUND THEN RAISE EXCEPTION 'stale version' USING ERRCODE = '40001'; END IF;
      UPDATE condition_owner SET owner_id = r."ownerId" WHERE condition_id = r.id;
    END IF;
    IF r."ownerAs" = 'manager' THEN
      INSERT INTO handover (id, declaration_id, condition_id, to_id, at) VALUES (gen_random_uuid(), d.id, r.id, r."ownerId", p_at);
    END IF;
  END LOOP;

  FOR r IN SELECT * FROM jsonb_to_recordset(p_record -> 'events') AS e (type text, kind text, object uuid, names text[], values text[], audience text[], last boolean) LOOP
    IF r.object <> d.id OR r.kind NOT IN ('declaration', 'case') THEN RAISE EXCEPTION 'not of this record' USING ERRCODE = '42501'; END IF;
    PERFORM write_event(p_at, NULL, r.type, r.kind, r.object, r.names, r.values, r.audience, r.last);
  END LOOP;
  IF v_opened THEN
    PERFORM write_event(p_at, NULL, 'case_opened', 'case', d.id, '{due,stage}', ARRAY[coalesce(to_json(p_record ->> 'caseDueOn')::text, 'null'), '"triage"'], '{standards}', true);
  END IF;

  -- A line manager is told once, however much comes to them: the rest stands on the same list.
  FOR v_person IN SELECT DISTINCT h.to_id FROM handover h WHERE h.declaration_id = d.id AND h.xmin = pg_current_xact_id_if_assigned()::xid LOOP
    IF NOT EXISTS (SELECT FROM notice n WHERE n.person_id = v_person AND n.kind = 'handover' AND n.read_at IS NULL) THEN
      PERFORM post_notice(v_person, '', 'handover', false, p_at);
    END IF;
  END LOOP;
  IF (p_record ->> 'tellStandards')::boolean THEN
    FOREACH v_person IN ARRAY standards_of(d.id) LOOP
      IF v_person <> p_person THEN PERFORM post_notice(v_person, d.reference, 'handed_to_standards', true, p_at); END IF;
    END LOOP;
  END IF;
END $$;

/*
 * Brings one person of the directory up to date, with everything that passes on, in one transaction.
 *   p_person   the person as they are from now on; without an id of the directory somebody who joins
 *   p_events   [{"type", "names", "values"}] for the chain of the person
 *   p_records  what `judgeHandover` made of each record
 * Raises 40001 when somebody acted on a record in between: to be judged again.
 */
CREATE FUNCTION directory_apply(p_at timestamptz, p_person jsonb, p_events jsonb, p_records jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n person; o person; r record; e jsonb;
BEGIN
  PERFORM assert_instant(p_at);
  n := jsonb_populate_record(NULL::person, p_person);
  PERFORM pg_advisory_xact_lock(hashtextextended('directory', 0));
  SELECT * INTO o FROM person WHERE id = n.id FOR UPDATE;
  IF n.line_manager_id IS DISTINCT FROM o.line_manager_id AND EXISTS (
    WITH RECURSIVE above AS (SELECT n.line_manager_id AS id UNION SELECT p.line_manager_id FROM above a JOIN person p ON p.id = a.id WHERE p.id <> n.id)
    SELECT FROM above WHERE id = n.id) THEN
    RAISE EXCEPTION 'line managers in a circle' USING ERRCODE = '22023';
  END IF;
  IF coalesce(jsonb_array_length(p_events), 0) = 0 THEN RAISE EXCEPTION 'a change without an event' USING ERRCODE = '23514'; END IF;
  IF o.id IS NULL THEN
    INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active)
      VALUES (n.id, n.subject, gen_random_uuid(), n.full_name, n.title, n.staff_kind, n.staff_number, n.email, n.unit_code, n.line_manager_id, n.roles, n.senior, n.active);
  ELSE
    UPDATE person SET subject = n.subject, full_name = n.full_name, title = n.title, staff_kind = n.staff_kind, staff_number = n.staff_number,
      email = n.email, unit_code = n.unit_code, line_manager_id = n.line_manager_id, roles = n.roles, senior = n.senior, active = n.active WHERE id = n.id;
  END IF;
  FOR e IN SELECT * FROM jsonb_array_elements(p_records) LOOP
    PERFORM hand_over(p_at, n.id, e);
  END LOOP;
  IF NOT n.active THEN
    UPDATE session SET revoked_at = p_at WHERE person_id = n.id AND revoked_at IS NULL;
    FOR r IN UPDATE cover SET ended_at = p_at WHERE n.id IN (person_id, delegate_id) AND ended_at IS NULL
        AND until_on >= to_char(p_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') RETURNING id LOOP
      PERFORM write_event(p_at, NULL, 'cover_ended', 'cover', r.id, '{}', '{}', '{}', true);
    END LOOP;
  END IF;
  FOR r IN SELECT * FROM jsonb_to_recordset(p_events) AS x (type text, names text[], values text[]) LOOP
    PERFORM write_event(p_at, NULL, r.type, 'person', n.id, r.names, r.values, '{}', true);
  END LOOP;
  -- Nothing stays with somebody who is gone, nor with the manager whom somebody has left.
  IF o.active AND NOT n.active AND (EXISTS (SELECT FROM declaration d WHERE d.reviewer_id = n.id AND d.status IN ('with_manager', 'returned_by_manager'))
      OR EXISTS (SELECT FROM declaration d WHERE d.declarant_id = n.id AND d.status IN ('with_manager', 'returned_by_manager', 'question_from_standards'))
      OR EXISTS (SELECT FROM condition_owner x JOIN condition_state s USING (condition_id) WHERE x.owner_id = n.id AND s.status = 'active')
      OR EXISTS (SELECT FROM standards_case c WHERE c.assessor_id = n.id AND c.stage <> 'closed'))
    OR n.active AND o.id IS NOT NULL AND n.line_manager_id IS DISTINCT FROM o.line_manager_id AND (
      EXISTS (SELECT FROM declaration d WHERE d.declarant_id = n.id AND d.reviewer_id = o.line_manager_id)
      OR EXISTS (SELECT FROM declaration d JOIN condition_state s ON s.declaration_id = d.id AND s.status = 'active' AND s.owner_as = 'manager'
        JOIN condition_owner x ON x.condition_id = s.condition_id WHERE d.declarant_id = n.id AND x.owner_id = o.line_manager_id)) THEN
    RAISE EXCEPTION 'something was left behind' USING ERRCODE = '40001';
  END IF;
END $$;

-- ── Cover: one line manager for another, from day to day ──

CREATE TABLE cover (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  delegate_id uuid NOT NULL REFERENCES person (id),
  from_on text NOT NULL CHECK (from_on ~ '^\d{4}-\d\d-\d\d$'),
  until_on text NOT NULL CHECK (until_on ~ '^\d{4}-\d\d-\d\d$'),
  set_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  CHECK (person_id <> delegate_id),
  CHECK (from_on <= until_on)
);
CREATE INDEX cover_person ON cover (person_id, until_on);
CREATE INDEX cover_delegate ON cover (delegate_id, until_on);
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON cover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('id');
ALTER TABLE cover ENABLE ROW LEVEL SECURITY;
ALTER TABLE cover FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON cover TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT ON cover TO portal_web;
CREATE POLICY of_both ON cover FOR SELECT TO portal_web USING (person_id = (SELECT me()) OR delegate_id = (SELECT me()));

/* For whom somebody stands in on the day, in London, of an instant. */
CREATE FUNCTION covered_by(p_person uuid, p_at timestamptz) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT c.person_id), '{}') FROM cover c WHERE c.delegate_id = p_person AND c.ended_at IS NULL
    AND to_char(p_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') BETWEEN c.from_on AND c.until_on
$$;

/* For whom the caller does, on the public side. Policies ask it once a statement: (SELECT covered_by_me()). */
CREATE FUNCTION covered_by_me() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN session_user = 'portal_web' THEN covered_by(r.context[3]::uuid, r.context[6]::timestamptz) ELSE '{}' END
  FROM (SELECT request_context() AS context OFFSET 0) r
$$;

/* A name as it is compared here: a coarse twin of `nameKey` in lib/domain/names.ts, which the portal asks as well. */
CREATE FUNCTION folded_name(p_name text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(t, ' ' ORDER BY t COLLATE "C") FROM regexp_split_to_table(
    replace(replace(replace(replace(translate(regexp_replace(normalize(lower(normalize(left(p_name, 1000), NFKC) COLLATE pg_c_utf8), NFKD), '[\u0300-\u036f]', '', 'g'),
      'øłđðħıŧ', 'olddhit'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th') COLLATE pg_c_utf8, '[^[:alnum:]]+') t
  WHERE t <> '' AND t <> ALL ('{mr,mrs,ms,miss,mx,dr,prof,professor,rev,reverend,sir,dame,cllr,esq,jr,jnr,snr,pc,wpc,dc,dci,dcs,pcso,sgt,insp,supt}')
$$;

/*
 * May somebody stand in on this record? Never the declarant, whoever bears the name of a contact, whoever stepped aside, nor anybody on what was
 * kept from the line manager or restricted; and whom the declarant manages only where the policy says so.
 */
CREATE FUNCTION may_stand_in(p_declaration uuid, p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM declaration d JOIN standards_case c ON c.declaration_id = d.id JOIN person p ON p.id = p_person
    WHERE d.id = p_declaration AND p.active AND d.declarant_id <> p.id AND NOT d.kept_from_manager AND NOT c.restricted
      AND p.id <> ALL (stepped_aside(d.id))
      AND NOT EXISTS (SELECT FROM associate a, unnest(a.also_known_as || a.full_name) n WHERE a.declaration_id = d.id AND folded_name(n) = folded_name(p.full_name))
      AND (NOT EXISTS (
          WITH RECURSIVE above AS (SELECT p.line_manager_id AS id UNION SELECT m.line_manager_id FROM above a JOIN person m ON m.id = a.id)
          SELECT FROM above WHERE id = d.declarant_id)
        OR coalesce((SELECT (body -> 'cover' ->> 'bySubordinates')::boolean FROM policy_document WHERE kind = 'moves'
          AND effective_from <= to_char(coalesce(request_instant(), now()) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') ORDER BY effective_from DESC, version DESC LIMIT 1), false)))
$$;

/* Does the caller stand in for the line manager who holds it? Only for what waits with that manager. */
CREATE FUNCTION stands_in(d declaration) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(d.status IN ('with_manager', 'returned_by_manager') AND d.reviewer_id = ANY (covered_by_me()) AND may_stand_in(d.id, me()), false)
$$;

CREATE POLICY cover ON declaration FOR SELECT TO portal_web USING (status IN ('with_manager', 'returned_by_manager')
  AND reviewer_id = ANY ((SELECT covered_by_me())::uuid[]) AND may_stand_in(id, (SELECT me())));

-- On the public side whoever sees a declaration, and did not declare it, holds it as line manager or stands in: the policy above says who.
DROP POLICY party ON question;
CREATE POLICY party ON question FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR asked_as = 'manager')));
DROP POLICY ask ON question;
CREATE POLICY ask ON question FOR INSERT TO portal_web WITH CHECK (asked_as = 'manager' AND asked_by_id = (SELECT me())
  AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id <> (SELECT me())));
DROP POLICY party ON correction;
CREATE POLICY party ON correction FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR held_by = 'manager')));
DROP POLICY party ON change_report;
CREATE POLICY party ON change_report FOR SELECT TO portal_web USING (EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id
  AND (d.declarant_id = (SELECT me()) OR held_by = 'manager')));
DROP POLICY reviewer ON manager_review;
CREATE POLICY reviewer ON manager_review TO portal_web
  USING (manager_id = (SELECT me()) AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id <> (SELECT me())))
  WITH CHECK (manager_id = (SELECT me()) AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.declarant_id <> (SELECT me())));
-- Measures belong to the manager who is away, not to whoever stands in for some days.
DROP POLICY measure ON condition;
CREATE POLICY measure ON condition FOR INSERT TO portal_web WITH CHECK (set_as = 'manager'
  AND EXISTS (SELECT FROM declaration d WHERE d.id = declaration_id AND d.reviewer_id = owner_id AND d.declarant_id <> (SELECT me())));
DROP POLICY party ON audit_event;
CREATE POLICY party ON audit_event FOR SELECT TO portal_web USING (object_kind = 'declaration' AND EXISTS (
  SELECT FROM declaration d WHERE d.id = object_id AND CASE d.declarant_id WHEN (SELECT me()) THEN 'declarant' ELSE 'reviewer' END = ANY (audience)));

/* As in 0015, and of whoever stands in for that line manager. */
CREATE OR REPLACE FUNCTION oversees(p_condition uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
    WHERE o.condition_id = p_condition AND s.owner_as = 'manager' AND s.status = 'active'
      AND (o.owner_id = me() OR o.owner_id = ANY (covered_by_me()) AND may_stand_in(o.declaration_id, me())))
$$;
DROP POLICY overseer ON condition_owner;
CREATE POLICY overseer ON condition_owner FOR SELECT TO portal_web
  USING ((owner_id = (SELECT me()) OR owner_id = ANY ((SELECT covered_by_me())::uuid[])) AND oversees(condition_id));

/* As above, and of what the caller checks for somebody else. */
CREATE OR REPLACE FUNCTION overseen(p_id uuid) RETURNS TABLE (reference text, declarant_id uuid, status declaration_status, version integer, route route, urgent boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.reference, d.declarant_id, d.status, d.version, d.route, d.urgent FROM declaration d
  WHERE d.id = p_id AND (EXISTS (SELECT FROM condition_owner o WHERE o.declaration_id = d.id AND oversees(o.condition_id))
    OR EXISTS (SELECT FROM condition c WHERE c.declaration_id = d.id AND c.set_as = 'manager' AND c.owner_id = me()))
$$;

/* As in 0015, and whoever stands in. */
CREATE OR REPLACE FUNCTION party_to(d declaration) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE session_user
    WHEN 'portal_standards' THEN d.declarant_id <> me() AND (i_am('assessor') OR i_am('decisionMaker')) AND EXISTS (
      SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (NOT c.restricted OR me() = ANY (c.decision_maker_ids)))
    ELSE d.declarant_id = me() OR d.reviewer_id = me() OR stands_in(d)
      OR EXISTS (SELECT FROM condition_owner o WHERE o.declaration_id = d.id AND oversees(o.condition_id)) END, false)
$$;

/* As in 0026, and for whoever stands in what the manager could do but hand it to another. */
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
    WHEN d.reviewer_id IS DISTINCT FROM me() AND NOT stands_in(d) THEN false
    WHEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id THEN p_settled = (p_status = 'approved_by_manager') AND CASE p_status
      WHEN 'approved_by_manager' THEN d.status = 'with_manager' AND d.route = 'manager'
      WHEN 'returned_by_manager' THEN d.status = 'with_manager'
      WHEN 'with_standards' THEN d.status IN ('with_manager', 'returned_by_manager') END
    -- stepping aside: to the next manager up, or to professional standards; not by whoever only stands in
    ELSE d.reviewer_id = me() AND NOT p_settled AND d.status IN ('with_manager', 'returned_by_manager') AND CASE WHEN p_reviewer IS NULL THEN p_status = 'with_standards'
      ELSE p_status = d.status AND p_reviewer = (SELECT p.line_manager_id FROM person p WHERE p.id = d.reviewer_id) END
    END, false)
$$;

/* As in 0018, and by whoever moved it on in this very transaction: once it is decided, nobody stands in for it any more. */
CREATE OR REPLACE FUNCTION tell(p_person uuid, p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_reference text; v_inner boolean;
BEGIN
  SELECT d.reference, d.declarant_id <> p_person AND d.reviewer_id IS DISTINCT FROM p_person AND NOT EXISTS (
      SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
      WHERE o.declaration_id = d.id AND o.owner_id = p_person AND s.owner_as = 'manager' AND s.status = 'active')
    INTO v_reference, v_inner FROM declaration d
    WHERE d.id = p_declaration AND (party_to(d) OR d.reviewer_id = p_person OR d.xmin = pg_current_xact_id_if_assigned()::xid)
      AND (d.declarant_id = p_person OR d.reviewer_id = p_person OR EXISTS (
        SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (c.assessor_id = p_person OR p_person = ANY (c.decision_maker_ids))
          AND (session_user = 'portal_standards' OR c.xmin = pg_current_xact_id_if_assigned()::xid))
        OR EXISTS (SELECT FROM question q WHERE q.declaration_id = d.id AND q.asked_by_id = p_person)
        OR (session_user = 'portal_standards' AND EXISTS (SELECT FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
          WHERE o.declaration_id = d.id AND o.owner_id = p_person AND s.status = 'active')));
  IF v_reference IS NULL OR request_instant() IS NULL OR p_kind !~ '^[a-z_]{1,40}$' THEN RETURN; END IF;
  PERFORM post_notice(p_person, v_reference, p_kind, v_inner, request_instant());
END $$;

/* As in 0012, and to a cover that the caller has set or ended in this transaction. */
CREATE OR REPLACE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit', 'reading') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    WHEN p_kind = 'link' THEN EXISTS (SELECT FROM link l WHERE l.id = p_object AND sees_link(l))
    WHEN p_kind = 'cover' THEN EXISTS (SELECT FROM cover x WHERE x.id = p_object AND x.person_id = me() AND x.xmin = pg_current_xact_id_if_assigned()::xid)
    -- By its doors alone, once each: see 0011.
    WHEN p_kind = 'disposal' THEN EXISTS (SELECT FROM disposal x WHERE x.id = p_object AND x.xmin = pg_current_xact_id_if_assigned()::xid
      AND (SELECT count(*) FROM audit_event e WHERE e.object_id = x.id AND e.object_kind = 'disposal') = CASE WHEN x.agreed_by IS NULL THEN 0 ELSE 1 END)
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;

/* As in 0005, and counts what waits with those for whom the person stands in. */
CREATE OR REPLACE FUNCTION who_is(p_token_hash bytea, p_at timestamptz)
RETURNS TABLE (state text, person_id uuid, session_id uuid, full_name text, title text, staff_number text, roles text[], senior boolean,
  unit_code text, unit_kind text, line_manager_id uuid, ends_at timestamptz, idle_at timestamptz, needed integer, manages boolean, notices integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.*,
    (SELECT count(*)::integer FROM declaration d WHERE d.reviewer_id = b.person_id AND d.status = 'with_manager')
      + (SELECT count(*)::integer FROM declaration d WHERE d.reviewer_id = ANY (v.ids) AND d.status = 'with_manager' AND may_stand_in(d.id, b.person_id)),
    cardinality(v.ids) > 0 OR EXISTS (SELECT FROM declaration d WHERE d.reviewer_id = b.person_id) OR EXISTS (SELECT FROM person p WHERE p.line_manager_id = b.person_id AND p.active),
    (SELECT count(*)::integer FROM notice n WHERE n.person_id = b.person_id AND n.read_at IS NULL)
  FROM begin_request(p_token_hash, p_at) b CROSS JOIN LATERAL (SELECT covered_by(b.person_id, p_at) AS ids) v;
END $$;

/* Says who stands in for the caller, from day to day. A coarse twin of lib/domain/cover.ts. */
CREATE FUNCTION set_cover(p_id uuid, p_delegate uuid, p_from text, p_until text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_me uuid := me();
BEGIN
  -- Two who name each other at the same moment come one after the other.
  PERFORM pg_advisory_xact_lock(hashtextextended('cover', 0));
  IF v_me IS NULL OR p_from < to_char(request_instant() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')
    OR NOT EXISTS (SELECT FROM person p WHERE p.id = p_delegate AND p.active AND p.id <> v_me)
    OR EXISTS (SELECT FROM cover c WHERE c.ended_at IS NULL AND c.from_on <= p_until AND c.until_on >= p_from
      AND (c.person_id = v_me OR c.person_id = p_delegate AND c.delegate_id = v_me)) THEN
    RAISE EXCEPTION 'no cover' USING ERRCODE = '22023';
  END IF;
  INSERT INTO cover (id, person_id, delegate_id, from_on, until_on, set_at) VALUES (p_id, v_me, p_delegate, p_from, p_until, request_instant());
  PERFORM post_notice(p_delegate, '', 'cover_set', false, request_instant());
END $$;

/* Ends a cover of the caller's at once; says whether there was one to end. */
CREATE FUNCTION end_cover(p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_delegate uuid;
BEGIN
  UPDATE cover SET ended_at = request_instant() WHERE id = p_id AND person_id = me() AND ended_at IS NULL
    AND until_on >= to_char(request_instant() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') RETURNING delegate_id INTO v_delegate;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM post_notice(v_delegate, '', 'cover_ended', false, request_instant());
  RETURN true;
END $$;

-- ── What follows elsewhere ──

/* As in 0018; a measure is looked at again by whoever it passed to, without one by professional standards. */
CREATE OR REPLACE FUNCTION clock_due(p_rule text, p_today text, p_soon text, p_since text)
RETURNS TABLE (object_id uuid, due text, declaration_id uuid, person_id uuid) LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE p_rule
  WHEN 'review_due' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, d.reviewer_id FROM declaration d
    WHERE d.status = 'with_manager' AND d.due_on BETWEEN p_today AND p_soon AND d.reviewer_id IS NOT NULL;
  WHEN 'answer_due' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, d.declarant_id FROM declaration d
    WHERE d.status IN ('returned_by_manager', 'question_from_standards') AND d.due_on BETWEEN p_today AND p_soon;
  WHEN 'answer_overdue' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, CASE d.status WHEN 'returned_by_manager' THEN d.reviewer_id END FROM declaration d
    WHERE d.status IN ('returned_by_manager', 'question_from_standards') AND d.due_on < p_today;
  WHEN 'case_due' THEN RETURN QUERY
    SELECT c.declaration_id, c.due_on, c.declaration_id, NULL::uuid FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage IN ('triage', 'assessment', 'countersign') AND c.due_on BETWEEN p_today AND p_soon AND d.status = 'with_standards'
      AND (c.assessor_id IS NOT NULL OR c.restricted);
  WHEN 'case_overdue' THEN RETURN QUERY
    SELECT c.declaration_id, c.due_on, c.declaration_id, NULL::uuid FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage IN ('triage', 'assessment', 'countersign') AND c.due_on < p_today AND d.status = 'with_standards';
  WHEN 'check_due' THEN RETURN QUERY
    SELECT s.condition_id, s.check_on, s.declaration_id, (SELECT p.id FROM person p WHERE p.id = o.owner_id AND p.active)
    FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.status = 'active' AND s.check_on BETWEEN p_today AND p_soon;
  WHEN 'check_overdue' THEN RETURN QUERY
    SELECT s.condition_id, s.check_on, s.declaration_id, (SELECT p.id FROM person p WHERE p.id = o.owner_id AND p.active)
    FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.status = 'active' AND s.check_on < p_today AND s.check_on >= p_since;
  WHEN 'condition_to_answer' THEN RETURN QUERY
    SELECT s.condition_id, s.acknowledge_by, s.declaration_id, d.declarant_id FROM condition_state s JOIN declaration d ON d.id = s.declaration_id
    WHERE s.status = 'active' AND s.acknowledge_by IS NOT NULL AND s.acknowledge_by BETWEEN p_today AND p_soon;
  WHEN 'cease_due' THEN RETURN QUERY
    SELECT u.association_id, u.confirm_by, u.declaration_id, u.declarant_id FROM unconfirmed_contacts(p_today, p_soon) u;
  WHEN 'measure_due' THEN RETURN QUERY
    SELECT c.id, c.review_on, c.declaration_id, (SELECT p.id FROM person p WHERE p.id = c.owner_id AND p.active AND NOT s.restricted)
    FROM condition c JOIN standards_case s USING (declaration_id)
    WHERE c.set_as = 'manager' AND c.review_on BETWEEN p_today AND p_soon;
  END CASE;
END $$;

/* The present state of a record, as in 0020, with what was handed over and who stands in. What an old record does not have leaves its digest as it was. */
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

REVOKE EXECUTE ON FUNCTION standards_besides(uuid, uuid[]), stepped_aside(uuid), directory_held(uuid[], uuid[]), hand_over(timestamptz, uuid, jsonb),
  directory_apply(timestamptz, jsonb, jsonb, jsonb), covered_by(uuid, timestamptz), covered_by_me(), folded_name(text), may_stand_in(uuid, uuid),
  stands_in(declaration), set_cover(uuid, uuid, text, text), end_cover(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory_held(uuid[], uuid[]), directory_apply(timestamptz, jsonb, jsonb, jsonb) TO portal_directory;
GRANT EXECUTE ON FUNCTION stepped_aside(uuid) TO portal_standards;
GRANT EXECUTE ON FUNCTION covered_by_me(), may_stand_in(uuid, uuid), set_cover(uuid, uuid, text, text), end_cover(uuid) TO portal_web;
