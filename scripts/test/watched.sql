-- People with line managers, and decided declarations with one condition each in force, whose checks fall on the days of $3 weeks. Runs as the
-- superuser with triggers and foreign keys out of the way; the rows that the clock reads, and no history before it.
--   $1 people, $2 conditions, $3 weeks between two checks, $4 the first day

WITH sizes AS (SELECT $1::int AS people, $2::int AS conditions, $3::int AS weeks, $4::date AS day),
some_unit AS (INSERT INTO unit (code, name, kind) VALUES ('W', 'Watched', 'bcu') RETURNING code),
staff AS (
  INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active)
  SELECT md5('watched ' || n)::uuid, 'watched.' || n, md5('pseudonym ' || n)::uuid, 'Person ' || n, 'Police Constable', 'officer', 'W' || n, 'watched.' || n || '@demo.example',
    'W', CASE WHEN n % 10 <> 0 THEN md5('watched ' || n - n % 10)::uuid WHEN n > 0 THEN md5('watched 0')::uuid END,
    CASE WHEN n = 0 THEN '{decisionMaker}' ELSE '{}' END::person_role[], false, true
  FROM sizes, generate_series(0, people - 1) n),
made AS (
  SELECT i, md5('declaration ' || i)::uuid AS id, md5('association ' || i)::uuid AS association, md5('condition ' || i)::uuid AS condition,
    md5('watched ' || n)::uuid AS declarant, md5('watched ' || n - n % 10)::uuid AS manager,
    'OA-' || lpad((i / 10000)::text, 4, '0') || '-' || lpad((i % 10000)::text, 4, '0') AS reference, day, weeks
  FROM sizes, generate_series(0, conditions - 1) i, LATERAL (SELECT 1 + (i * 7919::bigint % (people - 1))::int AS drawn) d,
    LATERAL (SELECT CASE WHEN drawn % 10 = 0 THEN (CASE WHEN drawn + 1 < people THEN drawn + 1 ELSE drawn - 1 END) ELSE drawn END AS n) x),
declarations AS (
  INSERT INTO declaration (id, reference, draft_id, declarant_id, unit_code, status, version, route, urgent, policy_version, kept_from_manager, reviewer_id, sent_at, due_on, settled_at)
  SELECT id, reference, gen_random_uuid(), declarant, 'W', 'decided', 1, 'manager_then_standards', false, '2025-12', false, manager, day - 60, NULL, day - 30 FROM made),
cases AS (
  INSERT INTO standards_case (declaration_id, declarant_id, stage, version, restricted, decision_maker_ids, urgent, received_at)
  SELECT id, declarant, 'closed', 1, false, '{}', false, day - 60 FROM made),
associations AS (INSERT INTO association (id, declaration_id, declarant_id) SELECT association, id, declarant FROM made),
outcomes AS (
  INSERT INTO association_outcome (association_id, declaration_id, outcome, message, decided_at)
  SELECT association, id, 'continue_with_conditions', 'm', day - 30 FROM made),
decisions AS (
  INSERT INTO decision (id, declaration_id, rationale, message, by_id, needs_second, at)
  SELECT gen_random_uuid(), id, 'r', 'm', md5('watched 0')::uuid, false, day - 30 FROM made),
conditions AS (
  INSERT INTO condition (id, declaration_id, set_as, wording, starts_on, review_on, at, association_id, wording_version, check_weeks)
  SELECT condition, id, 'standards', 'Leave the channel.', (day - 30)::text, (day + 700)::text, day - 30, association, 1, weeks FROM made),
states AS (
  INSERT INTO condition_state (condition_id, declaration_id, status, owner_as, check_on, checks, answer)
  SELECT condition, id, 'active', 'manager', (day + 1 + (i * 31 % (weeks * 7)))::text, 0, 'agreed' FROM made)
INSERT INTO condition_owner (condition_id, declaration_id, owner_id) SELECT condition, id, manager FROM made
