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
REVOKE EXECUTE ON FUNCTION result_codes(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION result_codes(uuid[]) TO portal_standards;
