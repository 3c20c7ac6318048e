-- Searches that people keep: to make again, or as evidence that there was no trace. What was searched for stands with the search itself and
-- nowhere else; a search is its searcher's alone, and so is what is kept of it.

SET LOCAL ROLE portal_owner;

CREATE TABLE saved_search (
  search_id uuid PRIMARY KEY REFERENCES search_request (id),
  person_id uuid NOT NULL REFERENCES person (id),
  name text NOT NULL CHECK (name <> ''),
  saved_at timestamptz(3) NOT NULL
);
CREATE INDEX saved_search_person ON saved_search (person_id, saved_at DESC);

-- That a search found nothing, with what it was made by and among how many records.
CREATE TABLE no_trace (
  search_id uuid PRIMARY KEY REFERENCES search_request (id),
  person_id uuid NOT NULL REFERENCES person (id),
  matcher smallint NOT NULL,
  records integer NOT NULL,
  note text NOT NULL,
  kept_at timestamptz(3) NOT NULL
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_search', 'no_trace'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO portal_standards USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me())
      AND EXISTS (SELECT FROM search_request r WHERE r.id = search_id))', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''search_id'')', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE (name), DELETE ON saved_search TO portal_standards;
GRANT SELECT, INSERT ON no_trace TO portal_standards;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON no_trace FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

/* How many records the caller searches: those that they may see, and not their own. */
CREATE FUNCTION records_searched() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM standards_case c WHERE c.declarant_id <> (SELECT assert_searcher()) AND (NOT c.restricted OR me() = ANY (c.decision_maker_ids))
$$;

/*
 * The declarations that answer every term and every filter, exact matches first, for whoever is asking.
 *   p_terms    [[reading, …], …]: a term may be read in several ways, and one of them has to match
 *              {"by":"reference","reference":…} {"by":"staff_number","number":…} {"by":"identity","key":…,"lookAlike":…}
 *              {"by":"name","key":…,"kind":…} {"by":"found","ids":[…],"ranks":[…]}: what was found by likeness, 0 the nearest
 *   p_filters  unit, status, category, platform, risk, outcome, from, until; each may be missing. The risk is that of the latest assessment,
 *              the outcome the one that took effect
 */
CREATE OR REPLACE FUNCTION search_candidates(p_terms jsonb, p_filters jsonb, p_limit integer) RETURNS TABLE (declaration_id uuid, near boolean)
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
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM associate WHERE name_key = %L%s', v_reading ->> 'key', v_kind);
        WHEN 'found' THEN
          v_parts := v_parts || format('SELECT * FROM unnest(%L::uuid[], %L::numeric[]) f (id, rank)',
            ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ids')), ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ranks')));
        WHEN 'identity' THEN
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM online_identity WHERE search_key = %L', v_reading ->> 'key')
            || format('SELECT declaration_id AS id, 0.01 AS rank FROM online_identity WHERE look_alike_key = %L', v_reading ->> 'lookAlike');
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

  IF p_filters ? 'risk' THEN
    v_where := v_where || format(' AND (SELECT x.risk_grade FROM assessment x WHERE x.declaration_id = d.id ORDER BY x.at DESC, x.id DESC LIMIT 1) = %L::risk_grade',
      p_filters ->> 'risk');
  END IF;
  IF p_filters ? 'outcome' THEN
    v_where := v_where || format(' AND d.id IN (SELECT o.declaration_id FROM association_outcome o WHERE o.outcome = %L::outcome)', p_filters ->> 'outcome');
  END IF;

  RETURN QUERY EXECUTE format(
    'SELECT d.id, greatest(%s) > 0 FROM declaration d%s JOIN standards_case c ON c.declaration_id = d.id
     WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids))%s
     ORDER BY greatest(%s), d.sent_at DESC, d.id LIMIT %s',
    v_rank, v_joins, me(), me(), v_where, v_rank, least(p_limit, 1000));
END $$;

REVOKE EXECUTE ON FUNCTION records_searched() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records_searched() TO portal_standards;
