-- What was written freely is found by its words. One way of reading serves writing and seeking, and it is here, so that a trigger can write
-- a correction's words in the transaction that makes it. Words are kept as their English stems, without the commonest: a name or a handle is
-- its own stem, so it is found as it stands, and "threatened" is found by "threatening".

SET LOCAL ROLE portal_owner;

-- One row a declaration: all words sought need not stand in the same answer.
CREATE TABLE narrative_entry (
  declaration_id uuid PRIMARY KEY REFERENCES declaration (id) ON DELETE CASCADE,
  declarant_id uuid NOT NULL,
  -- Those who may find it, where the record is restricted.
  only_for uuid[],
  words tsvector NOT NULL
);
CREATE INDEX narrative_entry_words ON narrative_entry USING gin (words) WITH (fastupdate = off);
ALTER TABLE narrative_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE narrative_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON narrative_entry TO portal_owner USING (true) WITH CHECK (true);

/* A text with case, accents and unseen characters folded away. */
CREATE FUNCTION folded_text(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(translate(lower(regexp_replace(normalize(p_text, NFKD), '[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g')),
    'øđłħıς’', 'odlhiσ'''), 'ß', 'ss')
$$;

/* The stems of a folded text's words, without the commonest; a word longer than any is cut. */
CREATE FUNCTION word_stems(p_folded text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT tsvector_to_array(to_tsvector('pg_catalog.english', regexp_replace(regexp_replace(p_folded, '[^[:alnum:]]+', ' ', 'g'), '([[:alnum:]]{100})[[:alnum:]]+', '\1', 'g')))
$$;

/* What a text is found by: the stem of every word, and words that were written together as one too (`night_ferry77` is also `nightferry77`). */
CREATE FUNCTION text_words(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT unnest(word_stems(f.folded)) UNION SELECT left(regexp_replace(x[1], '[''_.-]+', '', 'g'), 100)
    FROM regexp_matches(f.folded, '[[:alnum:]]+(?:[''_.-]+[[:alnum:]]+)+', 'g') x) FROM (SELECT folded_text(p_text) AS folded OFFSET 0) f
$$;

/* All that was written freely about a declaration: in its answers, in corrections, in answers to questions. */
CREATE FUNCTION narrative_words(p_declaration uuid) RETURNS tsvector
LANGUAGE sql STABLE AS $$
  SELECT array_to_tsvector(text_words(concat_ws(' ',
    (SELECT concat_ws(' ', s.concern, s.source, s.work, s.access) FROM statement s WHERE s.declaration_id = p_declaration),
    (SELECT string_agg(concat_ws(' ', a.description, a.how_known), ' ') FROM associate a WHERE a.declaration_id = p_declaration),
    (SELECT string_agg(c.text, ' ') FROM correction c WHERE c.declaration_id = p_declaration),
    (SELECT string_agg(q.answer, ' ') FROM question q WHERE q.declaration_id = p_declaration))))
$$;

CREATE FUNCTION write_narrative(p_declaration uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO narrative_entry (declaration_id, declarant_id, only_for, words)
    SELECT c.declaration_id, c.declarant_id, CASE WHEN c.restricted THEN c.decision_maker_ids END, narrative_words(p_declaration)
    FROM standards_case c WHERE c.declaration_id = p_declaration FOR SHARE
  ON CONFLICT (declaration_id) DO UPDATE SET words = excluded.words, declarant_id = excluded.declarant_id, only_for = excluded.only_for
$$;

/* What is written later is found from then on, in the same transaction. */
CREATE FUNCTION follow_narrative() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM write_narrative(NEW.declaration_id);
  RETURN NULL;
END $$;
CREATE TRIGGER narrative_follows AFTER INSERT ON correction FOR EACH ROW EXECUTE FUNCTION follow_narrative();
CREATE TRIGGER narrative_follows AFTER UPDATE OF answer ON question FOR EACH ROW
  WHEN (OLD.answer IS DISTINCT FROM NEW.answer) EXECUTE FUNCTION follow_narrative();

-- As in 0010, and the text with it.
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
  INSERT INTO identity_entry (identity_id, declaration_id, declarant_id, only_for, look, front, back, made_by)
    SELECT i.id, p_declaration, v_declarant, v_only, x.look, x.front, x.back, p_made_by
    FROM jsonb_to_recordset(p_identities) x (identity uuid, look text, front integer, back integer)
    JOIN online_identity i ON i.id = x.identity AND i.declaration_id = p_declaration;
  PERFORM write_narrative(p_declaration);
END $$;

CREATE OR REPLACE FUNCTION follow_restriction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_only uuid[] := CASE WHEN NEW.restricted THEN NEW.decision_maker_ids END;
BEGIN
  UPDATE name_entry SET only_for = v_only, declarant_id = NEW.declarant_id WHERE declaration_id = NEW.declaration_id;
  UPDATE identity_entry SET only_for = v_only, declarant_id = NEW.declarant_id WHERE declaration_id = NEW.declaration_id;
  UPDATE narrative_entry SET only_for = v_only, declarant_id = NEW.declarant_id WHERE declaration_id = NEW.declaration_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_index(p_after uuid, p_most integer, p_made_by integer) RETURNS TABLE (declaration_id uuid, fault text)
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
      WHERE e.declaration_id = ANY (v_ids) AND NOT EXISTS (SELECT FROM name_word n WHERE n.id = w) AND NOT EXISTS (SELECT FROM name_word_new n WHERE n.word_id = w)
    UNION ALL SELECT d.id, 'text not found as it was written' FROM declaration d LEFT JOIN narrative_entry e ON e.declaration_id = d.id
      WHERE d.id = ANY (v_ids) AND e.words IS DISTINCT FROM narrative_words(d.id)
    UNION ALL SELECT e.declaration_id, 'open to the wrong people' FROM narrative_entry e JOIN standards_case c ON c.declaration_id = e.declaration_id
      WHERE e.declaration_id = ANY (v_ids) AND (e.declarant_id <> c.declarant_id OR e.only_for IS DISTINCT FROM CASE WHEN c.restricted THEN c.decision_maker_ids END);
END $$;

/*
 * The declarations in whose text all these words stand, for whoever is asking, in no order. Words written together have to stand there as
 * one; with a hyphen or an apostrophe, they do by themselves as well. The commonest words of English are not asked for; of nothing else,
 * nothing is found. Where each word stands in so many texts that looking would be a look at everything, one null is the answer: how
 * many is the planner's estimate, which counts nothing (and may be asked for by a volatile function alone).
 */
CREATE FUNCTION find_words(p_text text, p_most integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  v_me uuid := assert_searcher(); v_piece text; v_one tsquery; v_query tsquery; v_plan json;
  v_common boolean := (SELECT c.reltuples > 50000 FROM pg_class c WHERE c.oid = 'narrative_entry'::regclass);
BEGIN
  FOR v_piece IN SELECT DISTINCT x[1] FROM regexp_matches(folded_text(left(p_text, 1000)), '[[:alnum:]]+(?:[''_.-]+[[:alnum:]]+)*', 'g') x LIMIT 20 LOOP
    v_one := (SELECT string_agg(quote_literal(x), ' & ')::tsquery FROM unnest(word_stems(v_piece)) x);
    IF v_piece ~ '[_.]' THEN
      v_one := quote_literal(left(regexp_replace(v_piece, '[''_.-]+', '', 'g'), 100))::tsquery;
    ELSIF v_piece ~ '[''-]' THEN
      v_one := coalesce(v_one || quote_literal(left(regexp_replace(v_piece, '[''-]+', '', 'g'), 100))::tsquery, quote_literal(left(regexp_replace(v_piece, '[''-]+', '', 'g'), 100))::tsquery);
    END IF;
    CONTINUE WHEN v_one IS NULL;
    IF v_common THEN
      EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM narrative_entry e WHERE e.words @@ %L::tsquery', v_one) INTO v_plan;
      v_common := (v_plan #>> '{0,Plan,Plan Rows}')::numeric > 50000;
    END IF;
    v_query := coalesce(v_query && v_one, v_one);
  END LOOP;
  IF v_query IS NULL THEN RETURN; END IF;
  IF v_common THEN RETURN QUERY SELECT NULL::uuid; RETURN; END IF;
  RETURN QUERY SELECT e.declaration_id FROM narrative_entry e WHERE e.words @@ v_query
    AND e.declarant_id <> v_me AND (e.only_for IS NULL OR v_me = ANY (e.only_for)) LIMIT least(greatest(p_most, 1), 10000);
END $$;

/*
 * The declarations that answer every term and every filter, exact matches first, for whoever is asking.
 *   p_terms    [[reading, …], …]: a term may be read in several ways, and one of them has to match
 *              {"by":"reference","reference":…} {"by":"staff_number","number":…} {"by":"identity","key":…,"lookAlike":…}
 *              {"by":"name","key":…,"kind":…} {"by":"found","ids":[…],"ranks":[…]}: what was found by likeness, 0 the nearest
 *   p_filters  unit, status, category, platform, risk, outcome, from, until; each may be missing. The risk is that of the latest assessment,
 *              the outcome
 *              the one that took effect last for one of its contacts
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

  IF p_filters ? 'risk' THEN
    v_where := v_where || format(' AND (SELECT x.risk_grade FROM assessment x WHERE x.declaration_id = d.id ORDER BY x.at DESC, x.id DESC LIMIT 1) = %L::risk_grade',
      p_filters ->> 'risk');
  END IF;
  IF p_filters ? 'outcome' THEN
    v_where := v_where || format(' AND EXISTS (SELECT FROM association_outcome o WHERE o.declaration_id = d.id AND o.outcome = %L::outcome
      AND NOT EXISTS (SELECT FROM association_outcome l WHERE l.association_id = o.association_id AND l.decided_at > o.decided_at))', p_filters ->> 'outcome');
  END IF;

  RETURN QUERY EXECUTE format(
    'SELECT d.id, greatest(%s) > 0 FROM declaration d%s JOIN standards_case c ON c.declaration_id = d.id
     WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids))%s
     ORDER BY greatest(%s), d.sent_at DESC, d.id LIMIT %s',
    v_rank, v_joins, me(), me(), v_where, v_rank, least(p_limit, 1000));
END $$;

INSERT INTO narrative_entry (declaration_id, declarant_id, only_for, words)
  SELECT c.declaration_id, c.declarant_id, CASE WHEN c.restricted THEN c.decision_maker_ids END, narrative_words(c.declaration_id) FROM standards_case c;

REVOKE EXECUTE ON FUNCTION folded_text(text), word_stems(text), text_words(text), narrative_words(uuid), write_narrative(uuid), follow_narrative(),
  find_words(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION folded_text(text), word_stems(text), text_words(text), find_words(text, integer) TO portal_standards;
