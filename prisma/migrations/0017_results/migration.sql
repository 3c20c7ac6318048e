-- What the results of a search are narrowed and named by. Some hundred ids at once under row security make a plan that reads every case;
-- a function that judges each id where it lies reads as many rows as it is asked about.

SET LOCAL ROLE portal_owner;

/* Of these declarations those that the caller may see, with their codes: of the assessments the last, of each contact's outcomes the last. */
CREATE FUNCTION result_codes(p_ids uuid[]) RETURNS TABLE (id uuid, reference text, status text, unit text, categories text[], risk text, outcomes text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE v_me uuid := assert_searcher();
BEGIN
  RETURN QUERY SELECT d.id, d.reference, d.status::text, d.unit_code,
      (SELECT s.categories FROM statement s WHERE s.declaration_id = d.id),
      (SELECT a.risk_grade::text FROM assessment a WHERE a.declaration_id = d.id ORDER BY a.at DESC, a.id DESC LIMIT 1),
      ARRAY(SELECT DISTINCT ON (o.association_id) o.outcome::text FROM association_outcome o WHERE o.declaration_id = d.id ORDER BY o.association_id, o.decided_at DESC)
    FROM unnest(p_ids[1:1000]) x (id) JOIN declaration d ON d.id = x.id JOIN standards_case c ON c.declaration_id = d.id
    WHERE c.declarant_id <> v_me AND (NOT c.restricted OR v_me = ANY (c.decision_maker_ids));
END $$;
/*
 * What answers one term alone, as `search_candidates` would find it: most searches are of one term without filters, and a statement that is
 * the same each time need not be planned each time.
 *   p_term  [reading, …], as there
 */
CREATE FUNCTION term_candidates(p_term jsonb, p_limit integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  v_me uuid := assert_searcher(); v_reading jsonb;
  v_references text[] := '{}'; v_numbers text[] := '{}'; v_names text[] := '{}'; v_kinds associate_kind[] := '{}';
  v_keys text[] := '{}'; v_looks text[] := '{}'; v_ids uuid[] := '{}'; v_ranks real[] := '{}';
BEGIN
  FOR v_reading IN SELECT value FROM jsonb_array_elements(p_term) LOOP
    CASE v_reading ->> 'by'
      WHEN 'reference' THEN v_references := v_references || (v_reading ->> 'reference');
      WHEN 'staff_number' THEN v_numbers := v_numbers || upper(v_reading ->> 'number');
      WHEN 'name' THEN v_names := v_names || (v_reading ->> 'key'); v_kinds := v_kinds || (v_reading ->> 'kind')::associate_kind;
      WHEN 'found' THEN
        v_ids := v_ids || ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ids')::uuid);
        v_ranks := v_ranks || ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ranks')::real);
      WHEN 'identity' THEN v_keys := v_keys || (v_reading ->> 'key'); v_looks := v_looks || (v_reading ->> 'lookAlike');
      ELSE RAISE EXCEPTION 'unknown reading' USING ERRCODE = '22023';
    END CASE;
  END LOOP;
  RETURN QUERY SELECT d.id FROM (
      SELECT u.id, min(u.rank) AS rank FROM (
        SELECT x.id, 0::real AS rank FROM declaration x WHERE x.reference = ANY (v_references)
        UNION ALL SELECT x.id, 0 FROM person p JOIN declaration x ON x.declarant_id = p.id WHERE upper(p.staff_number) = ANY (v_numbers)
        UNION ALL SELECT a.declaration_id, 0 FROM unnest(v_names, v_kinds) n (key, kind) JOIN associate a ON a.name_key = n.key AND (n.kind IS NULL OR a.kind = n.kind)
        UNION ALL SELECT o.declaration_id, 0 FROM online_identity o WHERE o.search_key = ANY (v_keys)
        UNION ALL SELECT o.declaration_id, 0.01 FROM online_identity o WHERE o.look_alike_key = ANY (v_looks)
        UNION ALL SELECT f.id, f.rank FROM unnest(v_ids, v_ranks) f (id, rank)) u GROUP BY u.id) t
    JOIN declaration d ON d.id = t.id JOIN standards_case c ON c.declaration_id = d.id
    WHERE c.declarant_id <> v_me AND (NOT c.restricted OR v_me = ANY (c.decision_maker_ids))
    ORDER BY t.rank, d.sent_at DESC, d.id LIMIT least(p_limit, 1000);
END $$;

REVOKE EXECUTE ON FUNCTION result_codes(uuid[]), term_candidates(jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION result_codes(uuid[]), term_candidates(jsonb, integer) TO portal_standards;
