-- Changes that no policy on rows can express, each with its own check of who is calling.

SET LOCAL ROLE portal_owner;

/*
 * Is the caller a party to it: declarant, line manager who holds it, or somebody of professional standards who may see it?
 * Never null: without a reviewer or a request it is false, so that `NOT party_to(d)` holds.
 */
CREATE FUNCTION party_to(d declaration) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE session_user
    WHEN 'portal_standards' THEN d.declarant_id <> me() AND (i_am('assessor') OR i_am('decisionMaker')) AND EXISTS (
      SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (NOT c.restricted OR me() = ANY (c.decision_maker_ids)))
    ELSE d.declarant_id = me() OR d.reviewer_id = me() END, false)
$$;

/* Is there a decision, and, where the risk or a restriction asks for a second person, has another one agreed to it? */
CREATE FUNCTION decision_stands(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM decision x JOIN standards_case c ON c.declaration_id = x.declaration_id
      JOIN LATERAL (SELECT * FROM assessment WHERE declaration_id = x.declaration_id ORDER BY at DESC LIMIT 1) a ON true
    WHERE x.declaration_id = p_id AND (NOT (c.restricted OR x.needs_second OR a.risk_grade = 'high' OR a.manageability = 'escalate')
      OR EXISTS (SELECT FROM countersignature s WHERE s.decision_id = x.id AND s.agreed AND s.by_id <> x.by_id)))
$$;

/*
 * Does the lifecycle know this move for this caller? A coarse twin of lib/domain/lifecycle.ts: a statement that slips past the
 * portal can neither settle one's own declaration, nor hand it to anybody, nor decide without the second person.
 */
CREATE FUNCTION may_move(d declaration, p_status declaration_status, p_reviewer uuid, p_settled boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE
    WHEN session_user = 'portal_standards' THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND p_settled = (p_status = 'decided') AND CASE p_status
      WHEN 'with_standards' THEN d.status IN ('with_manager', 'returned_by_manager', 'approved_by_manager')
      WHEN 'question_from_standards' THEN d.status = 'with_standards'
      WHEN 'decided' THEN d.status = 'with_standards' AND decision_stands(d.id) END
    WHEN d.declarant_id = me() THEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id AND p_settled = (d.settled_at IS NOT NULL)
      AND (p_status = d.status OR (d.status, p_status) IN (('returned_by_manager', 'with_manager'), ('question_from_standards', 'with_standards')))
    WHEN p_reviewer IS NOT DISTINCT FROM d.reviewer_id THEN p_settled = (p_status = 'approved_by_manager') AND CASE p_status
      WHEN 'approved_by_manager' THEN d.status = 'with_manager' AND d.route = 'manager'
      WHEN 'returned_by_manager' THEN d.status = 'with_manager'
      WHEN 'with_standards' THEN d.status IN ('with_manager', 'returned_by_manager') END
    -- stepping aside: to the next manager up, or to professional standards
    ELSE NOT p_settled AND d.status IN ('with_manager', 'returned_by_manager') AND CASE WHEN p_reviewer IS NULL THEN p_status = 'with_standards'
      ELSE p_status = d.status AND p_reviewer = (SELECT p.line_manager_id FROM person p WHERE p.id = d.reviewer_id) END
    END, false)
$$;

/*
 * May the caller append to this chain? To a record's one must be a party, or have changed it in this very transaction: whoever
 * steps aside or restricts is no party any more when the event is written.
 */
CREATE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;

/* Locks a declaration against other changes until the transaction ends; null when there is none for the caller. */
CREATE FUNCTION lock_declaration(p_reference text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  SELECT * INTO d FROM declaration WHERE reference = p_reference;
  IF NOT FOUND OR NOT party_to(d) THEN RETURN NULL; END IF;
  SELECT * INTO d FROM declaration WHERE id = d.id FOR UPDATE;
  -- It may have moved on to somebody else while we waited.
  IF NOT party_to(d) THEN RETURN NULL; END IF;
  RETURN d.id;
END $$;

/*
 * Moves a declaration on. The version must be the one read, and grows by one. When it reaches professional standards its
 * case is opened, due on p_case_due. Raises 40001 when the version is another.
 */
CREATE FUNCTION move_declaration(p_id uuid, p_version integer, p_status declaration_status, p_reviewer uuid, p_due_on text, p_settled boolean,
  p_case_due text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_id FOR UPDATE;
  IF NOT FOUND OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF d.version <> p_version THEN RAISE EXCEPTION 'stale version' USING ERRCODE = '40001'; END IF;
  IF NOT may_move(d, p_status, p_reviewer, p_settled) THEN RAISE EXCEPTION 'not a move' USING ERRCODE = '42501'; END IF;
  UPDATE declaration SET status = p_status, reviewer_id = p_reviewer, due_on = p_due_on, version = version + 1,
    settled_at = CASE WHEN p_settled THEN coalesce(settled_at, request_instant()) END WHERE id = p_id;
  IF p_status = 'with_standards' THEN
    UPDATE standards_case SET stage = 'triage', received_at = request_instant(), due_on = p_case_due, version = version + 1
      WHERE declaration_id = p_id AND stage = 'dormant';
    IF FOUND THEN
      PERFORM append_event('case_opened', 'case', p_id, '{due,stage}', ARRAY[coalesce(to_json(p_case_due)::text, 'null'), '"triage"'], '{standards}');
    END IF;
  END IF;
END $$;

/* Restricts a case to the named decision makers. */
CREATE FUNCTION restrict_case(p_id uuid, p_decision_makers uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  SELECT * INTO d FROM declaration WHERE id = p_id;
  IF NOT FOUND OR session_user <> 'portal_standards' OR NOT party_to(d) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT FROM unnest(p_decision_makers) x LEFT JOIN person p ON p.id = x
    WHERE p.id IS NULL OR NOT p.active OR NOT 'decisionMaker' = ANY (p.roles) OR p.id = d.declarant_id) OR coalesce(cardinality(p_decision_makers), 0) = 0 THEN
    RAISE EXCEPTION 'not decision makers' USING ERRCODE = '22023';
  END IF;
  UPDATE standards_case SET restricted = true, decision_maker_ids = p_decision_makers, assessor_id = NULL, version = version + 1 WHERE declaration_id = p_id;
END $$;

/* Who of professional standards opened it, by role and day, as the declarant may know it: until the first decision. */
CREATE FUNCTION openings_of(p_id uuid) RETURNS TABLE (type text, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT e.type, (e.at AT TIME ZONE 'Europe/London')::date FROM audit_event e JOIN declaration d ON d.id = p_id
  WHERE e.object_id = p_id AND e.object_kind = 'access' AND e.type LIKE 'opened_by_%'
    AND d.declarant_id = me()
    -- Not `settled_at`: calling a settled declaration in takes it away, and would show who looked in between.
    AND e.at < coalesce(least(
      (SELECT min(r.at) FROM manager_review r WHERE r.declaration_id = p_id AND r.decision = 'approve' AND d.route = 'manager'),
      (SELECT min(o.decided_at) FROM association_outcome o WHERE o.declaration_id = p_id)), 'infinity')
  ORDER BY 2, 1
$$;

/* The person behind a pseudonym, for timelines. */
CREATE FUNCTION actors(p_pseudonyms uuid[]) RETURNS TABLE (pseudonym uuid, id uuid, full_name text, title text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT pseudonym, id, full_name, title FROM person WHERE pseudonym = ANY (p_pseudonyms) AND me() IS NOT NULL
$$;

/* The auditor's search: who did what to which record and when, never content. Restricted records show nothing. */
CREATE FUNCTION audit_search(p_person uuid, p_reference text, p_types text[], p_from timestamptz, p_until timestamptz, p_before bigint, p_limit integer)
RETURNS TABLE (seq bigint, at timestamptz, type text, actor_name text, actor_number text, object_kind text, reference text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF NOT i_am('auditor') THEN RAISE EXCEPTION 'not an auditor' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT e.seq, e.at, e.type, a.full_name, a.staff_number, e.object_kind, d.reference
    FROM audit_event e
    LEFT JOIN person a ON a.pseudonym = e.actor
    LEFT JOIN declaration d ON d.id = e.object_id
    WHERE (p_person IS NULL OR e.actor = (SELECT p.pseudonym FROM person p WHERE p.id = p_person))
      AND (p_reference IS NULL OR e.object_id = (SELECT x.id FROM declaration x WHERE x.reference = p_reference))
      AND (p_types IS NULL OR e.type = ANY (p_types))
      AND (p_from IS NULL OR e.at >= p_from) AND (p_until IS NULL OR e.at < p_until)
      AND (p_before IS NULL OR e.seq < p_before)
      AND e.type <> 'lookup_admitted' -- that there is one is for decision makers
      AND NOT EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = e.object_id AND c.restricted)
    ORDER BY e.seq DESC LIMIT least(p_limit, 200);
END $$;

-- ── The frame of a page ──

/*
 * Who is there and what needs them, in one statement: most of what a page's frame costs is the way to the database and back. Counts
 * what row security would let this person count.
 */
CREATE FUNCTION who_is(p_token_hash bytea, p_at timestamptz)
RETURNS TABLE (state text, person_id uuid, session_id uuid, full_name text, title text, staff_number text, roles text[], senior boolean,
  unit_code text, unit_kind text, line_manager_id uuid, ends_at timestamptz, idle_at timestamptz, needed integer, manages boolean, notices integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.*,
    (SELECT count(*)::integer FROM declaration d WHERE d.reviewer_id = b.person_id AND d.status = 'with_manager'),
    EXISTS (SELECT FROM declaration d WHERE d.reviewer_id = b.person_id) OR EXISTS (SELECT FROM person p WHERE p.line_manager_id = b.person_id AND p.active),
    (SELECT count(*)::integer FROM notice n WHERE n.person_id = b.person_id AND n.read_at IS NULL)
  FROM begin_request(p_token_hash, p_at) b;
END $$;

-- ── Sessions ──

/* Opens a session and records the sign-in. Time-outs come from configuration. */
CREATE FUNCTION signin_open(p_person uuid, p_token_hash bytea, p_at timestamptz, p_idle_seconds integer, p_seconds integer) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id uuid := gen_random_uuid(); p person;
BEGIN
  PERFORM assert_instant(p_at);
  SELECT * INTO p FROM person WHERE id = p_person AND active;
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody to sign in' USING ERRCODE = '42501'; END IF;
  INSERT INTO session (id, token_hash, person_id, opened_at, seen_at, ends_at, idle_seconds)
    VALUES (v_id, p_token_hash, p_person, p_at, p_at, p_at + make_interval(secs => p_seconds), p_idle_seconds);
  PERFORM set_request_context(p.id, '', '', p_at);
  PERFORM append_event('signed_in', 'person', p.id, '{}', '{}', '{}');
  RETURN v_id;
END $$;

/* Ends a session at once; the token is all that is needed to give it up. */
CREATE FUNCTION signin_close(p_token_hash bytea, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s session;
BEGIN
  PERFORM assert_instant(p_at);
  UPDATE session SET revoked_at = p_at WHERE token_hash = p_token_hash AND revoked_at IS NULL RETURNING * INTO s;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_request_context(s.person_id, '', '', p_at);
  PERFORM append_event('signed_out', 'person', s.person_id, '{}', '{}', '{}');
END $$;

/*
 * Keeps a save that was posted with a session that had just ended (less than 24 hours ago, not revoked), for the same person
 * and one of their own drafts. Says whether it was kept.
 */
CREATE FUNCTION hold_save(p_token_hash bytea, p_draft uuid, p_place text, p_values jsonb, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_person uuid;
BEGIN
  PERFORM assert_instant(p_at);
  IF length(p_values::text) > 70000 OR length(p_place) > 80 THEN RETURN false; END IF;
  SELECT s.person_id INTO v_person FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.token_hash = p_token_hash AND s.revoked_at IS NULL AND p.active AND p_at >= s.opened_at
      AND p_at < least(s.ends_at, s.seen_at + make_interval(secs => s.idle_seconds)) + interval '1 day';
  IF v_person IS NULL OR NOT EXISTS (SELECT FROM draft d WHERE d.id = p_draft AND d.person_id = v_person) THEN RETURN false; END IF;
  INSERT INTO held_save (id, person_id, draft_id, place, values, held_at) VALUES (gen_random_uuid(), v_person, p_draft, p_place, p_values, p_at)
    ON CONFLICT (draft_id, place) DO UPDATE SET values = excluded.values, held_at = excluded.held_at;
  RETURN true;
END $$;

-- ── Notices ──

/*
 * Tells a person that something needs them: a notice in the portal and, in the same transaction, the job that mails it.
 * Nobody is told of a record they are no party to. A declarant reaches whoever asked the question, and those appointed when the
 * declaration is sent; beyond that, whether telling somebody has an effect would give away who works on the case.
 */
CREATE FUNCTION tell(p_person uuid, p_declaration uuid, p_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_notice uuid := gen_random_uuid(); v_mail uuid := gen_random_uuid(); v_reference text; v_inner boolean;
BEGIN
  SELECT d.reference, d.declarant_id <> p_person AND d.reviewer_id IS DISTINCT FROM p_person INTO v_reference, v_inner FROM declaration d
    WHERE d.id = p_declaration AND (party_to(d) OR d.reviewer_id = p_person)
      AND (d.declarant_id = p_person OR d.reviewer_id = p_person OR EXISTS (
        SELECT FROM standards_case c WHERE c.declaration_id = d.id AND (c.assessor_id = p_person OR p_person = ANY (c.decision_maker_ids))
          AND (session_user = 'portal_standards' OR c.xmin = pg_current_xact_id_if_assigned()::xid))
        OR EXISTS (SELECT FROM question q WHERE q.declaration_id = d.id AND q.asked_by_id = p_person));
  IF v_reference IS NULL OR request_instant() IS NULL OR p_kind !~ '^[a-z_]{1,40}$' THEN RETURN; END IF;
  INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, p_person, v_reference, p_kind, request_instant());
  INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, v_inner);
  PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
END $$;

RESET ROLE;

-- The queue belongs to the jobs role; `enqueue` is the only way in for the rest of the portal.
DO $$
DECLARE r record;
BEGIN
  GRANT portal_jobs TO CURRENT_USER;
  ALTER SCHEMA graphile_worker OWNER TO portal_jobs;
  FOR r IN SELECT c.relkind, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'graphile_worker' AND c.relkind IN ('r', 'v', 'S')
      AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.objid = c.oid AND x.deptype IN ('a', 'i') AND c.relkind = 'S') LOOP
    EXECUTE format('ALTER %s %s OWNER TO portal_jobs', CASE r.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, r.name);
  END LOOP;
  FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'graphile_worker'::regnamespace LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_jobs', r.name);
  END LOOP;
  FOR r IN SELECT format('%I.%I', n.nspname, t.typname) AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = 'graphile_worker' AND t.typtype = 'c' AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c') LOOP
    EXECUTE format('ALTER TYPE %s OWNER TO portal_jobs', r.name);
  END LOOP;
END $$;

-- A role of its own, with which nobody logs in: its owner could make a definer function run with its caller's rights, and whoever
-- owns the queue's functions can rewrite them. So what the worker's role can change never runs as the owner of the data.
DO $$
DECLARE r record;
BEGIN
  GRANT portal_queue TO CURRENT_USER;
  GRANT USAGE ON SCHEMA graphile_worker TO portal_queue;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO portal_queue;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO portal_queue;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO portal_queue;
  FOR r IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
    EXECUTE format('CREATE POLICY queue ON %s TO portal_queue USING (true) WITH CHECK (true)', r.name);
  END LOOP;
END $$;

GRANT CREATE ON SCHEMA public TO portal_queue;
CREATE FUNCTION enqueue(p_task text, p_payload json, p_key text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = graphile_worker, pg_temp
AS $$ SELECT graphile_worker.add_job(p_task, p_payload, job_key => p_key) $$;
ALTER FUNCTION enqueue(text, json, text) OWNER TO portal_queue;
REVOKE CREATE ON SCHEMA public FROM portal_queue;
REVOKE EXECUTE ON FUNCTION enqueue(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue(text, json, text) TO portal_owner;

SET LOCAL ROLE portal_owner;
REVOKE EXECUTE ON FUNCTION who_is(bytea, timestamptz), party_to(declaration), may_move(declaration, declaration_status, uuid, boolean), decision_stands(uuid), may_append(text, uuid), lock_declaration(text), move_declaration(uuid, integer, declaration_status, uuid, text, boolean, text),
  restrict_case(uuid, uuid[]), openings_of(uuid), actors(uuid[]), audit_search(uuid, text, text[], timestamptz, timestamptz, bigint, integer),
  signin_open(uuid, bytea, timestamptz, integer, integer), signin_close(bytea, timestamptz), hold_save(bytea, uuid, text, jsonb, timestamptz),
  tell(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_declaration(text), move_declaration(uuid, integer, declaration_status, uuid, text, boolean, text), actors(uuid[]),
  tell(uuid, uuid, text) TO portal_web, portal_standards;
GRANT EXECUTE ON FUNCTION who_is(bytea, timestamptz), openings_of(uuid), hold_save(bytea, uuid, text, jsonb, timestamptz) TO portal_web;
GRANT EXECUTE ON FUNCTION restrict_case(uuid, uuid[]), audit_search(uuid, text, text[], timestamptz, timestamptz, bigint, integer) TO portal_standards;
GRANT EXECUTE ON FUNCTION signin_open(uuid, bytea, timestamptz, integer, integer), signin_close(bytea, timestamptz) TO portal_signin;
