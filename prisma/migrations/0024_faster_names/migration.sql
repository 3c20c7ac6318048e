-- The same people found in less time. See docs/decisions/0012-finding-people.md.

SET LOCAL ROLE portal_owner;

/* Whoever may search, as in 0010; the context is proven once instead of three times. */
CREATE OR REPLACE FUNCTION assert_searcher() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_context text[] := request_context();
BEGIN
  IF session_user <> 'portal_standards' OR NOT coalesce(string_to_array(v_context[4], ',') && '{assessor,decisionMaker}', false) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  RETURN v_context[3]::uuid;
END $$;

-- ── Accounts: by three quarters of their look-alike key ──
-- Half of one is too common where it is a provider of e-mail or how handles of a kind begin: thousands were read to find one.

/* A look-alike key of so many letters without one of its quarters: one wrong letter leaves the rest of the quarter it is in as it was. */
CREATE FUNCTION look_without(p_look text, p_length integer, p_quarter integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT hashtext(p_length::text || ' ' || left(p_look, p_length * (p_quarter - 1) / 4) || ' ' || right(p_look, p_length - p_length * p_quarter / 4))
$$;

CREATE INDEX identity_entry_first ON identity_entry (look_without(look, length(look), 1));
CREATE INDEX identity_entry_second ON identity_entry (look_without(look, length(look), 2));
CREATE INDEX identity_entry_third ON identity_entry (look_without(look, length(look), 3));
CREATE INDEX identity_entry_fourth ON identity_entry (look_without(look, length(look), 4));
ALTER TABLE identity_entry DROP COLUMN front, DROP COLUMN back;

-- As in 0016, without the halves.
CREATE OR REPLACE FUNCTION write_index(p_declaration uuid, p_names jsonb, p_identities jsonb, p_made_by integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_declarant uuid; v_only uuid[];
BEGIN
  SELECT c.declarant_id, CASE WHEN c.restricted THEN c.decision_maker_ids END INTO STRICT v_declarant, v_only
    FROM standards_case c WHERE c.declaration_id = p_declaration FOR SHARE;
  INSERT INTO name_entry (associate_id, declaration_id, declarant_id, only_for, kind, text, squash, word_ids, words, made_by)
    SELECT a.id, p_declaration, v_declarant, v_only, a.kind, n.text, n.squash, ARRAY(SELECT (w ->> 'id')::integer FROM jsonb_array_elements(n.words) w),
      (SELECT count(*) FROM jsonb_array_elements(n.words) w WHERE w ->> 'squash' <> ''), p_made_by
    FROM jsonb_to_recordset(p_names) n (associate uuid, text text, squash text, words jsonb)
    JOIN associate a ON a.id = n.associate AND a.declaration_id = p_declaration;
  INSERT INTO name_word_new (word, word_id, squash, keys)
    SELECT w.word, w.id, w.squash, w.keys
    FROM jsonb_to_recordset(p_names) n (words jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(n.words) w (word text, id integer, squash text, keys integer[]);
  INSERT INTO identity_entry (identity_id, declaration_id, declarant_id, only_for, look, made_by)
    SELECT i.id, p_declaration, v_declarant, v_only, x.look, p_made_by
    FROM jsonb_to_recordset(p_identities) x (identity uuid, look text)
    JOIN online_identity i ON i.id = x.identity AND i.declaration_id = p_declaration;
  PERFORM write_narrative(p_declaration);
END $$;

DROP FUNCTION find_identities(text, integer[]);
/* The declarations with an account whose look-alike key is at most one letter from the one sought, for whoever is asking. */
CREATE FUNCTION find_identities(p_look text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  v_me uuid := assert_searcher(); v_look text := left(p_look, 60); v_length integer;
  v_first integer[] := '{}'; v_second integer[] := '{}'; v_third integer[] := '{}'; v_fourth integer[] := '{}';
BEGIN
  -- With a letter more, as many, or one less than the one that it could be.
  FOR v_length IN greatest(4, length(v_look) - 1) .. length(v_look) + 1 LOOP
    v_first := v_first || look_without(v_look, v_length, 1);
    v_second := v_second || look_without(v_look, v_length, 2);
    v_third := v_third || look_without(v_look, v_length, 3);
    v_fourth := v_fourth || look_without(v_look, v_length, 4);
  END LOOP;
  RETURN QUERY SELECT DISTINCT x.declaration_id FROM (SELECT e.declaration_id FROM identity_entry e
    WHERE (look_without(e.look, length(e.look), 1) = ANY (v_first) OR look_without(e.look, length(e.look), 2) = ANY (v_second)
        OR look_without(e.look, length(e.look), 3) = ANY (v_third) OR look_without(e.look, length(e.look), 4) = ANY (v_fourth))
      AND levenshtein_less_equal(e.look, v_look, 1) < 2 AND e.declarant_id <> v_me AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) LIMIT 200) x;
END $$;
REVOKE EXECUTE ON FUNCTION look_without(text, integer, integer), find_identities(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_identities(text) TO portal_standards;

-- ── Names ──

-- In how many names all that share a key with the word are, as counted last; and which of what is near to a common word are rare.
ALTER TYPE sought_word ADD ATTRIBUTE reach integer, ADD ATTRIBUTE rest integer[];

-- As in 0010, and how many names there are of what it finds.
CREATE OR REPLACE FUNCTION look_up_word(p_word jsonb, p_wide boolean) RETURNS sought_word
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_text text := p_word ->> 'text'; v_squash text := p_word ->> 'squash'; v_bones text := p_word ->> 'bones';
  v_keys integer[] := ARRAY(SELECT jsonb_array_elements_text(p_word -> 'keys')::integer);
  v_words text[] := ARRAY(SELECT jsonb_array_elements_text(p_word -> 'others')) || v_text || (p_word ->> 'sound') || v_bones;
  v_from text; v_until text; v_more name_word[] := '{}'; v sought_word;
BEGIN
  IF p_wide THEN
    -- What is no word so far may be the beginning of one, from three letters on.
    IF length(v_text) > 2 AND (p_word ->> 'begins')::boolean AND NOT EXISTS (SELECT FROM name_word n WHERE n.word = v_text) THEN
      v_from := v_text; v_until := v_text || U&'\+10FFFF';
    END IF;
    v_more := ARRAY(SELECT ROW(m.word, m.id, m.squash, '{}', m.names)::name_word FROM (
      (SELECT n.word, n.id, n.squash, n.names FROM name_word n WHERE n.word >= v_from AND n.word < v_until LIMIT 40)
      UNION (SELECT n.word, n.word_id, n.squash, 0 FROM name_word_new n WHERE n.word = ANY (v_words) LIMIT 200)
      UNION (SELECT n.word, n.word_id, n.squash, 0 FROM name_word_new n WHERE n.keys && v_keys LIMIT 300)
      UNION (SELECT n.word, n.word_id, n.squash, 0 FROM name_word_new n WHERE n.word >= v_from AND n.word < v_until LIMIT 40)) m);
  END IF;
  -- What sounds alike comes first, then the commonest: where a set is cut, it is cut at its far end.
  SELECT coalesce(greatest(sum(x.names) FILTER (WHERE x.tier < 2 AND x.squash <> ''), max(x.names) FILTER (WHERE x.tier < 2)), 0),
    coalesce(array_agg(x.id) FILTER (WHERE x.tier = 0), '{}'), coalesce(array_agg(x.id) FILTER (WHERE x.tier < 2), '{}'), coalesce(array_agg(x.id), '{}'),
    coalesce(array_agg(x.squash) FILTER (WHERE x.tier < 2 AND x.squash <> ''), '{}'), coalesce(sum(x.names), 0),
    array_agg(x.id) FILTER (WHERE x.tier < 2 AND x.names < 100)
    INTO v.names, v.same, v.near, v.every, v.squashes, v.reach, v.rest
  FROM (
    SELECT c.id, c.names, c.squash, c.tier FROM (
      SELECT n.id, n.names, n.squash, CASE WHEN n.word = v_text THEN 0 WHEN n.word = v_bones THEN 2 ELSE 1 END AS tier FROM name_word n WHERE n.word = ANY (v_words)
      UNION ALL (SELECT n.id, n.names, n.squash, CASE WHEN n.squash = v_squash OR levenshtein_less_equal(n.word, v_text, 1) < 2 THEN 1 ELSE 2 END
        FROM name_word n WHERE n.keys && v_keys AND n.word <> v_text LIMIT 300)
      UNION ALL SELECT n.id, n.names, n.squash, CASE WHEN n.word = v_text THEN 0 WHEN n.word = v_bones THEN 2 WHEN n.word = ANY (v_words) OR n.squash = v_squash
        OR levenshtein_less_equal(n.word, v_text, 1) < 2 THEN 1 ELSE 2 END FROM unnest(v_more) n) c
    ORDER BY c.tier, c.squash <> '', c.names DESC LIMIT 50) x;
  -- Of a common word only what is closest, or a look at it would be a look at everything.
  IF v.names > 4000 THEN v.near := v.near[1:10]; v.every := v.near; ELSE v.rest := NULL; END IF;
  v.covers := (p_word ->> 'covers')::integer;
  RETURN v;
END $$;

-- As in 0012, but names with a rare word are taken whole, looks at common pairs share a budget, what is near to a common word but rare is
-- looked at too, and what was found is read again where it lies.
CREATE OR REPLACE FUNCTION names_like(p_sought jsonb, p_kind associate_kind, p_times integer, p_me uuid, p_all boolean) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  v_times integer := least(greatest(p_times, 1), 20);
  v_reading jsonb; v_word jsonb; v_words sought_word[]; v sought_word; o sought_word; w sought_word;
  v_found tid[] := '{}'; v_part tid[]; v_common jsonb := '{}';
  a integer; b integer; c integer; n integer; v_tier integer; v_one integer[]; v_two integer[]; v_limit integer; v_rare boolean; v_joined text[]; v_before integer; v_count integer;
  v_whole integer; v_left integer;
  v_wide boolean := EXISTS (SELECT FROM name_word_new);
BEGIN
  FOR v_reading IN SELECT value FROM jsonb_array_elements(p_sought) LIMIT 4 LOOP
    v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.squash = v_reading ->> 'squash' AND e.declarant_id <> p_me
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
      v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && ARRAY[(v_reading ->> 'lone')::integer] AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
      FOR a IN 1 .. n LOOP
        v := v_words[a];
        v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.squash = ANY (v.squashes) AND e.declarant_id <> p_me
          AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 120 * v_times);
        FOREACH v_tier IN ARRAY ARRAY[0, 1, 2] LOOP
          v_one := CASE v_tier WHEN 0 THEN v.same WHEN 1 THEN v.near ELSE v.every END;
          CONTINUE WHEN cardinality(v_one) = 0 OR (v_tier = 1 AND cardinality(v.near) = cardinality(v.same));
          EXIT WHEN v_tier = 2 AND (v.names > 5000 OR cardinality(v_found) > 200 * v_times);
          v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v_one AND e.declarant_id <> p_me
            AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
        END LOOP;
      END LOOP;
      CONTINUE;
    END IF;

    v_before := cardinality(v_found); v_left := 20000 * v_times; v_whole := 0;
    -- Two words that each have one like them, the most telling pairs first. Where one of them is rare, the widest look comes first: what
    -- it takes in whole need not be looked at more closely. Where both are common, the closest: what is far off will not be needed.
    FOR a IN 1 .. n LOOP
      -- The rarest come first: all that have one of those are taken whole, and no pair tells more.
      IF v_words[a].reach < 100 AND v_whole = a - 1 THEN
        v_part := ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v_words[a].every AND e.declarant_id <> p_me
          AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
        v_found := v_found || v_part;
        IF cardinality(v_part) < 100 * v_times THEN
          v_whole := a;
          CONTINUE;
        END IF;
      END IF;
      FOR b IN a + 1 .. n LOOP
        v := v_words[a]; o := v_words[b];
        CONTINUE WHEN v.covers & o.covers <> 0;
        EXIT WHEN cardinality(v_found) > 400 * v_times OR v_left < 0;
        -- Common pairs are for names that have no rarer one.
        CONTINUE WHEN least(v.names, o.names) > 2000 AND cardinality(v_found) - v_before >= 40 * v_times;
        v_rare := least(v.names, o.names) < 1500;
        FOREACH v_tier IN ARRAY CASE WHEN v_rare THEN ARRAY[22, 11, 1, 10, 0] ELSE ARRAY[0, 11, 1, 10, 22] END LOOP
          v_one := CASE v_tier / 10 WHEN 2 THEN v.every WHEN 1 THEN v.near ELSE v.same END;
          v_two := CASE v_tier % 10 WHEN 2 THEN o.every WHEN 1 THEN o.near ELSE o.same END;
          CONTINUE WHEN cardinality(v_one) = 0 OR cardinality(v_two) = 0;
          -- What a look costs grows with how common its words are; what it brings does not.
          EXIT WHEN v_left < 0;
          v_left := v_left - (v.names + o.names) / CASE v_tier WHEN 0 THEN 4 ELSE 1 END;
          v_limit := v_times * CASE WHEN v_tier > 10 THEN 80 ELSE 50 END;
          -- Of many, those with as many words come first.
          v_part := ARRAY(SELECT x.at FROM (SELECT e.ctid AS at, e.words FROM name_entry e WHERE e.word_ids && v_one AND e.word_ids && v_two AND e.declarant_id <> p_me
            AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 400 * v_times) x
            ORDER BY abs(x.words - v_count) LIMIT v_limit);
          v_found := v_found || v_part;
          EXIT WHEN v_rare AND v_tier > 10 AND cardinality(v_part) < v_limit;
          EXIT WHEN NOT v_rare AND v_tier IN (0, 10) AND cardinality(v_part) >= v_limit;
          -- All that is near: only the widest look is left.
          IF NOT v_rare AND v_tier = 11 AND cardinality(v_part) < v_limit THEN
            EXIT WHEN cardinality(v_part) > 40 * v_times;
            v_part := v_part || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v.every AND e.word_ids && o.every AND e.declarant_id <> p_me
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
            v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v.near AND e.word_ids && o.near AND e.word_ids && w.near AND e.declarant_id <> p_me
              AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 50 * v_times);
          END LOOP;
        END IF;
      END LOOP;
    END LOOP;

    -- What is rare beside a common word was cut off: looked at with any other word, which is read from the rows and not from the index.
    FOR a IN 1 .. n LOOP
      v := v_words[a];
      CONTINUE WHEN v.rest IS NULL;
      v_one := ARRAY(SELECT unnest(y.near) FROM unnest(v_words) y WHERE y.covers & v.covers = 0);
      v_found := v_found || ARRAY(SELECT x.at FROM (SELECT e.ctid AS at, e.word_ids FROM name_entry e WHERE e.word_ids && v.rest AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 400 * v_times) x
        WHERE x.word_ids && v_one LIMIT 40 * v_times);
    END LOOP;

    -- One other word alone: as it is, and where it is rare, close to it.
    FOR a IN v_whole + 1 .. n LOOP
      v := v_words[a];
      v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v.same AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 40 * v_times);
      CONTINUE WHEN v.names >= 1000;
      v_found := v_found || ARRAY(SELECT e.ctid FROM name_entry e WHERE e.word_ids && v.near AND e.declarant_id <> p_me
        AND (p_all OR e.only_for IS NULL OR p_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 60 * v_times);
    END LOOP;
  END LOOP;
  RETURN jsonb_build_object('common', v_common, 'found', coalesce((
    SELECT jsonb_agg(jsonb_build_array(e.declaration_id, e.associate_id, e.text)) FROM name_entry e
    WHERE e.ctid = ANY (v_found)), '[]'));
END $$;

-- As in 0012; a word that was common when all were counted last is not counted again, which was most of a comparison.
CREATE OR REPLACE FUNCTION match_rarity(p_keys text[], p_words integer[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT jsonb_build_object(
    'accounts', (SELECT coalesce(jsonb_object_agg(k.key, n.records), '{}') FROM unnest(p_keys[1:2000]) k (key) CROSS JOIN LATERAL (
      SELECT count(DISTINCT x.declaration_id) AS records FROM (SELECT o.declaration_id FROM online_identity o WHERE o.search_key = k.key LIMIT 400) x
      JOIN standards_case c ON c.declaration_id = x.declaration_id AND NOT c.restricted) n),
    'words', (SELECT coalesce(jsonb_object_agg(w.id, CASE WHEN n.names >= 300 THEN n.names ELSE greatest(n.names, (
      SELECT count(*) FROM (SELECT FROM name_entry e WHERE e.word_ids && ARRAY[w.id] AND e.only_for IS NULL LIMIT 300) x)) END), '{}')
      FROM unnest(p_words[1:500]) w (id) CROSS JOIN LATERAL (SELECT max(x.names) AS names FROM name_word x WHERE x.id = w.id) n),
    'all', (SELECT greatest(100, CASE WHEN t.reltuples < 10000 THEN (SELECT count(*) FROM name_entry) ELSE t.reltuples::bigint END) FROM pg_class t WHERE t.oid = 'name_entry'::regclass))
$$;
