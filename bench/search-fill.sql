-- For the search bench: people to declare, sessions to search with, and how numbers become references.

CREATE FUNCTION pg_temp.person_id(n integer) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT md5('bench person ' || n)::uuid $$;

/* The last twenty bits of a number in four characters of a reference. Without a check character: nobody types these. */
CREATE FUNCTION pg_temp.spelt(n integer) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((n >> (5 * i)) & 31), 1), '' ORDER BY i DESC) FROM generate_series(0, 3) i
$$;

INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active)
SELECT pg_temp.person_id(n), 'bench.' || n, md5('pseudonym ' || n)::uuid, 'Bench ' || n, 'Police Constable', 'officer', 'B' || 100000 + n, 'bench.' || n || '@demo.example', 'NB', NULL, '{}', false, true
FROM generate_series(0, 2999) n;

INSERT INTO session (id, token_hash, person_id, opened_at, seen_at, ends_at, idle_seconds)
SELECT gen_random_uuid(), sha256(convert_to('bench-session-' || p.subject, 'UTF8')), p.id, now() - interval '1 second', now(), now() + interval '100 days', 8640000
FROM person p;
