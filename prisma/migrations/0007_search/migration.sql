-- Finding records. Row security stops an index wherever the operator might leak (prefix, array, text search), so candidates
-- come from a function that sees every row, asks for itself who is reading, and returns ids only; the rows are then read
-- under row security. The reader is judged before the limit: what somebody may not see must not thin out what they may.

SET LOCAL ROLE portal_owner;

-- The folded words of a contact's name and other names, and each name's whole key: written with the row, by the portal's one
-- way of folding names.
ALTER TABLE associate ADD COLUMN name_words text[] NOT NULL DEFAULT '{}';
CREATE INDEX associate_name_words ON associate USING gin (array_to_tsvector(name_words)) WITH (fastupdate = off);
CREATE INDEX online_identity_platform ON online_identity (platform);
CREATE INDEX declaration_status_sent ON declaration (status, sent_at DESC);
CREATE INDEX declaration_settled ON declaration (settled_at DESC) WHERE settled_at IS NOT NULL;
CREATE INDEX standards_case_restricted ON standards_case (due_on) WHERE restricted;
CREATE INDEX person_staff_number_upper ON person (upper(staff_number));

/* Words as a text query: each must be there, the longer ones also as the beginning of a word. */
CREATE FUNCTION words_query(p_words jsonb) RETURNS tsquery
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg('''' || replace(replace(w, '\', ''), '''', '') || '''' || CASE WHEN length(w) > 1 THEN ':*' ELSE '' END, ' & ')::tsquery
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
  openings_by_me(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_candidates(jsonb, jsonb, integer), opened_by_me(uuid, timestamptz), openings_by_me(timestamptz)
  TO portal_standards;
