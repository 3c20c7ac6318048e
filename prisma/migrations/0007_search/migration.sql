-- Finding records. Row security stops an index wherever the operator might leak (enums, arrays, text search), so candidates and
-- the queue come from functions that see every row, ask for themselves who is reading, and return ids or counts only; the rows
-- are then read under row security. The reader is judged before the limit: what somebody may not see must not thin out what they may.

SET LOCAL ROLE portal_owner;

-- The folded words of a contact's name and other names, and each name's whole key: written with the row, by the portal's one
-- way of folding names.
ALTER TABLE associate ADD COLUMN name_words text[] NOT NULL DEFAULT '{}';
CREATE INDEX associate_name_words ON associate USING gin (array_to_tsvector(name_words)) WITH (fastupdate = off);
CREATE INDEX online_identity_platform ON online_identity (platform);
CREATE INDEX declaration_settled ON declaration (settled_at DESC) WHERE settled_at IS NOT NULL;
CREATE INDEX standards_case_restricted ON standards_case (due_on) WHERE restricted;
-- Comparing enums counts as a leak, so where row security is forced the statistics of an ordinary index do not serve for it; an
-- index on just those rows does.
CREATE INDEX standards_case_open ON standards_case (due_on) WHERE stage IN ('triage', 'assessment', 'countersign');
DO $$
DECLARE s text;
BEGIN
  FOREACH s IN ARRAY enum_range(NULL::declaration_status)::text[] LOOP
    EXECUTE format('CREATE INDEX %I ON declaration (sent_at DESC) WHERE status = %L', 'declaration_sent_' || s, s);
  END LOOP;
END $$;
CREATE INDEX person_staff_number_upper ON person (upper(staff_number));

/* Words as a text query: each must be there, the longer ones also as the beginning of a word. */
CREATE FUNCTION words_query(p_words jsonb) RETURNS tsquery
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg('''' || replace(replace(w, '\', ''), '''', '') || '''' || CASE WHEN length(w) > 2 THEN ':*' ELSE '' END, ' & ')::tsquery
  FROM jsonb_array_elements_text(p_words) w WHERE w <> ''
$$;

/*
 * The declarations that answer every term and every filter, exact matches first, for whoever is asking.
 *   p_terms    [[reading, …], …]: a term may be read in several ways, and one of them has to match
 *              {"by":"reference","reference":…} {"by":"staff_number","number":…} {"by":"identity","key":…,"lookAlike":…}
 *              {"by":"name","key":…,"words":[…],"kind":…}
 *   p_filters  unit, status, category, platform, from, until; each may be missing
 */
CREATE FUNCTION search_candidates(p_terms jsonb, p_filters jsonb, p_limit integer) RETURNS TABLE (declaration_id uuid, near boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_term jsonb; v_reading jsonb; v_parts text[]; v_number integer := 0; v_kind text;
  v_joins text := ''; v_rank text := '0'; v_where text := '';
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  FOR v_term IN SELECT value FROM jsonb_array_elements(p_terms) LOOP
    v_parts := '{}';
    FOR v_reading IN SELECT value FROM jsonb_array_elements(v_term) LOOP
      v_kind := CASE WHEN v_reading ->> 'kind' IS NULL THEN '' ELSE format(' AND kind = %L::associate_kind', v_reading ->> 'kind') END;
      CASE v_reading ->> 'by'
        WHEN 'reference' THEN
          v_parts := v_parts || format('SELECT id, 0 AS rank FROM declaration WHERE reference = %L', v_reading ->> 'reference');
        WHEN 'staff_number' THEN
          v_parts := v_parts || format('SELECT x.id, 0 AS rank FROM declaration x JOIN person p ON p.id = x.declarant_id WHERE upper(p.staff_number) = upper(%L)',
            v_reading ->> 'number');
        WHEN 'name' THEN
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM associate WHERE name_key = %L%s', v_reading ->> 'key', v_kind)
            || format('SELECT declaration_id AS id, 0 AS rank FROM associate WHERE array_to_tsvector(name_words) @@ %L::tsquery%s',
              '''' || replace(replace(v_reading ->> 'key', '\', ''), '''', '') || '''', v_kind)
            || format('SELECT declaration_id AS id, 1 AS rank FROM associate WHERE array_to_tsvector(name_words) @@ %L::tsquery%s',
              words_query(v_reading -> 'words'), v_kind);
        WHEN 'identity' THEN
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM online_identity WHERE search_key = %L', v_reading ->> 'key')
            || format('SELECT declaration_id AS id, 1 AS rank FROM online_identity WHERE look_alike_key = %L', v_reading ->> 'lookAlike');
        ELSE RAISE EXCEPTION 'unknown reading' USING ERRCODE = '22023';
      END CASE;
    END LOOP;
    IF v_parts = '{}' THEN RETURN; END IF;
    v_number := v_number + 1;
    v_joins := v_joins || format(' JOIN (SELECT id, min(rank) AS rank FROM (%s) u GROUP BY id) t%s ON t%s.id = d.id',
      array_to_string(v_parts, ' UNION ALL '), v_number, v_number);
    v_rank := v_rank || format(', t%s.rank', v_number);
  END LOOP;

  IF p_filters ? 'unit' THEN v_where := v_where || format(' AND d.unit_code = %L', p_filters ->> 'unit'); END IF;
  IF p_filters ? 'status' THEN v_where := v_where || format(' AND d.status = %L::declaration_status', p_filters ->> 'status'); END IF;
  IF p_filters ? 'from' THEN v_where := v_where || format(' AND d.sent_at >= %L::timestamptz', p_filters ->> 'from'); END IF;
  IF p_filters ? 'until' THEN v_where := v_where || format(' AND d.sent_at < %L::timestamptz', p_filters ->> 'until'); END IF;
  IF p_filters ? 'category' THEN
    v_where := v_where || format(' AND d.id IN (SELECT s.declaration_id FROM statement s WHERE s.categories @> ARRAY[%L])', p_filters ->> 'category');
  END IF;
  IF p_filters ? 'platform' THEN
    v_where := v_where || format(' AND d.id IN (SELECT o.declaration_id FROM online_identity o WHERE o.platform = %L)', p_filters ->> 'platform');
  END IF;

  RETURN QUERY EXECUTE format(
    'SELECT d.id, greatest(%s) > 0 FROM declaration d%s JOIN standards_case c ON c.declaration_id = d.id
     WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids))%s
     ORDER BY greatest(%s), d.sent_at DESC, d.id LIMIT %s',
    v_rank, v_joins, me(), me(), v_where, v_rank, least(p_limit, 1000));
END $$;

/*
 * A page of a list of professional standards' work for whoever is asking, in its order: urgent first, then what is due first;
 * what is done, newest first. An empty filter is none.
 */
CREATE FUNCTION standards_queue(p_view text, p_unit text, p_category text, p_status text, p_limit integer, p_offset integer)
RETURNS TABLE (declaration_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  END;
  -- Joined only where it is needed: there may be many open cases to put in order.
  v_join text := CASE WHEN p_view IN ('declarant', 'done') OR p_unit <> '' OR p_status <> '' THEN ' JOIN declaration d ON d.id = c.declaration_id' ELSE '' END;
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  IF v_where IS NULL THEN RAISE EXCEPTION 'unknown list' USING ERRCODE = '22023'; END IF;
  IF p_view = 'lookups' AND NOT i_am('decisionMaker') THEN RETURN; END IF;
  IF p_unit <> '' THEN v_where := v_where || format(' AND d.unit_code = %L', p_unit); END IF;
  IF p_status <> '' THEN v_where := v_where || format(' AND d.status = %L::declaration_status', p_status); END IF;
  IF p_category <> '' THEN
    v_where := v_where || format(' AND c.declaration_id IN (SELECT s.declaration_id FROM statement s WHERE s.categories @> ARRAY[%L])', p_category);
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT c.declaration_id FROM standards_case c' || v_join || '
     WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids)) AND %s ORDER BY %s LIMIT %s OFFSET %s',
    me(), me(), v_where,
    CASE p_view WHEN 'done' THEN 'd.settled_at DESC, d.id' ELSE 'c.urgent DESC, c.due_on NULLS LAST, c.received_at NULLS LAST, c.declaration_id' END,
    least(p_limit, 100), greatest(p_offset, 0));
END $$;

/*
 * How many there are to do in each list, for whoever is asking. Without statistics the planner would read every case there ever
 * was, so the ways that do are shut.
 */
CREATE FUNCTION standards_counts() RETURNS TABLE (mine integer, unassigned integer, second integer, declarant integer, open integer,
  restricted integer, lookups integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE v_me uuid := me();
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY SELECT
    count(*) FILTER (WHERE c.assessor_id = v_me)::int,
    count(*) FILTER (WHERE c.assessor_id IS NULL AND c.stage <> 'countersign')::int,
    count(*) FILTER (WHERE c.stage = 'countersign')::int,
    (SELECT count(*)::int FROM declaration d JOIN standards_case q ON q.declaration_id = d.id WHERE d.status = 'question_from_standards'
      AND q.declarant_id <> v_me AND (NOT q.restricted OR v_me = ANY (q.decision_maker_ids))),
    count(*)::int,
    (SELECT count(*)::int FROM standards_case r WHERE r.restricted AND r.stage <> 'closed' AND r.declarant_id <> v_me
      AND v_me = ANY (r.decision_maker_ids)),
    CASE WHEN i_am('decisionMaker') THEN (SELECT count(*)::int FROM lookup_admission l JOIN standards_case k ON k.declaration_id = l.declaration_id
      WHERE k.stage <> 'closed' AND k.declarant_id <> v_me AND (NOT k.restricted OR v_me = ANY (k.decision_maker_ids))) ELSE 0 END
    FROM standards_case c WHERE c.stage IN ('triage', 'assessment', 'countersign')
      AND c.declarant_id <> v_me AND (NOT c.restricted OR v_me = ANY (c.decision_maker_ids));
END $$;

/* When the caller last opened this record, if that was after p_since. */
CREATE FUNCTION opened_by_me(p_declaration uuid, p_since timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(e.at) FROM audit_event e WHERE e.object_id = p_declaration AND e.object_kind = 'access' AND e.at > p_since
    AND e.type IN ('opened_by_assessor', 'opened_by_decision_maker') AND e.actor = (SELECT pseudonym FROM person WHERE id = me())
$$;

/* How often the caller has opened a record since then, for the limit of a day. */
CREATE FUNCTION openings_by_me(p_since timestamptz) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM audit_event e WHERE e.actor = (SELECT pseudonym FROM person WHERE id = me()) AND e.at > p_since
    AND e.type IN ('opened_by_assessor', 'opened_by_decision_maker')
$$;

REVOKE EXECUTE ON FUNCTION words_query(jsonb), search_candidates(jsonb, jsonb, integer), opened_by_me(uuid, timestamptz),
  openings_by_me(timestamptz), standards_queue(text, text, text, text, integer, integer), standards_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_candidates(jsonb, jsonb, integer), opened_by_me(uuid, timestamptz), openings_by_me(timestamptz),
  standards_queue(text, text, text, text, integer, integer), standards_counts() TO portal_standards;
