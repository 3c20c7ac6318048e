-- Events $1 to $2 of $3, four to a chain, with the expressions of append_event (migration 0003). Of a kind that has no record, so that
-- the verifier finds nothing wrong with them; the first of each chain holds as much as a declaration that is sent.
WITH facts AS MATERIALIZED (
  SELECT n, n % 4 + 1 AS version, md5('event ' || n)::uuid AS id, md5('object ' || n / 4)::uuid AS object, md5('actor ' || n % 3000)::uuid AS actor,
    date_trunc('milliseconds', now() - ($3::int - n) * interval '50 milliseconds') AS at, gen_random_bytes(32) AS head_salt, gen_random_bytes(32) AS record_salt,
    CASE n % 4 WHEN 0 THEN ARRAY['content', 'reference', 'route', 'to'] WHEN 1 THEN ARRAY['due', 'stage'] ELSE ARRAY['reason'] END AS names,
    CASE n % 4 WHEN 0 THEN ARRAY[to_json(repeat('An invented concern about what could be asked. ', 25))::text, '"OA-7K2M-94QX"', '"manager_then_standards"', '"with_manager"']
      WHEN 1 THEN ARRAY['"2030-01-01"', '"triage"'] ELSE ARRAY['"Own work: assigned to this person"'] END AS values,
    CASE n % 4 WHEN 0 THEN ARRAY[gen_random_bytes(32), gen_random_bytes(32), gen_random_bytes(32), gen_random_bytes(32)]
      WHEN 1 THEN ARRAY[gen_random_bytes(32), gen_random_bytes(32)] ELSE ARRAY[gen_random_bytes(32)] END AS salts
  FROM generate_series($1::int, $2::int - 1) n
), committed AS MATERIALIZED (
  SELECT f.*, sha256(convert_to('declarable-associations/payload/v1', 'UTF8') || '\x00'::bytea || (
      SELECT string_agg(sha256(convert_to('declarable-associations/field/v1', 'UTF8') || '\x00'::bytea || salt || convert_to(name, 'UTF8') || '\x00'::bytea
        || convert_to(value, 'UTF8')), ''::bytea ORDER BY i) FROM unnest(names, values, salts) WITH ORDINALITY AS p (name, value, salt, i))) AS commitment
  FROM facts f
), chained AS MATERIALIZED (
  SELECT c.*, CASE WHEN version > 1 THEN lag(commitment) OVER (ORDER BY n) END AS previous FROM committed c
), events AS (
  INSERT INTO audit_event (id, at, type, actor, object_kind, object_id, version, commitment, head_salt, entry, audience)
  SELECT id, at, 'opened_by_assessor', actor, 'access', object, version, commitment, head_salt, convert_to(format(
    '{"at":"%s","chain":"%s","commitment":"%s","head":"%s","previous":%s,"record":null,"v":1,"version":%s}',
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    encode(sha256(convert_to('declarable-associations/chain/v1', 'UTF8') || '\x00'::bytea || 'access'::bytea || '\x00'::bytea || convert_to(object::text, 'UTF8')), 'hex'),
    encode(commitment, 'hex'),
    encode(sha256(convert_to('declarable-associations/head/v1', 'UTF8') || '\x00'::bytea || head_salt
      || convert_to(format('{"actor":"%s","id":"%s","kind":"%s","object":"%s","type":"%s"}', actor, id, 'access', object, 'opened_by_assessor'), 'UTF8')), 'hex'),
    coalesce('"' || encode(previous, 'hex') || '"', 'null'), version), 'UTF8'), ARRAY['standards']
  FROM chained ORDER BY n
)
INSERT INTO audit_payload (event_id, names, values, salts, record_salt) SELECT id, names, values, salts, record_salt FROM chained ORDER BY n
