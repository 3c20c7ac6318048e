-- Links: two declarations of different people that may concern one person, account or group. See docs/decisions/0013-links.md.
-- A job works them out after the commit, never the sending itself: neither answer nor time may tell a declarant that anything matched.
-- The job adds one event to the new record whatever it finds, so that the history's growth does not tell either.

SET LOCAL ROLE portal_owner;

CREATE TYPE link_band AS ENUM ('alert', 'possible', 'by_hand');
CREATE TYPE link_decision AS ENUM ('confirmed', 'rejected');
CREATE TYPE link_state AS ENUM ('open', 'confirmed', 'rejected');

-- One row a pair of contacts. What was found can change with the scorer; what somebody decided stays until somebody takes it back.
CREATE TABLE link (
  id uuid PRIMARY KEY,
  a_id uuid NOT NULL REFERENCES associate (id),
  b_id uuid NOT NULL REFERENCES associate (id),
  declaration_a uuid NOT NULL REFERENCES declaration (id),
  declaration_b uuid NOT NULL REFERENCES declaration (id),
  declarant_a uuid NOT NULL,
  declarant_b uuid NOT NULL,
  -- Those who may see both ends, where either is restricted.
  only_for uuid[],
  band link_band NOT NULL,
  bits real NOT NULL,
  -- [{"reason", "bits", "value"?}], strongest first; a value is what both have, in its one form.
  reasons jsonb NOT NULL,
  -- What both have, to know whether there is more to it than when somebody decided.
  evidence text[] NOT NULL,
  scorer smallint NOT NULL,
  found_at timestamptz(3) NOT NULL,
  decision link_decision,
  decided_by uuid REFERENCES person (id),
  decided_at timestamptz(3),
  decided_evidence text[],
  note text,
  -- A rejected pair stays rejected until something new speaks for it.
  state link_state NOT NULL GENERATED ALWAYS AS (CASE WHEN decision = 'confirmed' THEN 'confirmed'::link_state
    WHEN decision = 'rejected' AND evidence <@ decided_evidence THEN 'rejected'::link_state ELSE 'open'::link_state END) STORED,
  UNIQUE (a_id, b_id),
  CHECK (a_id < b_id),
  CHECK (band <> 'by_hand' OR decision IS NOT NULL),
  CHECK (num_nonnulls(decision, decided_by, decided_at, decided_evidence, note) IN (0, 5))
);
CREATE INDEX link_b ON link (b_id);
CREATE INDEX link_declaration_a ON link (declaration_a);
CREATE INDEX link_declaration_b ON link (declaration_b);
CREATE INDEX link_open ON link (band, bits DESC, id) WHERE state = 'open';
CREATE INDEX link_decided ON link (decided_at DESC, id) WHERE decision IS NOT NULL;

CREATE INDEX online_identity_associate ON online_identity (associate_id);

-- Which scorer compared each declaration with the others; 0 where it is still to be done, after a send or a correction.
CREATE TABLE matched (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id),
  scorer smallint NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX matched_scorer ON matched (scorer, declaration_id);
INSERT INTO matched SELECT declaration_id, 0, now() FROM standards_case;

ALTER TABLE link ENABLE ROW LEVEL SECURITY;
ALTER TABLE link FORCE ROW LEVEL SECURITY;
ALTER TABLE matched ENABLE ROW LEVEL SECURITY;
ALTER TABLE matched FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON link TO portal_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON matched TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT ON link TO portal_standards;
CREATE POLICY visible ON link FOR SELECT TO portal_standards USING (
  ((SELECT i_am('assessor')) OR (SELECT i_am('decisionMaker'))) AND declarant_a <> (SELECT me()) AND declarant_b <> (SELECT me())
  AND (only_for IS NULL OR (SELECT me()) = ANY (only_for)));

/* May the caller see this link: both ends, and neither their own. Never null. */
CREATE FUNCTION sees_link(l link) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(session_user = 'portal_standards' AND (i_am('assessor') OR i_am('decisionMaker')) AND l.declarant_a <> me() AND l.declarant_b <> me()
    AND (l.only_for IS NULL OR me() = ANY (l.only_for)), false)
$$;

/* Those who may see both of two records, where either is restricted; null where everybody of professional standards may. */
CREATE FUNCTION only_for_both(p_one uuid, p_other uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN NOT (a.restricted OR b.restricted) THEN NULL WHEN NOT a.restricted THEN b.decision_maker_ids WHEN NOT b.restricted THEN a.decision_maker_ids
    ELSE ARRAY(SELECT unnest(a.decision_maker_ids) INTERSECT SELECT unnest(b.decision_maker_ids)) END
  FROM standards_case a, standards_case b WHERE a.declaration_id = p_one AND b.declaration_id = p_other
$$;

/* Who may find a record and see its links follows its case, in the same transaction. */
CREATE FUNCTION links_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE link SET only_for = only_for_both(declaration_a, declaration_b) WHERE declaration_a = NEW.declaration_id OR declaration_b = NEW.declaration_id;
  RETURN NULL;
END $$;
CREATE TRIGGER links_follow AFTER UPDATE OF restricted, decision_maker_ids ON standards_case FOR EACH ROW
  WHEN (OLD.restricted IS DISTINCT FROM NEW.restricted OR OLD.decision_maker_ids IS DISTINCT FROM NEW.decision_maker_ids)
  EXECUTE FUNCTION links_follow();

-- ── When: after every send and every correction, alike whatever it will find ──

CREATE FUNCTION ask_to_match() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO matched (declaration_id, scorer, at) VALUES (NEW.declaration_id, 0, coalesce(request_instant(), now()))
    ON CONFLICT (declaration_id) DO UPDATE SET scorer = 0, at = excluded.at;
  PERFORM enqueue('match', json_build_object('declaration', NEW.declaration_id), 'match:' || NEW.declaration_id);
  RETURN NULL;
END $$;
CREATE TRIGGER ask_to_match AFTER INSERT ON standards_case FOR EACH ROW EXECUTE FUNCTION ask_to_match();
CREATE TRIGGER ask_to_match AFTER INSERT ON correction FOR EACH ROW EXECUTE FUNCTION ask_to_match();

-- ── Events: the worker's have no actor ──

/* Appends one event; the one writer of `audit_event`, called by the doors that have judged who may. See 0003 for the formats. */
CREATE FUNCTION write_event(p_at timestamptz, p_actor uuid, p_type text, p_kind text, p_object uuid, p_names text[], p_values text[], p_audience text[], p_last boolean)
RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_id uuid := uuidv7();
  v_salts bytea[] := '{}'; v_fields bytea := ''; v_record_salt bytea := gen_random_bytes(32); v_head_salt bytea := gen_random_bytes(32);
  v_head text := format('{"actor":"%s","id":"%s","kind":"%s","object":"%s","type":"%s"}', p_actor, v_id, p_kind, p_object, p_type);
  v_commitment bytea; v_previous bytea; v_version integer; v_state text; v_entry text; i integer;
BEGIN
  IF p_type !~ '^[a-z_]{1,60}$' OR p_kind !~ '^[a-z]{1,20}$' THEN RAISE EXCEPTION 'malformed event' USING ERRCODE = '22023'; END IF;
  IF p_names IS DISTINCT FROM (SELECT coalesce(array_agg(n ORDER BY n COLLATE "C"), '{}') FROM unnest(p_names) n) THEN
    RAISE EXCEPTION 'payload fields out of order' USING ERRCODE = '22023';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_kind || p_object::text, 0));
  FOR i IN 1 .. cardinality(p_names) LOOP
    v_salts := v_salts || gen_random_bytes(32);
    v_fields := v_fields || sha256(convert_to('declarable-associations/field/v1', 'UTF8') || '\x00'::bytea || v_salts[i]
      || convert_to(p_names[i], 'UTF8') || '\x00'::bytea || convert_to(p_values[i], 'UTF8'));
  END LOOP;
  v_commitment := sha256(convert_to('declarable-associations/payload/v1', 'UTF8') || '\x00'::bytea || v_fields);
  SELECT version, commitment INTO v_version, v_previous FROM audit_event
    WHERE object_id = p_object AND object_kind = p_kind ORDER BY version DESC LIMIT 1;
  v_version := coalesce(v_version, 0) + 1;
  v_state := CASE WHEN p_last THEN record_state(p_kind, p_object) END;
  v_entry := format('{"at":"%s","chain":"%s","commitment":"%s","head":"%s","previous":%s,"record":%s,"v":1,"version":%s}',
    to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    encode(sha256(convert_to('declarable-associations/chain/v1', 'UTF8') || '\x00'::bytea || convert_to(p_kind, 'UTF8') || '\x00'::bytea || convert_to(p_object::text, 'UTF8')), 'hex'),
    encode(v_commitment, 'hex'),
    encode(sha256(convert_to('declarable-associations/head/v1', 'UTF8') || '\x00'::bytea || v_head_salt || convert_to(v_head, 'UTF8')), 'hex'),
    coalesce('"' || encode(v_previous, 'hex') || '"', 'null'),
    coalesce('"' || encode(sha256(convert_to('declarable-associations/record/v1', 'UTF8') || '\x00'::bytea || v_record_salt || convert_to(v_state, 'UTF8')), 'hex') || '"', 'null'),
    v_version);
  INSERT INTO audit_event (id, at, type, actor, object_kind, object_id, version, commitment, head_salt, entry, audience)
    VALUES (v_id, p_at, p_type, p_actor, p_kind, p_object, v_version, v_commitment, v_head_salt, convert_to(v_entry, 'UTF8'), p_audience);
  INSERT INTO audit_payload (event_id, names, values, salts, record_salt) VALUES (v_id, p_names, p_values, v_salts, v_record_salt);
  RETURN v_id;
END $$;

CREATE OR REPLACE FUNCTION append_event(p_type text, p_kind text, p_object uuid, p_names text[], p_values text[], p_audience text[], p_last boolean DEFAULT true) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_at timestamptz := request_instant();
  v_actor uuid := (SELECT pseudonym FROM person WHERE id = me());
BEGIN
  IF v_at IS NULL OR v_actor IS NULL THEN RAISE EXCEPTION 'no request' USING ERRCODE = '28000'; END IF;
  IF NOT may_append(p_kind, p_object) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  RETURN write_event(v_at, v_actor, p_type, p_kind, p_object, p_names, p_values, p_audience, p_last);
END $$;

CREATE OR REPLACE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit', 'reading') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    WHEN p_kind = 'link' THEN EXISTS (SELECT FROM link l WHERE l.id = p_object AND sees_link(l))
    -- By its doors alone, once each: see 0011.
    WHEN p_kind = 'disposal' THEN EXISTS (SELECT FROM disposal x WHERE x.id = p_object AND x.xmin = pg_current_xact_id_if_assigned()::xid
      AND (SELECT count(*) FROM audit_event e WHERE e.object_id = x.id AND e.object_kind = 'disposal') = CASE WHEN x.agreed_by IS NULL THEN 0 ELSE 1 END)
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;

DROP POLICY visible ON audit_event;
CREATE POLICY visible ON audit_event FOR SELECT TO portal_standards USING ('standards' = ANY (audience)
  AND (EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = object_id) OR (object_kind = 'link' AND EXISTS (SELECT FROM link l WHERE l.id = object_id))));

/* The auditor's search: who did what to which record and when, never content. Restricted records show nothing. */
CREATE OR REPLACE FUNCTION audit_search(p_person uuid, p_reference text, p_types text[], p_from timestamptz, p_until timestamptz, p_before bigint, p_limit integer)
RETURNS TABLE (seq bigint, at timestamptz, type text, actor_name text, actor_number text, object_kind text, reference text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF NOT i_am('auditor') THEN RAISE EXCEPTION 'not an auditor' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT e.seq, e.at, e.type, a.full_name, a.staff_number, e.object_kind, d.reference
    FROM audit_event e
    LEFT JOIN person a ON a.pseudonym = e.actor
    LEFT JOIN declaration d ON d.id = e.object_id
    WHERE (p_person IS NULL OR e.actor = (SELECT p.pseudonym FROM person p WHERE p.id = p_person))
      AND (p_reference IS NULL OR e.object_id = (SELECT x.id FROM declaration x WHERE x.reference = p_reference))
      AND (p_types IS NULL OR e.type = ANY (p_types))
      AND (p_from IS NULL OR e.at >= p_from) AND (p_until IS NULL OR e.at < p_until)
      AND (p_before IS NULL OR e.seq < p_before)
      AND e.type <> 'lookup_admitted' -- that there is one is for decision makers
      AND NOT EXISTS (SELECT FROM standards_case c WHERE c.declaration_id = e.object_id AND c.restricted)
      AND NOT EXISTS (SELECT FROM link l WHERE l.id = e.object_id AND l.only_for IS NOT NULL)
    ORDER BY e.seq DESC LIMIT least(p_limit, 200);
END $$;

-- ── Names, for the searcher and for the job ──

/*
 * Names like those sought: the candidates, to be scored by the caller. The work is bounded: so many words are looked up a reading, and
 * each look at the names ends at so many rows.
 *   p_times   how many times as many rows as usual: for when other criteria will thin them out
 *   p_me      whose own declarations are left out, and who has to be allowed to see what is found
 *   p_all     everything, for the job; what it finds is shown to those only who may see both ends
 *   p_sought  [{"squash", "single", "lone", "words": [{"text", "squash", "keys", "others", "sound", "bones", "begins", "covers"}]}]: a reading each; a word may
 *             be two neighbours as one, and covers says which by bits
 * Answers {"common": {word: how many names have one like it}, "found": [[declaration, associate, text], …]}.
 */
CREATE FUNCTION names_like(p_sought jsonb, p_kind associate_kind, p_times integer, p_me uuid, p_all boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  v_times integer := least(greatest(p_times, 1), 20);
  v_reading jsonb; v_word jsonb; v_words sought_word[]; v sought_word; o sought_word; w sought_word;
  v_found bigint[] := '{}'; v_part bigint[]; v_common jsonb := '{}';
  a integer; b integer; c integer; n integer; v_tier integer; v_one integer[]; v_two integer[]; v_limit integer; v_rare boolean; v_joined text[]; v_before integer; v_count integer;
  v_wide boolean := EXISTS (SELECT FROM name_word_new);
BEGIN
  FOR v_reading IN SELECT value FROM jsonb_array_elements(p_sought) LIMIT 4 LOOP
    v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.squash = v_reading ->> 'squash' AND e.declarant_id <> p_me
      AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 80 * v_times);
    v_words := '{}';
    -- Two neighbours as one are seldom a word; which are is asked for all of them at once.
    v_joined := ARRAY(SELECT x.word FROM jsonb_to_recordset(v_reading -> 'words') w (text text, sound text, begins boolean)
      CROSS JOIN LATERAL (SELECT n.word FROM name_word n WHERE n.word IN (w.text, w.sound) UNION ALL SELECT n.word FROM name_word_new n WHERE v_wide AND n.word IN (w.text, w.sound)) x
      WHERE NOT w.begins);
    FOR v_word IN SELECT value FROM jsonb_array_elements(v_reading -> 'words') LIMIT 14 LOOP
      CONTINUE WHEN NOT (v_word ->> 'begins')::boolean AND NOT ARRAY[v_word ->> 'text', v_word ->> 'sound'] && v_joined;
      v := look_up_word(v_word, v_wide);
      -- A word that is not there at all may be the beginning of one.
      IF NOT v_wide AND cardinality(v.same) = 0 THEN v := look_up_word(v_word, true); END IF;
      IF cardinality(v.every) > 0 THEN v_words := v_words || v; END IF;
      v_common := v_common || jsonb_build_object(v_word ->> 'text', v.names);
    END LOOP;
    SELECT coalesce(array_agg(x ORDER BY x.names), '{}') INTO v_words FROM (SELECT * FROM unnest(v_words) y ORDER BY y.names LIMIT 5) x;
    n := cardinality(v_words);
    v_count := (SELECT count(*) FROM jsonb_array_elements(v_reading -> 'words') w WHERE (w ->> 'begins')::boolean);

    IF (v_reading ->> 'single')::boolean THEN
      -- Those who are called by one name come before those who also are.
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && ARRAY[(v_reading ->> 'lone')::integer] AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
      FOR a IN 1 .. n LOOP
        v := v_words[a];
        v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.squash = ANY (v.squashes) AND e.declarant_id <> p_me
          AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 120 * v_times);
        FOREACH v_tier IN ARRAY ARRAY[0, 1, 2] LOOP
          v_one := CASE v_tier WHEN 0 THEN v.same WHEN 1 THEN v.near ELSE v.every END;
          CONTINUE WHEN cardinality(v_one) = 0 OR (v_tier = 1 AND cardinality(v.near) = cardinality(v.same));
          EXIT WHEN v_tier = 2 AND (v.names > 5000 OR cardinality(v_found) > 200 * v_times);
          v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v_one AND e.declarant_id <> p_me
            AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
        END LOOP;
      END LOOP;
      CONTINUE;
    END IF;

    v_before := cardinality(v_found);
    -- Two words that each have one like them, the most telling pairs first. Where one of them is rare, the widest look comes first: what
    -- it takes in whole need not be looked at more closely. Where both are common, the closest: what is far off will not be needed.
    FOR a IN 1 .. n LOOP
      FOR b IN a + 1 .. n LOOP
        v := v_words[a]; o := v_words[b];
        CONTINUE WHEN v.covers & o.covers <> 0;
        EXIT WHEN cardinality(v_found) > 400 * v_times;
        -- Common pairs are for names that have no rarer one.
        CONTINUE WHEN least(v.names, o.names) > 2000 AND cardinality(v_found) - v_before >= 40 * v_times;
        v_rare := least(v.names, o.names) < 1500;
        FOREACH v_tier IN ARRAY CASE WHEN v_rare THEN ARRAY[22, 11, 1, 10, 0] ELSE ARRAY[0, 11, 1, 10, 22] END LOOP
          v_one := CASE v_tier / 10 WHEN 2 THEN v.every WHEN 1 THEN v.near ELSE v.same END;
          v_two := CASE v_tier % 10 WHEN 2 THEN o.every WHEN 1 THEN o.near ELSE o.same END;
          CONTINUE WHEN cardinality(v_one) = 0 OR cardinality(v_two) = 0;
          v_limit := v_times * CASE WHEN v_tier > 10 THEN 80 ELSE 50 END;
          -- Of many, those with as many words come first.
          v_part := ARRAY(SELECT x.id FROM (SELECT e.id, e.words FROM name_entry e WHERE e.word_ids && v_one AND e.word_ids && v_two AND e.declarant_id <> p_me
            AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 400 * v_times) x
            ORDER BY abs(x.words - v_count) LIMIT v_limit);
          v_found := v_found || v_part;
          EXIT WHEN v_rare AND v_tier > 10 AND cardinality(v_part) < v_limit;
          EXIT WHEN NOT v_rare AND v_tier IN (0, 10) AND cardinality(v_part) >= v_limit;
          -- All that is near: only the widest look is left.
          IF NOT v_rare AND v_tier = 11 AND cardinality(v_part) < v_limit THEN
            EXIT WHEN cardinality(v_part) > 40 * v_times;
            v_part := v_part || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.every AND e.word_ids && o.every AND e.declarant_id <> p_me
              AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT v_limit);
            v_found := v_found || v_part;
            EXIT;
          END IF;
        END LOOP;
        -- Where even the pair is common, a third word tells.
        IF cardinality(v_part) >= 50 * v_times THEN
          FOR c IN b + 1 .. least(n, 4) LOOP
            w := v_words[c];
            CONTINUE WHEN w.covers & (v.covers | o.covers) <> 0;
            v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.near AND e.word_ids && o.near AND e.word_ids && w.near AND e.declarant_id <> p_me
              AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 50 * v_times);
          END LOOP;
        END IF;
      END LOOP;
    END LOOP;

    -- One word alone: as it is, and where it is rare, close to it.
    FOR a IN 1 .. n LOOP
      v := v_words[a];
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.same AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 40 * v_times);
      CONTINUE WHEN v.names >= 1000;
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.near AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 60 * v_times);
    END LOOP;
  END LOOP;
  RETURN jsonb_build_object('common', v_common, 'found', coalesce((
    SELECT jsonb_agg(jsonb_build_array(e.declaration_id, e.associate_id, e.text)) FROM name_entry e
    WHERE e.id IN (SELECT DISTINCT x FROM unnest(v_found) x)), '[]'));
END $$;


CREATE OR REPLACE FUNCTION find_names(p_sought jsonb, p_kind associate_kind, p_times integer) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT names_like(p_sought, p_kind, p_times, assert_searcher(), false)
$$;

-- ── For the job: what it compares, and where it puts what it found ──

/*
 * The contacts of a declaration as they are compared, or of those that `p_contacts` names.
 * [{"id", "declaration", "kind", "restricted", "names": […], "identities": [{"kind", "platform", "value"}]}]
 */
CREATE FUNCTION match_contacts(p_declaration uuid, p_contacts uuid[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET jit = off AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'declaration', a.declaration_id, 'kind', a.kind, 'restricted', c.restricted,
    'names', to_jsonb(array_remove(a.full_name || a.also_known_as, NULL)),
    'identities', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'platform', i.platform, 'value', i.value) ORDER BY i.id), '[]')
      FROM (SELECT * FROM online_identity x WHERE x.associate_id = a.id ORDER BY x.position LIMIT 50) i)) ORDER BY a.id), '[]')
  FROM (SELECT id FROM associate WHERE declaration_id = p_declaration UNION SELECT unnest(p_contacts)) x
    JOIN associate a ON a.id = x.id JOIN standards_case c ON c.declaration_id = a.declaration_id
$$;

/*
 * The contacts of other people that have an account of this declaration, or one that looks alike. An account that more than `p_hub`
 * records have says nothing about two of them, and is left out: whoever looks at it sees how many there are.
 */
CREATE FUNCTION match_accounts(p_declaration uuid, p_hub integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE i record; v_found uuid[] := '{}'; v_part uuid[];
BEGIN
  FOR i IN SELECT o.search_key, o.look_alike_key FROM online_identity o WHERE o.declaration_id = p_declaration ORDER BY o.id LIMIT 200 LOOP
    v_part := ARRAY(SELECT o.associate_id FROM online_identity o WHERE o.search_key = i.search_key LIMIT p_hub * 4);
    IF (SELECT count(DISTINCT a.declaration_id) FROM associate a WHERE a.id = ANY (v_part)) <= p_hub THEN v_found := v_found || v_part; END IF;
    v_part := ARRAY(SELECT o.associate_id FROM online_identity o WHERE o.look_alike_key = i.look_alike_key LIMIT p_hub * 4);
    IF (SELECT count(DISTINCT a.declaration_id) FROM associate a WHERE a.id = ANY (v_part)) <= p_hub THEN v_found := v_found || v_part; END IF;
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT a.id FROM associate a JOIN declaration d ON d.id = a.declaration_id
    WHERE a.id = ANY (v_found) AND d.declarant_id <> (SELECT x.declarant_id FROM declaration x WHERE x.id = p_declaration));
END $$;

/* Those with a name like it; see `names_like`. */
CREATE FUNCTION match_names(p_declaration uuid, p_sought jsonb, p_kind associate_kind) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT names_like(p_sought, p_kind, 1, d.declarant_id, true) FROM declaration d WHERE d.id = p_declaration
$$;

/* The contacts already linked with those of a declaration. */
CREATE FUNCTION match_linked(p_declaration uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT CASE WHEN l.declaration_a = p_declaration THEN l.b_id ELSE l.a_id END FROM link l WHERE l.declaration_a = p_declaration OR l.declaration_b = p_declaration)
$$;

/*
 * How many records have each account, and how many names each word: of what is not restricted, so that no weight tells of what is.
 * {"accounts": {key: n}, "words": {id: n}, "all": n}; an account is counted up to so many, and so is a word that was not common when
 * all words were counted last.
 */
CREATE FUNCTION match_rarity(p_keys text[], p_words integer[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT jsonb_build_object(
    'accounts', (SELECT coalesce(jsonb_object_agg(k.key, n.records), '{}') FROM unnest(p_keys[1:2000]) k (key) CROSS JOIN LATERAL (
      SELECT count(DISTINCT x.declaration_id) AS records FROM (SELECT o.declaration_id FROM online_identity o WHERE o.search_key = k.key LIMIT 400) x
      JOIN standards_case c ON c.declaration_id = x.declaration_id AND NOT c.restricted) n),
    'words', (SELECT coalesce(jsonb_object_agg(w.id, greatest(n.now, (SELECT max(x.names) FROM name_word x WHERE x.id = w.id))), '{}')
      FROM unnest(p_words[1:500]) w (id) CROSS JOIN LATERAL (
      SELECT count(*) AS now FROM (SELECT FROM name_entry e WHERE e.word_ids && ARRAY[w.id] AND e.only_for IS NULL LIMIT 300) x) n),
    'all', (SELECT greatest(100, CASE WHEN t.reltuples < 10000 THEN (SELECT count(*) FROM name_entry) ELSE t.reltuples::bigint END) FROM pg_class t WHERE t.oid = 'name_entry'::regclass))
$$;

/*
 * Writes what the comparison of a declaration came to, and its one event; once a send, a correction and a scorer. A pair that somebody
 * decided on keeps the decision; an open one that no longer holds goes. Whoever works on one of the two records is told of a new alert,
 * if they may see both.
 *   p_links  [{"id", "own", "other", "band", "bits", "reasons", "evidence"}]
 */
CREATE FUNCTION record_links(p_declaration uuid, p_at timestamptz, p_scorer integer, p_links jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE v_before smallint; v_new uuid[]; v_gone integer; v_notice uuid; v_mail uuid; t record;
BEGIN
  SELECT scorer INTO v_before FROM matched WHERE declaration_id = p_declaration FOR UPDATE;
  IF NOT FOUND OR v_before = p_scorer THEN RETURN; END IF;
  UPDATE matched SET scorer = p_scorer, at = p_at WHERE declaration_id = p_declaration;

  -- Each pair in the same order, so that two that find each other do not wait for each other.
  WITH given AS (
    SELECT n.*, least(n.own, n.other) AS a, greatest(n.own, n.other) AS b FROM jsonb_to_recordset(p_links)
      n (id uuid, own uuid, other uuid, band link_band, bits real, reasons jsonb, evidence text[])),
  written AS (
    INSERT INTO link (id, a_id, b_id, declaration_a, declaration_b, declarant_a, declarant_b, only_for, band, bits, reasons, evidence, scorer, found_at)
    SELECT g.id, g.a, g.b, a.declaration_id, b.declaration_id, x.declarant_id, y.declarant_id, only_for_both(a.declaration_id, b.declaration_id),
      g.band, g.bits, g.reasons, g.evidence, p_scorer, p_at
    FROM given g JOIN associate a ON a.id = g.a JOIN associate b ON b.id = g.b
      JOIN declaration x ON x.id = a.declaration_id JOIN declaration y ON y.id = b.declaration_id
    WHERE x.declarant_id <> y.declarant_id AND p_declaration IN (x.id, y.id)
    ORDER BY g.a, g.b
    ON CONFLICT (a_id, b_id) DO UPDATE SET bits = excluded.bits, reasons = excluded.reasons, evidence = excluded.evidence, scorer = excluded.scorer,
      band = CASE WHEN link.band = 'by_hand' THEN link.band ELSE excluded.band END
    RETURNING link.id)
  SELECT coalesce(array_agg(w.id ORDER BY w.id), '{}') INTO v_new FROM written w JOIN given g ON g.id = w.id;
  DELETE FROM link l WHERE (l.declaration_a = p_declaration OR l.declaration_b = p_declaration) AND l.decision IS NULL AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(p_links) n (own uuid, other uuid) WHERE l.a_id = least(n.own, n.other) AND l.b_id = greatest(n.own, n.other));
  GET DIAGNOSTICS v_gone = ROW_COUNT;

  -- After a send and a correction always, whatever was found; for a new scorer, where that changed something.
  IF v_before = 0 OR cardinality(v_new) > 0 OR v_gone > 0 THEN
    PERFORM write_event(p_at, NULL, 'compared', 'case', p_declaration, '{found,scorer}', ARRAY[json_texts(v_new::text[]), p_scorer::text], '{}', true);
  END IF;

  FOR t IN SELECT DISTINCT c.assessor_id AS person, d.reference FROM link l
      JOIN standards_case c ON c.declaration_id IN (l.declaration_a, l.declaration_b) JOIN declaration d ON d.id = c.declaration_id
    WHERE l.id = ANY (v_new) AND l.band = 'alert' AND c.assessor_id NOT IN (l.declarant_a, l.declarant_b)
      AND (l.only_for IS NULL OR c.assessor_id = ANY (l.only_for)) LOOP
    v_notice := gen_random_uuid(); v_mail := gen_random_uuid();
    INSERT INTO notice (id, person_id, reference, kind, at) VALUES (v_notice, t.person, t.reference, 'link_found', p_at);
    INSERT INTO mail (id, notice_id, inner_side) VALUES (v_mail, v_notice, true);
    PERFORM enqueue('send_mail', json_build_object('mail', v_mail), 'mail:' || v_mail);
  END LOOP;
END $$;

/* Declarations that this scorer has not compared: those that wait longer than they should, then those of another scorer. */
CREATE FUNCTION unmatched(p_scorer integer, p_until timestamptz, p_most integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  (SELECT m.declaration_id FROM matched m WHERE m.scorer < p_scorer AND m.at < p_until ORDER BY m.scorer, m.declaration_id LIMIT p_most)
  UNION ALL (SELECT m.declaration_id FROM matched m WHERE m.scorer > p_scorer ORDER BY m.scorer, m.declaration_id LIMIT p_most) LIMIT p_most
$$;

-- ── Decisions on links: by people, with a reason, each with its event ──

/* Locks a link against other decisions; null when there is none for the caller. */
CREATE FUNCTION lock_link(p_id uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l link;
BEGIN
  SELECT * INTO l FROM link WHERE id = p_id FOR UPDATE;
  RETURN CASE WHEN FOUND AND sees_link(l) THEN l.id END;
END $$;

/* Confirms or rejects; null takes the decision back. */
CREATE FUNCTION decide_link(p_id uuid, p_decision link_decision, p_note text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF lock_link(p_id) IS NULL OR coalesce(p_note, '') = '' THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
  IF p_decision IS NULL AND (SELECT band FROM link WHERE id = p_id) = 'by_hand' THEN RAISE EXCEPTION 'made by hand' USING ERRCODE = '22023'; END IF;
  UPDATE link SET decision = p_decision, decided_by = CASE WHEN p_decision IS NOT NULL THEN me() END,
    decided_at = CASE WHEN p_decision IS NOT NULL THEN request_instant() END, decided_evidence = CASE WHEN p_decision IS NOT NULL THEN evidence END,
    note = CASE WHEN p_decision IS NOT NULL THEN p_note END WHERE id = p_id;
END $$;

/* Somebody knows that two contacts are one, in records of one person or of two: confirmed as it is made. Answers its id. */
CREATE FUNCTION link_by_hand(p_one uuid, p_other uuid, p_scorer integer, p_note text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l link; a associate; b associate; x declaration; y declaration;
BEGIN
  SELECT * INTO a FROM associate WHERE id = least(p_one, p_other);
  SELECT * INTO b FROM associate WHERE id = greatest(p_one, p_other);
  SELECT * INTO x FROM declaration WHERE id = a.declaration_id;
  SELECT * INTO y FROM declaration WHERE id = b.declaration_id;
  IF a.id IS NULL OR b.id IS NULL OR a.id = b.id OR session_user <> 'portal_standards' OR NOT party_to(x) OR NOT party_to(y) OR coalesce(p_note, '') = '' THEN
    RAISE EXCEPTION 'not a party' USING ERRCODE = '42501';
  END IF;
  INSERT INTO link (id, a_id, b_id, declaration_a, declaration_b, declarant_a, declarant_b, only_for, band, bits, reasons, evidence, scorer, found_at,
      decision, decided_by, decided_at, decided_evidence, note)
    VALUES (uuidv7(), a.id, b.id, x.id, y.id, x.declarant_id, y.declarant_id, only_for_both(x.id, y.id), 'by_hand', 0, '[]', '{}', p_scorer, request_instant(),
      'confirmed', me(), request_instant(), '{}', p_note)
    ON CONFLICT (a_id, b_id) DO NOTHING RETURNING * INTO l;
  IF l.id IS NULL THEN
    SELECT * INTO l FROM link WHERE a_id = a.id AND b_id = b.id;
    PERFORM decide_link(l.id, 'confirmed', p_note);
  END IF;
  RETURN l.id;
END $$;

-- A decision has its event; what the job finds has the record's.
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT ON link DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.decision IS NOT NULL) EXECUTE FUNCTION require_event('id');
CREATE CONSTRAINT TRIGGER has_event_update AFTER UPDATE ON link DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.decision, OLD.decided_by, OLD.decided_at, OLD.decided_evidence, OLD.note) IS DISTINCT FROM (NEW.decision, NEW.decided_by, NEW.decided_at, NEW.decided_evidence, NEW.note))
  EXECUTE FUNCTION require_event('id');
CREATE CONSTRAINT TRIGGER has_event_delete AFTER DELETE ON link DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION require_event('id');


/* The present state of a record, as in 0003, with a third kind: what was decided on a link. */
CREATE OR REPLACE FUNCTION record_state(p_kind text, p_id uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A statement a kind: as branches of one, each event would open the tables of all kinds, also where it needs none.
  IF p_kind = 'declaration' THEN
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object(
      'declaration', to_jsonb(d),
      'statement', (SELECT to_jsonb(s) FROM statement s WHERE s.declaration_id = d.id),
      'associates', (SELECT jsonb_agg(to_jsonb(a) - '{name_key,name_words}'::text[] ORDER BY a.id) FROM associate a WHERE a.declaration_id = d.id),
      'identities', (SELECT jsonb_agg(to_jsonb(i) - '{search_key,look_alike_key}'::text[] ORDER BY i.id) FROM online_identity i WHERE i.declaration_id = d.id),
      'outcomes', (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.association_id) FROM association_outcome o WHERE o.declaration_id = d.id),
      'admission', (SELECT to_jsonb(l) FROM lookup_admission l WHERE l.declaration_id = d.id),
      'questions', (SELECT jsonb_agg(to_jsonb(q) ORDER BY q.id) FROM question q WHERE q.declaration_id = d.id),
      'corrections', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM correction c WHERE c.declaration_id = d.id),
      'reviews', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM manager_review r WHERE r.declaration_id = d.id),
      'conditions', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM condition c WHERE c.declaration_id = d.id)
      ))::text FROM declaration d WHERE d.id = p_id);
  ELSIF p_kind = 'case' THEN
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object(
      'case', to_jsonb(s),
      'assessments', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM assessment a WHERE a.declaration_id = s.declaration_id),
      'decisions', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM decision x WHERE x.declaration_id = s.declaration_id),
      'decision_outcomes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id, x.association_id) FROM decision_outcome x WHERE x.declaration_id = s.declaration_id),
      'countersignatures', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.decision_id) FROM countersignature x WHERE x.declaration_id = s.declaration_id),
      'referrals', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM referral x WHERE x.declaration_id = s.declaration_id),
      'notes', (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM standards_note x WHERE x.declaration_id = s.declaration_id)
      ))::text FROM standards_case s WHERE s.declaration_id = p_id);
  ELSIF p_kind = 'link' THEN
    -- What was decided. What was found is worked out, and may be again.
    RETURN (SELECT jsonb_strip_nulls(jsonb_build_object('a', l.a_id, 'b', l.b_id, 'decision', l.decision, 'by', l.decided_by, 'at', l.decided_at,
      'evidence', l.decided_evidence, 'note', l.note))::text FROM link l WHERE l.id = p_id);
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION sees_link(link), only_for_both(uuid, uuid), links_follow(), ask_to_match(),
  write_event(timestamptz, uuid, text, text, uuid, text[], text[], text[], boolean), names_like(jsonb, associate_kind, integer, uuid, boolean),
  match_contacts(uuid, uuid[]), match_accounts(uuid, integer), match_names(uuid, jsonb, associate_kind), match_linked(uuid), match_rarity(text[], integer[]),
  record_links(uuid, timestamptz, integer, jsonb), unmatched(integer, timestamptz, integer), lock_link(uuid),
  decide_link(uuid, link_decision, text), link_by_hand(uuid, uuid, integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION match_contacts(uuid, uuid[]), match_accounts(uuid, integer), match_names(uuid, jsonb, associate_kind), match_linked(uuid),
  match_rarity(text[], integer[]), record_links(uuid, timestamptz, integer, jsonb), unmatched(integer, timestamptz, integer) TO portal_jobs;
GRANT EXECUTE ON FUNCTION lock_link(uuid), decide_link(uuid, link_decision, text), link_by_hand(uuid, uuid, integer, text) TO portal_standards;
