-- Two years of a large force, made where it will lie: people, and declarations with all that belongs to them. Runs as the
-- superuser with triggers and foreign keys out of the way, on `invented (n, reference)`, which the caller has filled.
-- Keys, versions and sizes are as the portal would write them; commitments and seals are random bytes.

CREATE TEMP TABLE units AS
  SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS total FROM unit WHERE kind <> 'standards';

-- Of every ten people one is a line manager of the other nine; of every hundred, one of the other nine managers.
INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active)
SELECT pg_temp.person_id(n), 'bench.' || n, md5('pseudonym ' || n)::uuid, initcap(pg_temp.word(n)) || ' ' || initcap(pg_temp.word(n / 7 + 31)),
  'Police Constable', 'officer', 'B' || 100000 + n, 'bench.' || n || '@demo.example', u.code,
  CASE WHEN n % 10 <> 0 THEN pg_temp.person_id(n - n % 10) WHEN n % 100 <> 0 THEN pg_temp.person_id(n - n % 100) END, '{}', false, true
FROM generate_series(0, (SELECT value - 1 FROM sizes WHERE name = 'people')) n JOIN units u ON u.place = n / 100 % u.total;

INSERT INTO session (id, token_hash, person_id, opened_at, seen_at, ends_at, idle_seconds)
SELECT gen_random_uuid(), sha256(convert_to('bench-session-' || p.subject, 'UTF8')), p.id, now() - interval '1 second', now(), now() + interval '100 days', 8640000
FROM person p;

-- One line a declaration: everything that the rows of its tables are made from.
CREATE TEMP TABLE made AS
SELECT i.n, gen_random_uuid() AS id, i.reference, p.id AS declarant, p.pseudonym, p.unit_code, s.status, s.at AS sent_at,
  CASE WHEN s.direct THEN 'standards' WHEN s.status = 'approved_by_manager' THEN 'manager' ELSE 'manager_then_standards' END::route AS route,
  CASE WHEN NOT s.direct THEN p.line_manager_id END AS reviewer,
  (ARRAY['journalist', 'unspent_conviction', 'suspected_criminality', 'under_investigation', 'serious_organised_crime'])[1 + i.n % 5] AS category,
  initcap(pg_temp.word(i.n * 13)) AS first_name, initcap(pg_temp.word(i.n * 29 + 7)) AS last_name,
  pg_temp.word(i.n * 17) || '_' || pg_temp.word(i.n * 3) || i.n % 1000 AS handle
FROM invented i
CROSS JOIN LATERAL (SELECT value AS people FROM sizes WHERE name = 'people') z
JOIN person p ON p.id = pg_temp.person_id((i.n * 7919::bigint % z.people)::int)
CROSS JOIN LATERAL (
  SELECT status, status NOT IN ('with_manager', 'returned_by_manager', 'approved_by_manager') AND (i.n % 3 = 0 OR p.line_manager_id IS NULL) AS direct,
    now() - CASE WHEN status IN ('approved_by_manager', 'decided') THEN interval '31 days' + (i.n * 104729::bigint % 60480000) * interval '1 second'
      ELSE interval '1 hour' + (i.n * 104729::bigint % 2500000) * interval '1 second' END AS at
  FROM (SELECT CASE WHEN x < 30 AND p.line_manager_id IS NOT NULL THEN 'with_manager' WHEN x < 40 AND p.line_manager_id IS NOT NULL THEN 'returned_by_manager'
    WHEN x < 90 THEN 'with_standards' WHEN x < 100 THEN 'question_from_standards'
    WHEN x < 550 AND p.line_manager_id IS NOT NULL THEN 'approved_by_manager' ELSE 'decided' END::declaration_status AS status
    FROM (SELECT (i.n * 31337::bigint / 7) % 1000 AS x) drawn) judged) s;

INSERT INTO declaration (id, reference, draft_id, declarant_id, unit_code, status, version, route, urgent, policy_version, kept_from_manager, reviewer_id, sent_at, due_on, settled_at)
SELECT id, reference, gen_random_uuid(), declarant, unit_code, status, 1, route, n % 20 = 0, '2025-12', false, reviewer, sent_at,
  CASE WHEN status = 'with_manager' THEN to_char(sent_at + interval '7 days', 'YYYY-MM-DD') END,
  CASE WHEN status IN ('approved_by_manager', 'decided') THEN sent_at + interval '20 days' END
FROM made;

INSERT INTO statement (declaration_id, categories, limbs, concern, certainty, source, work, access, work_conflict, lookup_warning_version, statement_version)
SELECT id, ARRAY[category], '{reputation}', repeat('An invented concern about what could be asked of me. ', 3), 'known', 'They told me themselves when we last spoke.',
  'Response policing.', 'The systems that my role needs.', 'no', '1', '1' FROM made;

CREATE TEMP TABLE contacts AS
SELECT m.*, k, gen_random_uuid() AS association, gen_random_uuid() AS associate
FROM made m CROSS JOIN LATERAL generate_series(0, CASE WHEN m.n % 10 = 0 THEN 1 ELSE 0 END) k;

INSERT INTO association (id, declaration_id, declarant_id) SELECT association, id, declarant FROM contacts;

INSERT INTO associate (id, declaration_id, association_id, position, kind, full_name, name_key, name_words, also_known_as, date_of_birth, description,
  relationship, frequency, since, ongoing, how_known, knows_employer)
SELECT associate, id, association, k, 'person', first_name || ' ' || last_name, lower(least(first_name, last_name) || ' ' || greatest(first_name, last_name)),
  ARRAY[lower(first_name), lower(last_name), lower(least(first_name, last_name) || ' ' || greatest(first_name, last_name))], '{}', (1960 + n % 40)::text,
  'Somebody I have known for some years and meet now and then.', 'friend', 'monthly', '2019', 'ongoing', 'We met at a club and stayed in touch online.', 'no'
FROM contacts;

INSERT INTO online_identity (id, declaration_id, associate_id, position, raw, kind, platform, handle, value, search_key, look_alike_key)
SELECT gen_random_uuid(), id, associate, j, '@' || h || ' on ' || platform, 'handle', platform, h, h, h, replace(translate(h, '013457', 'oleasl'), '_', '')
FROM contacts CROSS JOIN generate_series(0, 1) j
CROSS JOIN LATERAL (SELECT handle || k || j AS h, (ARRAY['instagram', 'discord', 'telegram', 'facebook', 'reddit'])[1 + (n + j) % 5] AS platform) x;

CREATE TEMP TABLE assessors AS
  SELECT id, row_number() OVER (ORDER BY subject) - 1 AS place, count(*) OVER () AS total FROM person WHERE 'assessor' = ANY (roles);

INSERT INTO standards_case (declaration_id, declarant_id, stage, version, restricted, decision_maker_ids, urgent, assessor_id, received_at, due_on)
SELECT id, declarant, stage, 1, n % 200 = 0, CASE WHEN n % 200 = 0 THEN ARRAY[pg_temp.person_id(1)] ELSE '{}' END, n % 20 = 0,
  CASE WHEN stage IN ('triage', 'assessment') AND n % 5 < 3 THEN (SELECT a.id FROM assessors a WHERE a.place = n % a.total) END,
  CASE WHEN stage <> 'dormant' THEN sent_at END, CASE WHEN stage IN ('triage', 'assessment') THEN to_char(sent_at + interval '28 days', 'YYYY-MM-DD') END
FROM made CROSS JOIN LATERAL (SELECT CASE WHEN status IN ('with_manager', 'returned_by_manager', 'approved_by_manager') THEN 'dormant'
  WHEN status = 'decided' THEN 'closed' WHEN n % 2 = 0 THEN 'triage' ELSE 'assessment' END::case_stage AS stage) x;

-- More than half of what was decided goes on with a condition; of what is open now, one in forty was decided before and is back after a breach.
CREATE TEMP TABLE watched AS
SELECT c.*, gen_random_uuid() AS condition, a.id AS assessor, CASE WHEN c.reviewer IS NULL THEN 'standards' ELSE 'manager' END::held_by AS owner_as,
  c.status <> 'decided' AS broken, CASE WHEN c.n % 20 = 0 THEN 'refused' WHEN c.n % 20 > 3 THEN 'agreed' END::condition_answer AS answer
FROM contacts c JOIN assessors a ON a.place = c.n % a.total
WHERE c.k = 0 AND (c.status = 'decided' AND c.n % 9 < 5 OR c.status = 'with_standards' AND c.n % 40 = 0);

INSERT INTO association_outcome (association_id, declaration_id, outcome, message, decided_at)
SELECT association, id, CASE WHEN n % 9 < 5 THEN 'continue_with_conditions' ELSE 'advice' END::outcome, 'Thank you for telling us. Keep to the advice that you were given.', sent_at + interval '20 days'
FROM contacts WHERE status = 'decided';

INSERT INTO condition (id, declaration_id, association_id, set_as, wording, wording_version, check_weeks, starts_on, review_on, at)
SELECT condition, id, association, 'standards', 'Tell us at once when anything about this contact changes.', 1, 6, to_char(sent_at + interval '20 days', 'YYYY-MM-DD'),
  to_char(now() + interval '200 days', 'YYYY-MM-DD'), sent_at + interval '20 days' FROM watched;

INSERT INTO condition_state (condition_id, declaration_id, status, owner_as, check_on, acknowledge_by, answer)
SELECT condition, id, 'active', owner_as, to_char(now() + (n * 7919::bigint % 46 - 4) * interval '1 day', 'YYYY-MM-DD'),
  CASE WHEN answer IS NULL THEN to_char(now() + interval '3 days', 'YYYY-MM-DD') END, answer FROM watched;

INSERT INTO condition_owner (condition_id, declaration_id, owner_id) SELECT condition, id, coalesce(reviewer, assessor) FROM watched;

INSERT INTO breach (id, condition_id, declaration_id, due_on, at)
SELECT gen_random_uuid(), condition, id, to_char(now() + interval '1 day', 'YYYY-MM-DD'), sent_at + interval '30 minutes' FROM watched WHERE broken;

INSERT INTO referral (id, declaration_id, target, reason, by_id, at)
SELECT gen_random_uuid(), id, 'vetting', 'For their records.', assessor, sent_at + interval '20 days' FROM watched WHERE n % 50 = 0;

INSERT INTO condition (id, declaration_id, set_as, wording, owner_id, starts_on, review_on, at)
SELECT gen_random_uuid(), id, 'manager', 'Not to work on matters that involve this contact.', reviewer, to_char(sent_at, 'YYYY-MM-DD'),
  to_char(now() + (n % 180) * interval '1 day', 'YYYY-MM-DD'), sent_at + interval '2 days' FROM made WHERE status = 'approved_by_manager' AND n % 40 = 0;

INSERT INTO manager_review (id, declaration_id, manager_id, decision, rationale, at)
SELECT gen_random_uuid(), id, reviewer, 'approve', 'An ordinary friendship, openly told.', sent_at + interval '2 days'
FROM made WHERE status = 'approved_by_manager';

INSERT INTO question (id, declaration_id, asked_as, asked_by_id, place, text, asked_at)
SELECT gen_random_uuid(), id, CASE WHEN status = 'returned_by_manager' THEN 'manager' ELSE 'standards' END::held_by, coalesce(reviewer, pg_temp.person_id(1)),
  'contacts', 'When did you last meet?', sent_at + interval '1 day'
FROM made WHERE status IN ('returned_by_manager', 'question_from_standards');

INSERT INTO notice (id, person_id, reference, kind, at) SELECT gen_random_uuid(), reviewer, reference, 'review_needed', sent_at FROM made WHERE status = 'with_manager';

-- In the order of time, as the log would have grown: the sending, then the opening of the case.
CREATE TEMP TABLE events AS
SELECT gen_random_uuid() AS event, m.*, kind FROM made m CROSS JOIN (VALUES ('declaration'), ('case')) v (kind) ORDER BY m.sent_at, m.n, kind DESC;

INSERT INTO audit_event (id, xid, at, type, actor, object_kind, object_id, version, commitment, head_salt, entry, audience)
SELECT event, '3'::xid8, sent_at, CASE kind WHEN 'case' THEN 'case_opened' ELSE 'sent' END, pseudonym, kind, id, 1, gen_random_bytes(32), gen_random_bytes(32),
  convert_to(format('{"at":"%s","chain":"%s","commitment":"%s","head":"%s","previous":null,"record":"%s","v":1,"version":1}',
    to_char(sent_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), md5(event::text) || md5(kind), repeat('0', 64), repeat('0', 64), repeat('0', 64)), 'UTF8'),
  CASE kind WHEN 'case' THEN ARRAY['standards'] ELSE ARRAY['declarant', 'reviewer', 'standards'] END
FROM events ORDER BY sent_at, n, kind DESC;

INSERT INTO audit_payload (event_id, names, values, salts, record_salt)
SELECT event, '{due,stage}'::text[], ARRAY['"2025-12-01"', '"triage"'], ARRAY[gen_random_bytes(32), gen_random_bytes(32)], gen_random_bytes(32) FROM events WHERE kind = 'case'
UNION ALL
SELECT event, '{content,keptFromManager,policyVersion,reference,route,to}'::text[], ARRAY[
    jsonb_build_object(
      'contacts', jsonb_build_array(jsonb_build_object('kind', 'person', 'fullName', first_name || ' ' || last_name, 'alsoKnownAs', '[]'::jsonb, 'dateOfBirth', '1988',
        'description', 'Somebody I have known for some years and meet now and then.', 'relationship', 'friend', 'frequency', 'monthly', 'since', '2019', 'ongoing', 'ongoing',
        'howKnown', 'We met at a club and stayed in touch online.', 'knowsEmployer', 'no', 'group', NULL,
        'identities', jsonb_build_array(jsonb_build_object('raw', handle, 'kind', 'handle', 'platform', 'instagram', 'handle', handle, 'value', handle)))),
      'why', jsonb_build_object('categories', jsonb_build_array(category), 'limbs', jsonb_build_array('reputation'), 'certainty', 'known',
        'concern', repeat('An invented concern about what could be asked of me. ', 3), 'source', 'They told me themselves when we last spoke.'),
      'work', jsonb_build_object('work', 'Response policing.', 'access', 'The systems that my role needs.', 'workConflict', 'no'),
      'reviewer', jsonb_build_object('keepFromManager', false, 'reason', NULL), 'statementVersion', '1')::text,
    'false', '"2025-12"', to_json(reference)::text, to_json(route)::text, to_json(status)::text],
  ARRAY(SELECT gen_random_bytes(32) FROM generate_series(1, 6)), gen_random_bytes(32)
FROM events WHERE kind = 'declaration';
