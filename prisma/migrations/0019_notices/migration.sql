-- How people are told: at once, once a day, or in the portal only; and what becomes of mail that cannot be handed over.
-- See docs/decisions/0017-notices.md.

SET LOCAL ROLE portal_owner;

CREATE TYPE mail_choice AS ENUM ('each', 'digest', 'portal');

-- Whoever has chosen nothing is told by the digest. What cannot wait, and what a declarant has to know, comes at once whatever is chosen.
CREATE TABLE mail_preference (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  choice mail_choice NOT NULL,
  at timestamptz(3) NOT NULL
);

-- What one person was told on one morning: numbers, counted under what they might see at that moment.
CREATE TABLE digest (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  day text NOT NULL CHECK (day ~ '^\d{4}-\d\d-\d\d$'),
  decisions integer NOT NULL,
  decisions_overdue integer NOT NULL,
  checks integer NOT NULL,
  checks_overdue integer NOT NULL,
  cases integer NOT NULL,
  cases_overdue integer NOT NULL,
  signatures integer NOT NULL,
  unassigned integer NOT NULL,
  UNIQUE (person_id, day)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mail_preference', 'digest'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON mail_preference TO portal_web;
CREATE POLICY own ON mail_preference TO portal_web USING (person_id = (SELECT me())) WITH CHECK (person_id = (SELECT me()));
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON mail_preference DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION require_event('person_id');

-- A mail tells of one notice, or is a digest. The row is the outbox: the queue only says when to look at it.
ALTER TABLE mail ALTER COLUMN notice_id DROP NOT NULL,
  ADD COLUMN digest_id uuid UNIQUE REFERENCES digest (id),
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN failing_since timestamptz(3),
  -- The server does not take it for this address, and has said so for a day. Its code, never its words.
  ADD COLUMN refused_at timestamptz(3),
  ADD COLUMN refused_code text CHECK (refused_code ~ '^[A-Z0-9]{1,20}$'),
  ADD CHECK (num_nonnulls(notice_id, digest_id) = 1);
DROP INDEX mail_unsent;
CREATE INDEX mail_unsent ON mail (id) WHERE sent_at IS NULL AND refused_at IS NULL;
GRANT UPDATE (attempts, failing_since, refused_at, refused_code) ON mail TO portal_jobs;
GRANT SELECT ON digest TO portal_jobs;
CREATE POLICY jobs ON digest FOR SELECT TO portal_jobs USING (true);

/* What cannot wait for the morning: something was refused, broken, missed or never said. */
CREATE FUNCTION cannot_wait(p_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_kind = ANY (ARRAY['condition_refused', 'condition_broken', 'condition_unanswered', 'check_missed', 'cease_unconfirmed'])
$$;

/* As in 0018; mailed at once to a declarant, where it cannot wait, and to whoever chose that. */
CREATE OR REPLACE FUNCTION post_notice(p_person uuid, p_reference text, p_kind text, p_inner boolean, p_at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE v_notice uuid := gen_random_uuid(); v_mail uuid := gen_random_uuid();
BEGIN
  INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, p_person, p_reference, p_kind, p_at);
  IF NOT cannot_wait(p_kind)
    AND NOT EXISTS (SELECT FROM declaration d WHERE d.reference = p_reference AND (d.declarant_id = p_person OR d.urgent))
    AND NOT EXISTS (SELECT FROM mail_preference x WHERE x.person_id = p_person AND x.choice = 'each') THEN RETURN; END IF;
  INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, p_inner);
  PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
END $$;

/*
 * Writes the digests of a day, up to a limit, one a person and day; answers how many. Counted from what people hold and check now, never
 * from earlier notices: what has passed to somebody else is in nobody's number, and what is restricted only in the numbers of those named.
 *   p_today  the day in London;  p_soon  the last day that is near enough to be told of
 */
CREATE FUNCTION write_digests(p_at timestamptz, p_today text, p_soon text, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_all CONSTANT uuid := '00000000-0000-0000-0000-000000000000'; v_done integer := 0; v_digest uuid; v_mail uuid; r record; v_unassigned integer;
BEGIN
  PERFORM assert_instant(p_at);
  -- Over for today: what comes later in the day is for tomorrow.
  IF EXISTS (SELECT FROM clock_mark WHERE object_id = v_all AND rule = 'digests' AND due = p_today) THEN RETURN 0; END IF;
  SELECT count(*) INTO v_unassigned FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage = 'triage' AND c.assessor_id IS NULL AND NOT c.restricted AND d.status = 'with_standards';
  FOR r IN
    WITH waiting AS (
      SELECT d.reviewer_id AS person, 1 AS decision, (d.due_on < p_today)::int AS decision_late, 0 AS look, 0 AS look_late, 0 AS work, 0 AS work_late, 0 AS signature
        FROM declaration d WHERE d.status = 'with_manager' AND d.reviewer_id IS NOT NULL
      UNION ALL
      SELECT o.owner_id, 0, 0, 1, (s.check_on < p_today)::int, 0, 0, 0
        FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.status = 'active' AND s.check_on <= p_soon
      UNION ALL
      SELECT x.person, 0, 0, 0, 0, (c.stage <> 'countersign')::int, (c.stage <> 'countersign' AND c.due_on < p_today)::int, (c.stage = 'countersign')::int
        FROM standards_case c JOIN declaration d ON d.id = c.declaration_id AND d.status = 'with_standards',
          LATERAL (SELECT unnest(CASE WHEN c.restricted THEN c.decision_maker_ids ELSE ARRAY[c.assessor_id] END) AS person) x
        WHERE c.stage IN ('triage', 'assessment', 'countersign') AND (c.stage <> 'countersign' OR c.restricted)
          AND (c.stage <> 'countersign' OR x.person <> (SELECT by_id FROM decision WHERE declaration_id = c.declaration_id ORDER BY at DESC LIMIT 1))
      UNION ALL
      SELECT p.id, 0, 0, 0, 0, 0, 0, 1
        FROM standards_case c JOIN person p ON p.active AND 'decisionMaker' = ANY (p.roles) AND p.id <> c.declarant_id
        WHERE c.stage = 'countersign' AND NOT c.restricted
          AND p.id <> (SELECT by_id FROM decision WHERE declaration_id = c.declaration_id ORDER BY at DESC LIMIT 1)
    ), counted AS (
      SELECT person, sum(decision) AS decisions, sum(decision_late) AS decisions_late, sum(look) AS looks, sum(look_late) AS looks_late, sum(work) AS cases,
        sum(work_late) AS cases_late, sum(signature) AS signatures FROM waiting GROUP BY person)
    SELECT p.id, coalesce(w.decisions, 0) AS decisions, coalesce(w.decisions_late, 0) AS decisions_late, coalesce(w.looks, 0) AS looks,
      coalesce(w.looks_late, 0) AS looks_late, coalesce(w.cases, 0) AS cases, coalesce(w.cases_late, 0) AS cases_late, coalesce(w.signatures, 0) AS signatures,
      CASE WHEN p.roles && ARRAY['assessor', 'decisionMaker']::person_role[] THEN v_unassigned ELSE 0 END AS unassigned
    FROM person p LEFT JOIN counted w ON w.person = p.id
    WHERE p.active AND (w.person IS NOT NULL OR (v_unassigned > 0 AND p.roles && ARRAY['assessor', 'decisionMaker']::person_role[]))
      AND NOT EXISTS (SELECT FROM mail_preference x WHERE x.person_id = p.id AND x.choice <> 'digest')
      AND NOT EXISTS (SELECT FROM digest g WHERE g.person_id = p.id AND g.day = p_today)
    LIMIT p_limit
  LOOP
    v_digest := gen_random_uuid(); v_mail := gen_random_uuid();
    INSERT INTO digest (id, person_id, day, decisions, decisions_overdue, checks, checks_overdue, cases, cases_overdue, signatures, unassigned)
      VALUES (v_digest, r.id, p_today, r.decisions, r.decisions_late, r.looks, r.looks_late, r.cases, r.cases_late, r.signatures, r.unassigned) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    INSERT INTO mail (id, digest_id, inner_side) VALUES (v_mail, v_digest, false);
    PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
    v_done := v_done + 1;
  END LOOP;
  IF v_done < p_limit THEN
    INSERT INTO clock_mark (object_id, rule, due, at) VALUES (v_all, 'digests', p_today, p_at) ON CONFLICT DO NOTHING;
  END IF;
  RETURN v_done;
END $$;

REVOKE EXECUTE ON FUNCTION cannot_wait(text), write_digests(timestamptz, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_digests(timestamptz, text, text, integer) TO portal_jobs;
