-- Overviews: what is due in which week, how much there is of what, and the lists behind each number. See docs/decisions/0021.
-- A number and its list come from one description of the list, so that they cannot tell different things. Each is asked for one reader, and
-- what that reader may not see is left out before anything is counted.

SET LOCAL ROLE portal_owner;

-- What is open, and what is in force, without looking into the tables: nobody reads every case there ever was to count those of today.
DROP INDEX standards_case_open;
CREATE INDEX standards_case_open ON standards_case (due_on)
  INCLUDE (declaration_id, declarant_id, stage, assessor_id, urgent, received_at, restricted, decision_maker_ids) WHERE stage IN ('triage', 'assessment', 'countersign');
DROP INDEX standards_case_restricted;
CREATE INDEX standards_case_restricted ON standards_case (due_on) INCLUDE (declaration_id, declarant_id, stage, decision_maker_ids) WHERE restricted;
DROP INDEX condition_state_check;
CREATE INDEX condition_state_check ON condition_state (check_on, condition_id) INCLUDE (declaration_id, answer) WHERE status = 'active';
CREATE INDEX declaration_unsettled ON declaration (unit_code, id) WHERE settled_at IS NULL;
CREATE INDEX condition_measure_owner ON condition (owner_id) WHERE set_as = 'manager';

CREATE FUNCTION assert_standards() RETURNS void LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
END $$;

/*
 * One list of professional standards' work, as the end of a statement: what it reads, and for whom. Filters are those of its address:
 * unit, category, status; due_from and due_until, received_from and received_until, days that are still in. What has no day is due last.
 */
CREATE FUNCTION standards_list(p_view text, p_filters jsonb) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
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

/* When a day in London begins, or one so many days later. */
CREATE FUNCTION london(p_day text, p_later integer DEFAULT 0) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT (p_day::date + p_later)::timestamp AT TIME ZONE 'Europe/London'
$$;

/* In which part of time a day lies: 0 before the first of these days, 1 before the second, and so on. What has no day comes last. */
CREATE FUNCTION part_of(p_day text, p_days text[]) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_day < p_days[1] THEN 0 WHEN p_day < p_days[2] THEN 1 WHEN p_day < p_days[3] THEN 2 ELSE 3 END
$$;

/*
 * A page of a list, in its order: what is overdue, then week by week (p_days: today, the next Monday and the one after), in each urgent first,
 * then what is due first; what is done, newest first.
 */
DROP FUNCTION standards_queue(text, text, text, text, integer, integer);
CREATE FUNCTION standards_queue(p_view text, p_filters jsonb, p_days text[], p_limit integer, p_offset integer) RETURNS TABLE (declaration_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_standards();
  RETURN QUERY EXECUTE format('SELECT c.declaration_id%s ORDER BY %s LIMIT %s OFFSET %s', standards_list(p_view, p_filters),
    CASE p_view WHEN 'done' THEN 'd.settled_at DESC, d.id'
      ELSE format('part_of(c.due_on, %L), c.urgent DESC, c.due_on NULLS LAST, c.received_at NULLS LAST, c.declaration_id', p_days) END,
    least(p_limit, 100), greatest(p_offset, 0));
END $$;

/* How many of a list lie in each part of time. */
CREATE FUNCTION standards_weeks(p_view text, p_filters jsonb, p_days text[]) RETURNS TABLE (part integer, total integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_standards();
  RETURN QUERY EXECUTE format('SELECT part_of(c.due_on, %L), count(*)::integer%s GROUP BY 1', p_days, standards_list(p_view, p_filters));
END $$;

/* How many a list holds. */
CREATE FUNCTION standards_total(p_view text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_total integer;
BEGIN
  PERFORM assert_standards();
  EXECUTE 'SELECT count(*)::integer' || standards_list(p_view, '{}') INTO v_total;
  RETURN v_total;
END $$;

/*
 * What is open, by unit and by age (0 from the first of these days on, 1 from the second, and so on, the last for all before), and how much of
 * it is overdue. Units are read from the index of what is not settled, which what is open is not; were it ever, it is looked up by itself.
 */
CREATE FUNCTION standards_open(p_today text, p_since text[]) RETURNS TABLE (unit_code text, age integer, open integer, overdue integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_since timestamptz[] := ARRAY(SELECT london(day) FROM unnest(p_since) day ORDER BY day);
BEGIN
  PERFORM assert_standards();
  RETURN QUERY EXECUTE format(
    'SELECT coalesce(d.unit_code, (SELECT e.unit_code FROM declaration e WHERE e.id = x.declaration_id)), x.age, count(*)::integer,
       count(*) FILTER (WHERE x.overdue)::integer
     FROM (SELECT c.declaration_id, cardinality(%1$L::timestamptz[]) - width_bucket(c.received_at, %1$L::timestamptz[]) AS age, c.due_on < %2$L AS overdue%3$s) x
       LEFT JOIN (SELECT u.id, u.unit_code FROM declaration u WHERE u.settled_at IS NULL) d ON d.id = x.declaration_id GROUP BY 1, 2',
    v_since, p_today, standards_list('open', '{}'));
END $$;

-- ── Conditions ──

/* Where a condition in force stands: a check that is late before an answer that is missing. */
CREATE FUNCTION standing_of(p_check_on text, p_answer condition_answer, p_today text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_check_on < p_today THEN 'overdue' WHEN p_answer = 'refused' THEN 'refused' WHEN p_answer IS NULL THEN 'unanswered' ELSE 'kept' END
$$;

/* The conditions in force that the reader may see, or of these their own to check, as the end of a statement. Few records are hidden, and many are not. */
CREATE FUNCTION conditions_list(p_mine boolean) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT format(' FROM condition_state s%1$s WHERE s.status = ''active'' AND s.declaration_id NOT IN (
      SELECT c.declaration_id FROM standards_case c WHERE c.restricted AND %2$L <> ALL (c.decision_maker_ids)
      UNION ALL SELECT d.id FROM declaration d WHERE d.declarant_id = %2$L)',
    CASE WHEN p_mine THEN format(' JOIN condition_owner o ON o.condition_id = s.condition_id AND o.owner_id = %L', me()) ELSE '' END, me())
$$;

/* A page of them in one standing, or in any: what is to be checked first at the top. */
CREATE FUNCTION standards_conditions(p_mine boolean, p_standing text, p_today text, p_limit integer, p_offset integer) RETURNS TABLE (condition_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_standards();
  RETURN QUERY EXECUTE format('SELECT s.condition_id%s%s ORDER BY s.check_on, s.condition_id LIMIT %s OFFSET %s', conditions_list(p_mine),
    CASE WHEN p_standing <> '' THEN format(' AND standing_of(s.check_on, s.answer, %L) = %L', p_today, p_standing) ELSE '' END,
    least(p_limit, 100), greatest(p_offset, 0));
END $$;

/* How many stand where. Counted from the index, by little, and only then put into words. */
CREATE FUNCTION standards_condition_totals(p_mine boolean, p_today text) RETURNS TABLE (standing text, total integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM assert_standards();
  RETURN QUERY EXECUTE format('SELECT standing_of(x.check_on, x.answer, %1$L), sum(x.total)::integer FROM (
      SELECT min(s.check_on) AS check_on, s.answer, count(*) AS total%2$s GROUP BY s.check_on < %1$L, s.answer) x GROUP BY 1', p_today, conditions_list(p_mine));
END $$;

-- ── Line managers ──

/*
 * What waits with the caller as a line manager, by day: declarations they hold, conditions they check, local measures they set. Read from
 * whom each is with now, as their own pages do, so that nothing shows that went past them or was taken from them, nor that there is any.
 */
CREATE FUNCTION team_work() RETURNS TABLE (kind text, id uuid, reference text, declarant text, due_on text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_me uuid := me();
BEGIN
  RETURN QUERY
    SELECT w.kind, w.id, d.reference, p.full_name, w.due_on FROM (
      SELECT CASE d.status WHEN 'with_manager' THEN 'decide' ELSE 'answer' END AS kind, d.id, d.id AS declaration_id, d.due_on
        FROM declaration d WHERE d.reviewer_id = v_me AND d.status IN ('with_manager', 'returned_by_manager')
      UNION ALL
      SELECT 'check', s.condition_id, s.declaration_id, s.check_on FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
        WHERE o.owner_id = v_me AND s.owner_as = 'manager' AND s.status = 'active'
      UNION ALL
      SELECT 'measure', c.id, c.declaration_id, c.review_on FROM condition c JOIN declaration m ON m.id = c.declaration_id
        WHERE c.set_as = 'manager' AND c.owner_id = v_me AND m.reviewer_id = v_me) w
      JOIN declaration d ON d.id = w.declaration_id JOIN person p ON p.id = d.declarant_id
    ORDER BY w.due_on NULLS LAST, d.reference, w.id;
END $$;

-- Somebody waits for each of these: calling a second process to help takes longer than the whole does alone.
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['standards_counts()', 'standards_queue(text, jsonb, text[], integer, integer)', 'standards_weeks(text, jsonb, text[])',
    'standards_total(text)', 'standards_open(text, text[])', 'standards_conditions(boolean, text, text, integer, integer)',
    'standards_condition_totals(boolean, text)', 'team_work()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET max_parallel_workers_per_gather = 0', f);
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION assert_standards(), standards_list(text, jsonb), london(text, integer), part_of(text, text[]),
  standards_queue(text, jsonb, text[], integer, integer), standards_weeks(text, jsonb, text[]), standards_total(text), standards_open(text, text[]),
  standing_of(text, condition_answer, text), conditions_list(boolean), standards_conditions(boolean, text, text, integer, integer),
  standards_condition_totals(boolean, text), team_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION standards_queue(text, jsonb, text[], integer, integer), standards_weeks(text, jsonb, text[]), standards_total(text),
  standards_open(text, text[]), standards_conditions(boolean, text, text, integer, integer), standards_condition_totals(boolean, text) TO portal_standards;
GRANT EXECUTE ON FUNCTION team_work() TO portal_web;
