-- The clock: what happens because a day has come. Reminders once each, time that has run out, what nobody did. See docs/decisions/0016.
-- Every rule reads days that stand in plain columns; a rule that tells somebody leaves a mark, so that a clock that is started twice, on two
-- machines, or after a week's stop, tells each thing once. Rules that change a record write an event whose actor is the portal itself.

SET LOCAL ROLE portal_owner;

-- A day on which the clock has run to its end is over.
CREATE TABLE clock_run (
  day text PRIMARY KEY CHECK (day ~ '^\d{4}-\d\d-\d\d$'),
  ended_at timestamptz(3) NOT NULL
);

CREATE TABLE clock_mark (
  object_id uuid NOT NULL,
  rule text NOT NULL,
  -- The day it is about: moved to another day, a thing is told again.
  due text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (object_id, rule, due)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['clock_run', 'clock_mark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

CREATE INDEX declaration_due ON declaration (due_on) WHERE status IN ('with_manager', 'returned_by_manager', 'question_from_standards') AND due_on IS NOT NULL;
CREATE INDEX condition_measure ON condition (review_on) WHERE set_as = 'manager';
CREATE INDEX association_outcome_confirm ON association_outcome (confirm_by) WHERE confirm_by IS NOT NULL;

-- When professional standards were told that nobody checked it, and that nobody answered it.
ALTER TABLE condition_state ADD COLUMN missed_on text CHECK (missed_on ~ '^\d{4}-\d\d-\d\d$'),
  ADD COLUMN silent_on text CHECK (silent_on ~ '^\d{4}-\d\d-\d\d$');
CREATE INDEX condition_state_missed ON condition_state (missed_on) WHERE status = 'active' AND missed_on IS NOT NULL;

-- What nobody looked at for long is a breach that the portal itself records: there is no check, and nobody who made it.
ALTER TABLE breach ALTER COLUMN check_id DROP NOT NULL, ALTER COLUMN by_id DROP NOT NULL, ADD CHECK ((check_id IS NULL) = (by_id IS NULL));

-- What nobody checks, professional standards can give to somebody else (`guard_owner` says to whom).
GRANT UPDATE (owner_id) ON condition_owner TO portal_standards;
GRANT UPDATE (owner_as) ON condition_state TO portal_standards;
CREATE POLICY hand_on ON condition_owner FOR UPDATE TO portal_standards
  USING (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = condition_owner.declaration_id));

/* As in 0015; an answer, and a check, end what was said of its absence. */
CREATE OR REPLACE FUNCTION condition_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE condition_state s SET acknowledge_by = NULL, silent_on = NULL, answer = CASE WHEN NEW.agreed THEN 'agreed' ELSE 'refused' END::condition_answer
    FROM condition c WHERE c.id = s.condition_id AND s.condition_id = NEW.condition_id AND s.declaration_id = NEW.declaration_id
      AND s.status = 'active' AND c.wording_version = NEW.wording_version;
  IF NOT FOUND THEN RAISE EXCEPTION 'not the wording in force' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION condition_checked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE condition_state SET check_on = NEW.next_on, missed_on = NULL, checks = checks + 1
    WHERE condition_id = NEW.condition_id AND declaration_id = NEW.declaration_id AND status = 'active';
  IF NOT FOUND THEN RAISE EXCEPTION 'not in force' USING ERRCODE = '23514'; END IF;
  RETURN NULL;
END $$;

-- ── Telling people ──

/* A notice in the portal and the job that mails it. The one place where either is written. */
CREATE FUNCTION post_notice(p_person uuid, p_reference text, p_kind text, p_inner boolean, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_notice uuid := gen_random_uuid(); v_mail uuid := gen_random_uuid();
BEGIN
  INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, p_person, p_reference, p_kind, p_at);
  INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, p_inner);
  PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
END $$;

/*
 * Whom something of this record is for inside professional standards: those named on a restricted record, else whoever works on it, else
 * whoever decided it last, else every decision maker. Never the declarant, never somebody who has left.
 */
CREATE FUNCTION standards_of(p_declaration uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT p.id FROM person p WHERE p.active AND p.id <> c.declarant_id AND p.id = ANY (
    CASE WHEN c.restricted THEN c.decision_maker_ids ELSE coalesce(
      (SELECT ARRAY[p.id] FROM person p WHERE p.id = c.assessor_id AND p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
      (SELECT ARRAY[p.id] FROM (SELECT by_id FROM decision WHERE declaration_id = c.declaration_id ORDER BY at DESC LIMIT 1) x JOIN person p ON p.id = x.by_id
        WHERE p.active AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]),
      ARRAY(SELECT p.id FROM person p WHERE p.active AND 'decisionMaker' = ANY (p.roles))) END))
  FROM standards_case c WHERE c.declaration_id = p_declaration
$$;

/* As in 0015. */
CREATE OR REPLACE FUNCTION tell(p_person uuid, p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_reference text; v_inner boolean;
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
  PERFORM post_notice(p_person, v_reference, p_kind, v_inner, request_instant());
END $$;

/* As in 0015. */
CREATE OR REPLACE FUNCTION tell_standards(p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; v_person uuid;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_declaration;
  IF NOT FOUND OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF p_kind NOT IN ('condition_refused', 'condition_broken', 'contact_ended') THEN RAISE EXCEPTION 'no such notice' USING ERRCODE = '22023'; END IF;
  FOREACH v_person IN ARRAY standards_of(d.id) LOOP
    IF v_person <> me() THEN PERFORM post_notice(v_person, d.reference, p_kind, true, request_instant()); END IF;
  END LOOP;
END $$;

-- ── What a day brings: rules that tell ──

/*
 * What a rule has to tell now: about what, because of which day, to whom. Without a person it is for professional standards.
 *   p_today  the day in London;  p_soon  the last day that is near enough to be reminded of;  p_since  the first that is not yet escalated
 * Whoever is told may see the record as it is now: holders and owners are read from it, never from an earlier notice.
 */
CREATE FUNCTION clock_due(p_rule text, p_today text, p_soon text, p_since text)
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
    SELECT c.id, c.review_on, c.declaration_id, c.owner_id FROM condition c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.set_as = 'manager' AND c.review_on BETWEEN p_today AND p_soon AND d.reviewer_id = c.owner_id;
  END CASE;
END $$;

/* Contacts that have to end by a day in this span, by the last decision on them, and are not confirmed to have ended. */
CREATE FUNCTION unconfirmed_contacts(p_from text, p_until text)
RETURNS TABLE (association_id uuid, confirm_by text, declaration_id uuid, declarant_id uuid) LANGUAGE sql STABLE AS $$
  SELECT o.association_id, o.confirm_by, o.declaration_id, d.declarant_id FROM association_outcome o JOIN declaration d ON d.id = o.declaration_id
  WHERE o.confirm_by BETWEEN p_from AND p_until
    AND NOT EXISTS (SELECT FROM association_outcome later WHERE later.association_id = o.association_id AND later.decided_at > o.decided_at)
    AND NOT EXISTS (SELECT FROM ceased_confirmation x WHERE x.association_id = o.association_id AND x.at >= o.decided_at)
$$;

/* Tells what a rule has to tell, up to a limit, each thing once; answers how many. Those who run at the same time share the work. */
CREATE FUNCTION clock_tell(p_rule text, p_at timestamptz, p_today text, p_soon text, p_since text, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_done integer := 0; r record; v_person uuid;
BEGIN
  PERFORM assert_instant(p_at);
  FOR r IN
    SELECT x.*, d.reference, d.declarant_id, d.reviewer_id FROM clock_due(p_rule, p_today, p_soon, p_since) x JOIN declaration d ON d.id = x.declaration_id
    WHERE NOT EXISTS (SELECT FROM clock_mark m WHERE m.object_id = x.object_id AND m.rule = p_rule AND m.due = x.due) LIMIT p_limit
  LOOP
    INSERT INTO clock_mark (object_id, rule, due, at) VALUES (r.object_id, p_rule, r.due, p_at) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    v_done := v_done + 1;
    IF r.person_id IS NULL THEN
      FOREACH v_person IN ARRAY standards_of(r.declaration_id) LOOP
        PERFORM post_notice(v_person, r.reference, p_rule, true, p_at);
      END LOOP;
    ELSE
      PERFORM post_notice(r.person_id, r.reference, p_rule, r.person_id NOT IN (r.declarant_id, coalesce(r.reviewer_id, r.declarant_id))
        AND NOT EXISTS (SELECT FROM condition_owner o JOIN condition_state s USING (condition_id)
          WHERE o.declaration_id = r.declaration_id AND o.owner_id = r.person_id AND s.owner_as = 'manager'), p_at);
    END IF;
  END LOOP;
  RETURN v_done;
END $$;

-- ── What a day brings: rules that write it down ──

/*
 * What nobody did by its day goes to professional standards, with an event on the record: a check, an answer to a condition, a word that
 * contact has ended. A check that nobody made for long is a breach, and takes the record back to be decided again.
 *   p_before  days before this one are meant;  p_due  by when professional standards should look at a breach
 */
CREATE FUNCTION clock_escalate(p_rule text, p_at timestamptz, p_today text, p_before text, p_due text, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_done integer := 0; r record; d declaration; v_person uuid; v_names text[]; v_values text[];
BEGIN
  PERFORM assert_instant(p_at);
  FOR r IN
    SELECT s.condition_id AS object_id, s.declaration_id, CASE p_rule WHEN 'condition_unanswered' THEN s.acknowledge_by ELSE s.check_on END AS due, c.wording
    FROM condition_state s JOIN condition c ON c.id = s.condition_id
    WHERE s.status = 'active' AND CASE p_rule
      WHEN 'check_missed' THEN s.check_on < p_before AND s.missed_on IS NULL
      WHEN 'condition_unanswered' THEN s.acknowledge_by < p_before AND s.silent_on IS NULL
      WHEN 'check_abandoned' THEN s.missed_on < p_before AND NOT EXISTS (
        SELECT FROM clock_mark m WHERE m.object_id = s.condition_id AND m.rule = p_rule AND m.due = s.check_on)
      ELSE false END
    UNION ALL
    SELECT u.association_id, u.declaration_id, u.confirm_by, NULL FROM unconfirmed_contacts('0001-01-01', p_before) u
    WHERE p_rule = 'cease_unconfirmed' AND u.confirm_by < p_before AND NOT EXISTS (
      SELECT FROM clock_mark m WHERE m.object_id = u.association_id AND m.rule = p_rule AND m.due = u.confirm_by)
    LIMIT p_limit
  LOOP
    -- Whoever acts on the record at this moment comes first; the next round sees what they did.
    SELECT * INTO d FROM declaration WHERE id = r.declaration_id FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO clock_mark (object_id, rule, due, at) VALUES (r.object_id, p_rule, r.due, p_at) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    v_done := v_done + 1;
    IF p_rule = 'cease_unconfirmed' THEN
      PERFORM write_event(p_at, NULL, p_rule, 'declaration', d.id, '{association,due}', ARRAY[to_json(r.object_id)::text, to_json(r.due)::text], '{standards}', true);
    ELSE
      v_names := '{condition,due,wording}';
      v_values := ARRAY[to_json(r.object_id)::text, to_json(r.due)::text, to_json(r.wording)::text];
      IF p_rule = 'check_abandoned' THEN
        v_values[2] := to_json(p_due)::text;
        INSERT INTO breach (id, condition_id, declaration_id, due_on, at) VALUES (gen_random_uuid(), r.object_id, d.id, p_due, p_at);
        IF d.status = 'decided' THEN
          UPDATE declaration SET status = 'with_standards', due_on = NULL, settled_at = NULL, version = version + 1 WHERE id = d.id;
          PERFORM write_event(p_at, NULL, 'moved', 'declaration', d.id, '{from,measures,to}', '{"\"decided\"",[],"\"with_standards\""}', '{declarant,reviewer,standards}', false);
        END IF;
        PERFORM write_event(p_at, NULL, p_rule, 'declaration', d.id, v_names, v_values, '{standards}', true);
        PERFORM write_event(p_at, NULL, 'breached', 'case', d.id, v_names, v_values, '{standards}', true);
      ELSE
        UPDATE condition_state SET missed_on = CASE p_rule WHEN 'check_missed' THEN p_today ELSE missed_on END,
          silent_on = CASE p_rule WHEN 'condition_unanswered' THEN p_today ELSE silent_on END WHERE condition_id = r.object_id;
        PERFORM write_event(p_at, NULL, p_rule, 'declaration', d.id, v_names, v_values, '{standards}', true);
      END IF;
    END IF;
    FOREACH v_person IN ARRAY standards_of(d.id) LOOP
      PERFORM post_notice(v_person, d.reference, CASE p_rule WHEN 'check_abandoned' THEN 'condition_broken' ELSE p_rule END, true, p_at);
    END LOOP;
  END LOOP;
  RETURN v_done;
END $$;

-- ── Time that has run out ──

/* Declarations whose manager's time has ended, and those whose declarant never answered one: with all that the law asks to move them on. */
CREATE FUNCTION clock_lapsed(p_at timestamptz, p_today text, p_unanswered_before text, p_limit integer) RETURNS SETOF jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_instant(p_at);
  RETURN QUERY SELECT jsonb_build_object('id', d.id, 'reference', d.reference, 'declarantId', d.declarant_id, 'status', d.status, 'version', d.version,
      'route', d.route, 'urgent', d.urgent, 'reviewerId', d.reviewer_id, 'dueOn', d.due_on,
      'declarantManagerId', declarant.line_manager_id, 'current', manager_row(current), 'next', manager_row(next),
      'names', (SELECT coalesce(jsonb_agg(n), '[]') FROM associate a, unnest(a.also_known_as || a.full_name) n WHERE a.declaration_id = d.id AND n IS NOT NULL))
    FROM declaration d JOIN person declarant ON declarant.id = d.declarant_id
      LEFT JOIN person current ON current.id = d.reviewer_id LEFT JOIN person next ON next.id = current.line_manager_id
    WHERE (d.status = 'with_manager' AND d.due_on < p_today) OR (d.status = 'returned_by_manager' AND d.due_on < p_unanswered_before)
    ORDER BY d.due_on, d.id LIMIT p_limit;
END $$;

CREATE FUNCTION manager_row(p person) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'fullName', p.full_name, 'lineManagerId', p.line_manager_id, 'active', p.active) END
$$;

/*
 * Moves a declaration on whose time has ended, as the law judged it: to another manager, or to professional standards. A coarse twin of
 * lib/domain/judge-clock.ts. Answers false when somebody acted on it in between.
 *   p_events  as in `appendEvents`;  p_notices  [{"person", "kind"}]
 */
CREATE FUNCTION clock_move(p_at timestamptz, p_id uuid, p_version integer, p_status declaration_status, p_reviewer uuid, p_due_on text, p_case_due text,
  p_events jsonb, p_notices jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration; v_today text := to_char(p_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'); v_person uuid; r record;
BEGIN
  PERFORM assert_instant(p_at);
  SELECT * INTO d FROM declaration WHERE id = p_id FOR UPDATE;
  IF NOT FOUND OR d.version <> p_version THEN RETURN false; END IF;
  IF d.status NOT IN ('with_manager', 'returned_by_manager') OR d.due_on >= v_today OR NOT (p_status = 'with_standards' AND p_reviewer IS NOT DISTINCT FROM d.reviewer_id
    OR p_status = 'with_manager' AND d.status = 'with_manager' AND p_due_on >= v_today AND p_reviewer = (SELECT p.line_manager_id FROM person p WHERE p.id = d.reviewer_id)
      AND EXISTS (SELECT FROM person p WHERE p.id = p_reviewer AND p.active AND p.id NOT IN (d.declarant_id, d.reviewer_id))) THEN
    RAISE EXCEPTION 'not a move' USING ERRCODE = '42501';
  END IF;
  UPDATE declaration SET status = p_status, reviewer_id = p_reviewer, due_on = p_due_on, version = version + 1 WHERE id = p_id;
  FOR r IN SELECT * FROM jsonb_to_recordset(p_events) AS e (type text, kind text, object uuid, names text[], values text[], audience text[], last boolean) LOOP
    IF r.object <> p_id OR r.kind <> 'declaration' THEN RAISE EXCEPTION 'not of this record' USING ERRCODE = '42501'; END IF;
    PERFORM write_event(p_at, NULL, r.type, r.kind, r.object, r.names, r.values, r.audience, r.last);
  END LOOP;
  IF p_status = 'with_standards' THEN
    UPDATE standards_case SET stage = 'triage', received_at = p_at, due_on = p_case_due, version = version + 1 WHERE declaration_id = p_id AND stage = 'dormant';
    IF FOUND THEN
      PERFORM write_event(p_at, NULL, 'case_opened', 'case', p_id, '{due,stage}', ARRAY[coalesce(to_json(p_case_due)::text, 'null'), '"triage"'], '{standards}', true);
    END IF;
  END IF;
  FOR r IN SELECT * FROM jsonb_to_recordset(p_notices) AS n (person uuid, kind text) LOOP
    PERFORM post_notice(r.person, d.reference, r.kind, false, p_at);
  END LOOP;
  RETURN true;
END $$;

/* Whether the clock has run to its end on a day; and that it has. */
CREATE FUNCTION clock_has_run(p_day text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM clock_run WHERE day = p_day)
$$;

CREATE FUNCTION clock_ended(p_day text, p_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO clock_run (day, ended_at) VALUES (p_day, p_at) ON CONFLICT DO NOTHING
$$;

REVOKE EXECUTE ON FUNCTION post_notice(uuid, text, text, boolean, timestamptz), standards_of(uuid), clock_due(text, text, text, text),
  unconfirmed_contacts(text, text), clock_tell(text, timestamptz, text, text, text, integer), clock_escalate(text, timestamptz, text, text, text, integer),
  clock_lapsed(timestamptz, text, text, integer), manager_row(person), clock_move(timestamptz, uuid, integer, declaration_status, uuid, text, text, jsonb, jsonb),
  clock_has_run(text), clock_ended(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clock_tell(text, timestamptz, text, text, text, integer), clock_escalate(text, timestamptz, text, text, text, integer),
  clock_lapsed(timestamptz, text, text, integer), clock_move(timestamptz, uuid, integer, declaration_status, uuid, text, text, jsonb, jsonb),
  clock_has_run(text), clock_ended(text, timestamptz) TO portal_jobs;
