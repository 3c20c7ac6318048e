-- Finding people in any spelling. See docs/decisions/0012-finding-people.md.
-- A dictionary of the words of names, found by keys that survive a typing error; names as sets of words; accounts by their halves.
-- All of it is worked out from what was declared and written with it, by the portal's one way of reading names (lib/matching).
-- No runtime role reads these tables: functions answer, and judge the reader before they limit.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

SET LOCAL ROLE portal_owner;

-- Each word once, with how many names have it. Ids are hashes of the word, so an entry can be written without a look here. How a word
-- sounds is a word here too (`p:`, its consonants `s:`, a name of one word `1:`), so that one id finds all that sound alike.
CREATE TABLE name_word (
  word text COLLATE "C" PRIMARY KEY,
  id integer NOT NULL,
  squash text COLLATE "C" NOT NULL,
  keys integer[] NOT NULL,
  -- Of records that are not restricted, as counted last; for choosing what to look at first, never for what is found.
  names integer NOT NULL
);
CREATE INDEX name_word_keys ON name_word USING gin (keys) WITH (fastupdate = off);

-- Words as they are declared, new to the dictionary or not: sending then takes as long for a name that somebody has declared
-- before, and no two wait for each other. `merge_name_words` moves them on.
CREATE TABLE name_word_new (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  word text COLLATE "C" NOT NULL,
  word_id integer NOT NULL,
  squash text COLLATE "C" NOT NULL,
  keys integer[] NOT NULL
);
CREATE INDEX name_word_new_keys ON name_word_new USING gin (keys) WITH (fastupdate = off);
CREATE INDEX name_word_new_word ON name_word_new (word);

-- A name in one of the ways it may be read. Who may find it stands in the row, so that the reader is judged where it lies.
CREATE TABLE name_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  associate_id uuid NOT NULL REFERENCES associate (id) ON DELETE CASCADE,
  declaration_id uuid NOT NULL REFERENCES declaration (id) ON DELETE CASCADE,
  declarant_id uuid NOT NULL,
  -- Those who may, where the record is restricted.
  only_for uuid[],
  kind associate_kind NOT NULL,
  text text NOT NULL,
  squash text COLLATE "C" NOT NULL,
  word_ids integer[] NOT NULL,
  -- How many words the name has, without how they sound.
  words smallint NOT NULL,
  made_by smallint NOT NULL
);
CREATE INDEX name_entry_words ON name_entry USING gin (word_ids) WITH (fastupdate = off);
CREATE INDEX name_entry_squash ON name_entry (squash);
CREATE INDEX name_entry_declaration ON name_entry (declaration_id);

-- An account by its look-alike key in two halves: one wrong letter leaves one of them as it was.
CREATE TABLE identity_entry (
  identity_id uuid PRIMARY KEY REFERENCES online_identity (id) ON DELETE CASCADE,
  declaration_id uuid NOT NULL REFERENCES declaration (id) ON DELETE CASCADE,
  declarant_id uuid NOT NULL,
  only_for uuid[],
  look text NOT NULL,
  front integer NOT NULL,
  back integer NOT NULL,
  made_by smallint NOT NULL
);
CREATE INDEX identity_entry_front ON identity_entry (front);
CREATE INDEX identity_entry_back ON identity_entry (back);
CREATE INDEX identity_entry_declaration ON identity_entry (declaration_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['name_word', 'name_word_new', 'name_entry', 'identity_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- Found by the index above now, in any spelling.
DROP INDEX associate_name_words;

/*
 * Writes what a declaration is found by. For whoever rebuilds the index, and for the declarant in the transaction that sends.
 *   p_names       [{"associate", "text", "squash", "words": [{"word", "id", "squash", "keys"}]}]
 *   p_identities  [{"identity", "look", "front", "back"}]
 */
CREATE FUNCTION write_index(p_declaration uuid, p_names jsonb, p_identities jsonb, p_made_by integer) RETURNS void
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
  INSERT INTO identity_entry (identity_id, declaration_id, declarant_id, only_for, look, front, back, made_by)
    SELECT i.id, p_declaration, v_declarant, v_only, x.look, x.front, x.back, p_made_by
    FROM jsonb_to_recordset(p_identities) x (identity uuid, look text, front integer, back integer)
    JOIN online_identity i ON i.id = x.identity AND i.declaration_id = p_declaration;
END $$;

/* The same for the declarant, once: in the transaction in which the declaration comes to be. */
CREATE FUNCTION index_declaration(p_declaration uuid, p_names jsonb, p_identities jsonb, p_made_by integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM declaration d WHERE d.id = p_declaration AND d.declarant_id = me() AND d.xmin = pg_current_xact_id_if_assigned()::xid)
    OR EXISTS (SELECT FROM name_entry n WHERE n.declaration_id = p_declaration) OR EXISTS (SELECT FROM identity_entry n WHERE n.declaration_id = p_declaration) THEN
    RAISE EXCEPTION 'not being sent' USING ERRCODE = '42501';
  END IF;
  PERFORM write_index(p_declaration, p_names, p_identities, p_made_by);
END $$;

/* Who may find a record follows its case, in the same transaction. */
CREATE FUNCTION follow_restriction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_only uuid[] := CASE WHEN NEW.restricted THEN NEW.decision_maker_ids END;
BEGIN
  UPDATE name_entry SET only_for = v_only, declarant_id = NEW.declarant_id WHERE declaration_id = NEW.declaration_id;
  UPDATE identity_entry SET only_for = v_only, declarant_id = NEW.declarant_id WHERE declaration_id = NEW.declaration_id;
  RETURN NULL;
END $$;
CREATE TRIGGER index_follows AFTER UPDATE OF restricted, decision_maker_ids, declarant_id ON standards_case FOR EACH ROW
  WHEN (OLD.restricted IS DISTINCT FROM NEW.restricted OR OLD.decision_maker_ids IS DISTINCT FROM NEW.decision_maker_ids OR OLD.declarant_id IS DISTINCT FROM NEW.declarant_id)
  EXECUTE FUNCTION follow_restriction();

/* Moves new words into the dictionary; answers how many. Searching finds them before and after. */
CREATE FUNCTION merge_name_words(p_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_moved integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('merge_name_words', 0));
  WITH moved AS (
    DELETE FROM name_word_new WHERE id IN (SELECT n.id FROM name_word_new n ORDER BY n.id LIMIT p_most) RETURNING word, word_id, squash, keys),
  written AS (
    INSERT INTO name_word (word, id, squash, keys, names)
    SELECT DISTINCT ON (word) word, word_id, squash, keys, 0 FROM moved ORDER BY word
    ON CONFLICT (word) DO UPDATE SET id = excluded.id, squash = excluded.squash, keys = excluded.keys
      WHERE (name_word.id, name_word.squash, name_word.keys) IS DISTINCT FROM (excluded.id, excluded.squash, excluded.keys)
    RETURNING 1)
  SELECT count(*) INTO v_moved FROM moved;
  RETURN v_moved;
END $$;

/* Whoever may search: professional standards' own people, in their own part of the portal. */
CREATE FUNCTION assert_searcher() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  RETURN me();
END $$;

-- A word of what is sought with what the dictionary has for it: the same, the close, and all that share a key.
CREATE TYPE sought_word AS (covers integer, names integer, same integer[], near integer[], every integer[], squashes text[]);

/*
 * What the dictionary has for a word: asked by `find_names` alone, with its rights and settings, which would cost anew a word.
 *   p_wide  also among the words that are not yet in the dictionary, and as the beginning of a word
 */
CREATE FUNCTION look_up_word(p_word jsonb, p_wide boolean) RETURNS sought_word
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
    coalesce(array_agg(x.squash) FILTER (WHERE x.tier < 2 AND x.squash <> ''), '{}')
    INTO v.names, v.same, v.near, v.every, v.squashes
  FROM (
    SELECT c.id, c.names, c.squash, c.tier FROM (
      SELECT n.id, n.names, n.squash, CASE WHEN n.word = v_text THEN 0 WHEN n.word = v_bones THEN 2 ELSE 1 END AS tier FROM name_word n WHERE n.word = ANY (v_words)
      UNION ALL (SELECT n.id, n.names, n.squash, CASE WHEN n.squash = v_squash OR levenshtein_less_equal(n.word, v_text, 1) < 2 THEN 1 ELSE 2 END
        FROM name_word n WHERE n.keys && v_keys AND n.word <> v_text LIMIT 300)
      UNION ALL SELECT n.id, n.names, n.squash, CASE WHEN n.word = v_text THEN 0 WHEN n.word = v_bones THEN 2 WHEN n.word = ANY (v_words) OR n.squash = v_squash
        OR levenshtein_less_equal(n.word, v_text, 1) < 2 THEN 1 ELSE 2 END FROM unnest(v_more) n) c
    ORDER BY c.tier, c.squash <> '', c.names DESC LIMIT 50) x;
  -- Of a common word only what is closest, or a look at it would be a look at everything.
  IF v.names > 4000 THEN v.near := v.near[1:10]; v.every := v.near; END IF;
  v.covers := (p_word ->> 'covers')::integer;
  RETURN v;
END $$;

/*
 * Names like those sought, for whoever is asking: the candidates, to be scored by the caller. The work is bounded: so many words are
 * looked up a reading, and each look at the names ends at so many rows.
 *   p_times   how many times as many rows as usual: for when other criteria will thin them out
 *   p_sought  [{"squash", "single", "lone", "words": [{"text", "squash", "keys", "others", "sound", "bones", "begins", "covers"}]}]: a reading each; a word may
 *             be two neighbours as one, and covers says which by bits
 * Answers {"common": {word: how many names have one like it}, "found": [[declaration, associate, text], …]}.
 */
CREATE FUNCTION find_names(p_sought jsonb, p_kind associate_kind, p_times integer) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  v_me uuid := assert_searcher(); v_times integer := least(greatest(p_times, 1), 20);
  v_reading jsonb; v_word jsonb; v_words sought_word[]; v sought_word; o sought_word; w sought_word;
  v_found bigint[] := '{}'; v_part bigint[]; v_common jsonb := '{}';
  a integer; b integer; c integer; n integer; v_tier integer; v_one integer[]; v_two integer[]; v_limit integer; v_rare boolean; v_joined text[]; v_before integer; v_count integer;
  v_wide boolean := EXISTS (SELECT FROM name_word_new);
BEGIN
  FOR v_reading IN SELECT value FROM jsonb_array_elements(p_sought) LIMIT 4 LOOP
    v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.squash = v_reading ->> 'squash' AND e.declarant_id <> v_me
      AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 80 * v_times);
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
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && ARRAY[(v_reading ->> 'lone')::integer] AND e.declarant_id <> v_me
        AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
      FOR a IN 1 .. n LOOP
        v := v_words[a];
        v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.squash = ANY (v.squashes) AND e.declarant_id <> v_me
          AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 120 * v_times);
        FOREACH v_tier IN ARRAY ARRAY[0, 1, 2] LOOP
          v_one := CASE v_tier WHEN 0 THEN v.same WHEN 1 THEN v.near ELSE v.every END;
          CONTINUE WHEN cardinality(v_one) = 0 OR (v_tier = 1 AND cardinality(v.near) = cardinality(v.same));
          EXIT WHEN v_tier = 2 AND (v.names > 5000 OR cardinality(v_found) > 200 * v_times);
          v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v_one AND e.declarant_id <> v_me
            AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 100 * v_times);
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
          v_part := ARRAY(SELECT x.id FROM (SELECT e.id, e.words FROM name_entry e WHERE e.word_ids && v_one AND e.word_ids && v_two AND e.declarant_id <> v_me
            AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 400 * v_times) x
            ORDER BY abs(x.words - v_count) LIMIT v_limit);
          v_found := v_found || v_part;
          EXIT WHEN v_rare AND v_tier > 10 AND cardinality(v_part) < v_limit;
          EXIT WHEN NOT v_rare AND v_tier IN (0, 10) AND cardinality(v_part) >= v_limit;
          -- All that is near: only the widest look is left.
          IF NOT v_rare AND v_tier = 11 AND cardinality(v_part) < v_limit THEN
            EXIT WHEN cardinality(v_part) > 40 * v_times;
            v_part := v_part || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.every AND e.word_ids && o.every AND e.declarant_id <> v_me
              AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT v_limit);
            v_found := v_found || v_part;
            EXIT;
          END IF;
        END LOOP;
        -- Where even the pair is common, a third word tells.
        IF cardinality(v_part) >= 50 * v_times THEN
          FOR c IN b + 1 .. least(n, 4) LOOP
            w := v_words[c];
            CONTINUE WHEN w.covers & (v.covers | o.covers) <> 0;
            v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.near AND e.word_ids && o.near AND e.word_ids && w.near AND e.declarant_id <> v_me
              AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 50 * v_times);
          END LOOP;
        END IF;
      END LOOP;
    END LOOP;

    -- One word alone: as it is, and where it is rare, close to it.
    FOR a IN 1 .. n LOOP
      v := v_words[a];
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.same AND e.declarant_id <> v_me
        AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 40 * v_times);
      CONTINUE WHEN v.names >= 1000;
      v_found := v_found || ARRAY(SELECT e.id FROM name_entry e WHERE e.word_ids && v.near AND e.declarant_id <> v_me
        AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) AND (p_kind IS NULL OR e.kind = p_kind) LIMIT 60 * v_times);
    END LOOP;
  END LOOP;
  RETURN jsonb_build_object('common', v_common, 'found', coalesce((
    SELECT jsonb_agg(jsonb_build_array(e.declaration_id, e.associate_id, e.text)) FROM name_entry e
    WHERE e.id IN (SELECT DISTINCT x FROM unnest(v_found) x)), '[]'));
END $$;

/*
 * Accounts whose look-alike key is one letter from the one sought, for whoever is asking.
 *   p_halves  the halves that such an account could have, of each length that it could have
 */
CREATE FUNCTION find_identities(p_look text, p_halves integer[]) RETURNS TABLE (declaration_id uuid, look text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE v_me uuid := assert_searcher();
BEGIN
  RETURN QUERY SELECT DISTINCT x.declaration_id, x.look FROM (
    (SELECT e.declaration_id, e.look FROM identity_entry e WHERE e.front = ANY (p_halves[1:8]) AND levenshtein_less_equal(left(e.look, 60), left(p_look, 60), 1) < 2
      AND e.declarant_id <> v_me AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) LIMIT 100)
    UNION ALL
    (SELECT e.declaration_id, e.look FROM identity_entry e WHERE e.back = ANY (p_halves[1:8]) AND levenshtein_less_equal(left(e.look, 60), left(p_look, 60), 1) < 2
      AND e.declarant_id <> v_me AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) LIMIT 100)) x;
END $$;

/*
 * The declarations that answer every term and every filter, exact matches first, for whoever is asking.
 *   p_terms    [[reading, …], …]: a term may be read in several ways, and one of them has to match
 *              {"by":"reference","reference":…} {"by":"staff_number","number":…} {"by":"identity","key":…,"lookAlike":…}
 *              {"by":"name","key":…,"kind":…} {"by":"found","ids":[…],"ranks":[…]}: what was found by likeness, 0 the nearest
 *   p_filters  unit, status, category, platform, from, until; each may be missing
 */
CREATE OR REPLACE FUNCTION search_candidates(p_terms jsonb, p_filters jsonb, p_limit integer) RETURNS TABLE (declaration_id uuid, near boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_term jsonb; v_reading jsonb; v_parts text[]; v_number integer := 0; v_kind text;
  v_joins text := ''; v_rank text := '0'; v_where text := '';
BEGIN
  IF session_user <> 'portal_standards' OR NOT (i_am('assessor') OR i_am('decisionMaker')) THEN
    RAISE EXCEPTION 'not professional standards' USING ERRCODE = '42501';
  END IF;
  FOR v_term IN SELECT value FROM jsonb_array_elements(p_terms) LOOP
    v_parts := '{}';
    FOR v_reading IN SELECT value FROM jsonb_array_elements(v_term) LOOP
      v_kind := CASE WHEN v_reading ->> 'kind' IS NULL THEN '' ELSE format(' AND kind = %L::associate_kind', v_reading ->> 'kind') END;
      CASE v_reading ->> 'by'
        WHEN 'reference' THEN
          v_parts := v_parts || format('SELECT id, 0 AS rank FROM declaration WHERE reference = %L', v_reading ->> 'reference');
        WHEN 'staff_number' THEN
          v_parts := v_parts || format('SELECT x.id, 0 AS rank FROM declaration x JOIN person p ON p.id = x.declarant_id WHERE upper(p.staff_number) = upper(%L)',
            v_reading ->> 'number');
        WHEN 'name' THEN
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM associate WHERE name_key = %L%s', v_reading ->> 'key', v_kind);
        WHEN 'found' THEN
          v_parts := v_parts || format('SELECT * FROM unnest(%L::uuid[], %L::numeric[]) f (id, rank)',
            ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ids')), ARRAY(SELECT jsonb_array_elements_text(v_reading -> 'ranks')));
        WHEN 'identity' THEN
          v_parts := v_parts || format('SELECT declaration_id AS id, 0 AS rank FROM online_identity WHERE search_key = %L', v_reading ->> 'key')
            || format('SELECT declaration_id AS id, 0.01 AS rank FROM online_identity WHERE look_alike_key = %L', v_reading ->> 'lookAlike');
        ELSE RAISE EXCEPTION 'unknown reading' USING ERRCODE = '22023';
      END CASE;
    END LOOP;
    IF v_parts = '{}' THEN RETURN; END IF;
    v_number := v_number + 1;
    v_joins := v_joins || format(' JOIN (SELECT id, min(rank) AS rank FROM (%s) u GROUP BY id) t%s ON t%s.id = d.id',
      array_to_string(v_parts, ' UNION ALL '), v_number, v_number);
    v_rank := v_rank || format(', t%s.rank', v_number);
  END LOOP;

  IF p_filters ? 'unit' THEN v_where := v_where || format(' AND d.unit_code = %L', p_filters ->> 'unit'); END IF;
  IF p_filters ? 'status' THEN v_where := v_where || format(' AND d.status = %L::declaration_status', p_filters ->> 'status'); END IF;
  IF p_filters ? 'from' THEN v_where := v_where || format(' AND d.sent_at >= %L::timestamptz', p_filters ->> 'from'); END IF;
  IF p_filters ? 'until' THEN v_where := v_where || format(' AND d.sent_at < %L::timestamptz', p_filters ->> 'until'); END IF;
  IF p_filters ? 'category' THEN
    v_where := v_where || format(' AND d.id IN (SELECT s.declaration_id FROM statement s WHERE s.categories @> ARRAY[%L])', p_filters ->> 'category');
  END IF;
  IF p_filters ? 'platform' THEN
    v_where := v_where || format(' AND d.id IN (SELECT o.declaration_id FROM online_identity o WHERE o.platform = %L)', p_filters ->> 'platform');
  END IF;

  RETURN QUERY EXECUTE format(
    'SELECT d.id, greatest(%s) > 0 FROM declaration d%s JOIN standards_case c ON c.declaration_id = d.id
     WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids))%s
     ORDER BY greatest(%s), d.sent_at DESC, d.id LIMIT %s',
    v_rank, v_joins, me(), me(), v_where, v_rank, least(p_limit, 1000));
END $$;


-- ── Upkeep: what the index lacks, and what it has too much ──

/* What is wrong with the index of the next declarations after this one, as far as the database can tell by itself. */
CREATE FUNCTION check_index(p_after uuid, p_most integer, p_made_by integer) RETURNS TABLE (declaration_id uuid, fault text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE v_ids uuid[];
BEGIN
  v_ids := ARRAY(SELECT d.id FROM declaration d WHERE p_after IS NULL OR d.id > p_after ORDER BY d.id LIMIT p_most);
  RETURN QUERY
    SELECT DISTINCT e.declaration_id, 'name made by another version' FROM name_entry e WHERE e.declaration_id = ANY (v_ids) AND e.made_by <> p_made_by
    UNION ALL SELECT DISTINCT e.declaration_id, 'account made by another version' FROM identity_entry e WHERE e.declaration_id = ANY (v_ids) AND e.made_by <> p_made_by
    UNION ALL SELECT DISTINCT e.declaration_id, 'open to the wrong people' FROM name_entry e JOIN standards_case c ON c.declaration_id = e.declaration_id
      WHERE e.declaration_id = ANY (v_ids) AND (e.declarant_id <> c.declarant_id OR e.only_for IS DISTINCT FROM CASE WHEN c.restricted THEN c.decision_maker_ids END)
    UNION ALL SELECT DISTINCT e.declaration_id, 'open to the wrong people' FROM identity_entry e JOIN standards_case c ON c.declaration_id = e.declaration_id
      WHERE e.declaration_id = ANY (v_ids) AND (e.declarant_id <> c.declarant_id OR e.only_for IS DISTINCT FROM CASE WHEN c.restricted THEN c.decision_maker_ids END)
    UNION ALL SELECT DISTINCT e.declaration_id, 'word not in the dictionary' FROM name_entry e CROSS JOIN LATERAL unnest(e.word_ids) w
      WHERE e.declaration_id = ANY (v_ids) AND NOT EXISTS (SELECT FROM name_word n WHERE n.id = w) AND NOT EXISTS (SELECT FROM name_word_new n WHERE n.word_id = w);
END $$;
CREATE INDEX name_word_id ON name_word (id);
CREATE INDEX name_word_new_word_id ON name_word_new (word_id);

/* Entries go with what they are of; words of no entry are dropped here, and the others counted. */
CREATE FUNCTION count_name_words() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_dropped integer;
BEGIN
  WITH counted AS (SELECT w AS id, count(*) FILTER (WHERE e.only_for IS NULL)::integer AS names FROM name_entry e CROSS JOIN LATERAL unnest(e.word_ids) w GROUP BY w)
  UPDATE name_word n SET names = c.names FROM counted c WHERE c.id = n.id AND n.names <> c.names;
  DELETE FROM name_word n WHERE NOT EXISTS (SELECT FROM name_entry e WHERE e.word_ids && ARRAY[n.id]);
  GET DIAGNOSTICS v_dropped = ROW_COUNT;
  RETURN v_dropped;
END $$;

DROP FUNCTION words_query(jsonb);
REVOKE EXECUTE ON FUNCTION write_index(uuid, jsonb, jsonb, integer), index_declaration(uuid, jsonb, jsonb, integer), follow_restriction(), merge_name_words(integer),
  assert_searcher(), look_up_word(jsonb, boolean), find_names(jsonb, associate_kind, integer), find_identities(text, integer[]), check_index(uuid, integer, integer),
  count_name_words() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION index_declaration(uuid, jsonb, jsonb, integer) TO portal_web;
GRANT EXECUTE ON FUNCTION find_names(jsonb, associate_kind, integer), find_identities(text, integer[]) TO portal_standards;
GRANT EXECUTE ON FUNCTION merge_name_words(integer), count_name_words() TO portal_jobs;
