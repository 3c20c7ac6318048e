CREATE TEMP TABLE sizes (name text, value integer);
CREATE TEMP TABLE invented (n integer, reference text);

CREATE FUNCTION pg_temp.person_id(n integer) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT md5('bench person ' || n)::uuid $$;

/* Three syllables for a number: 8,000 words that are nobody's. */
CREATE FUNCTION pg_temp.word(n integer) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT string_agg((ARRAY['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va', 'we', 'xi', 'yo', 'zu'])
    [1 + (abs(n::bigint * 2654435761) / (20 ^ i)::bigint % 20)::int], '' ORDER BY i) FROM generate_series(0, 2) i
$$;
