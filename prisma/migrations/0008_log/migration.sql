-- The verifiable log over the history: entries numbered after their commit, hashed into a Merkle tree (RFC 6962), its state signed
-- and witnessed (C2SP tlog-tiles, tlog-checkpoint, tlog-cosignature). See docs/history.md.

SET LOCAL ROLE portal_owner;

/* One row a log. A new key or origin begins a new log, whose first entry holds the last checkpoint of the one before. */
CREATE TABLE log (
  id smallint PRIMARY KEY CHECK (id >= 1),
  origin text NOT NULL UNIQUE,
  verifier_key text NOT NULL UNIQUE,
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

/* The number of each entry. An entry that is no event (the first of a log that continues another) carries its own bytes. */
CREATE TABLE log_leaf (
  log_id smallint NOT NULL REFERENCES log (id),
  index bigint NOT NULL CHECK (index >= 0),
  event_id uuid UNIQUE REFERENCES audit_event (id),
  entry bytea,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (log_id, index),
  CHECK ((event_id IS NULL) <> (entry IS NULL))
);

/* Roots of complete tiles: at level n, of 256^n leaves. Level 0 is log_leaf. */
CREATE TABLE log_node (
  log_id smallint NOT NULL REFERENCES log (id),
  level smallint NOT NULL CHECK (level >= 1),
  index bigint NOT NULL CHECK (index >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (log_id, level, index)
);

/* The key is the promise: a size is signed with one root, ever. */
CREATE TABLE log_checkpoint (
  log_id smallint NOT NULL REFERENCES log (id),
  size bigint NOT NULL CHECK (size >= 1),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL,
  signed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (log_id, size)
);

CREATE TABLE log_cosignature (
  log_id smallint NOT NULL,
  witness text NOT NULL,
  size bigint NOT NULL,
  line text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (log_id, witness, size),
  FOREIGN KEY (log_id, size) REFERENCES log_checkpoint (log_id, size)
);

CREATE INDEX log_cosignature_size ON log_cosignature (log_id, size);

/* What each run of the verifier found, for the auditor's page. */
CREATE TABLE log_check (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  events bigint NOT NULL,
  records bigint NOT NULL,
  size bigint NOT NULL,
  findings bigint NOT NULL,
  detail jsonb NOT NULL
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['log', 'log_leaf', 'log_node', 'log_checkpoint', 'log_cosignature', 'log_check'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO portal_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- The sealer is the worker's: it reads entries, which tell nothing, and adds to the log.
  FOREACH t IN ARRAY ARRAY['log', 'log_leaf', 'log_node', 'log_checkpoint', 'log_cosignature'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_jobs', t);
    EXECUTE format('CREATE POLICY seal ON %I TO portal_jobs USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- What is published is an auditor's to read.
  FOREACH t IN ARRAY ARRAY['log', 'log_checkpoint', 'log_cosignature', 'log_check'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO portal_standards', t);
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO portal_standards USING ((SELECT i_am(''auditor'')))', t);
  END LOOP;
END $$;

GRANT SELECT (id, xid, seq, entry) ON audit_event TO portal_jobs;
CREATE POLICY seal ON audit_event FOR SELECT TO portal_jobs USING (true);

/* One row of hashes of a tree, `p_width` of them from tile `p_tile` (C2SP tlog-tiles); shorter where the log is. Hashes tell nothing. */
CREATE FUNCTION log_tile(p_log smallint, p_level integer, p_tile bigint, p_width integer) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(string_agg(hash, ''::bytea ORDER BY index), ''::bytea) FROM (
    SELECT index, hash FROM log_leaf WHERE p_level = 0 AND log_id = p_log AND index >= p_tile * 256 AND index < p_tile * 256 + least(p_width, 256)
    UNION ALL
    SELECT index, hash FROM log_node WHERE level = p_level AND log_id = p_log AND index >= p_tile * 256 AND index < p_tile * 256 + least(p_width, 256)) found
$$;

/* Entries of the log for an auditor, in order. */
CREATE FUNCTION log_entries(p_log smallint, p_tile bigint, p_width integer) RETURNS TABLE (entry bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT i_am('auditor') THEN RAISE EXCEPTION 'not an auditor' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT coalesce(l.entry, e.entry) FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
    WHERE l.log_id = p_log AND l.index >= p_tile * 256 AND l.index < p_tile * 256 + least(p_width, 256) ORDER BY l.index;
END $$;

/* What each witness has seen last: from name to name along the primary key, not through every cosignature there is. */
CREATE FUNCTION log_witnessed() RETURNS TABLE (log_id smallint, witness text, size bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE name AS (
    SELECT g.id, (SELECT min(c.witness) FROM log_cosignature c WHERE c.log_id = g.id) AS witness FROM log g
    UNION ALL
    SELECT n.id, (SELECT min(c.witness) FROM log_cosignature c WHERE c.log_id = n.id AND c.witness > n.witness) FROM name n WHERE n.witness IS NOT NULL)
  SELECT n.id, n.witness, (SELECT max(c.size) FROM log_cosignature c WHERE c.log_id = n.id AND c.witness = n.witness)
  FROM name n WHERE n.witness IS NOT NULL
$$;

/*
 * Where these events stand in the log, and how many witnesses have seen it: for whoever holds their ids, which cannot be guessed.
 * An event without a row is not sealed yet.
 */
CREATE FUNCTION seals(p_events uuid[]) RETURNS TABLE (event_id uuid, log_id smallint, index bigint, witnesses integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH seen AS MATERIALIZED (SELECT * FROM log_witnessed())
  SELECT l.event_id, l.log_id, l.index, (SELECT count(*)::integer FROM seen w WHERE w.log_id = l.log_id AND w.size > l.index)
  FROM log_leaf l
  WHERE l.event_id = ANY (p_events)
    AND l.index < (SELECT max(c.size) FROM log_checkpoint c WHERE c.log_id = l.log_id)
$$;

/*
 * All that a declarant's receipt is made of: the entry of their own `sent` event with its secrets, its number, and the first
 * checkpoint over it that all witnesses signed; while one of them is away, the first that any signed, and before that the first at
 * all. A later one would tell how much has happened since.
 */
CREATE FUNCTION receipt_parts(p_reference text) RETURNS TABLE (entry bytea, head_salt bytea, actor uuid, id uuid, kind text, object uuid, type text,
  names text[], "values" text[], salts bytea[], hashes bytea[], log_id smallint, index bigint, size bigint, checkpoint text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.entry, e.head_salt, e.actor, e.id, e.object_kind, e.object_id, e.type, p.names, p.values, p.salts, p.hashes, l.log_id, l.index, c.size,
    c.note || coalesce((SELECT string_agg(s.line, '' ORDER BY s.witness) FROM log_cosignature s WHERE s.log_id = c.log_id AND s.size = c.size), '')
  FROM declaration d
  JOIN audit_event e ON e.object_id = d.id AND e.object_kind = 'declaration' AND e.version = 1
  JOIN audit_payload p ON p.event_id = e.id
  JOIN log_leaf l ON l.event_id = e.id
  JOIN LATERAL (
    SELECT o.log_id, o.size, o.note FROM log_checkpoint o WHERE o.log_id = l.log_id AND o.size = coalesce(
      (SELECT min(y.size) FROM (SELECT z.size FROM (SELECT s.size FROM log_cosignature s WHERE s.log_id = l.log_id AND s.size > l.index ORDER BY s.size LIMIT 200) z
          GROUP BY z.size HAVING count(*) >= (SELECT count(*) FROM log_witnessed() w WHERE w.log_id = l.log_id)) y),
      (SELECT min(s.size) FROM log_cosignature s WHERE s.log_id = l.log_id AND s.size > l.index),
      (SELECT min(x.size) FROM log_checkpoint x WHERE x.log_id = l.log_id AND x.size > l.index))) c ON true
  WHERE d.reference = p_reference AND d.declarant_id = me()
$$;

/* How the log stands, for the auditor's page: entries not yet sealed, and since when the oldest of them waits. */
CREATE FUNCTION log_delay() RETURNS TABLE (waiting bigint, oldest timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_xid xid8 := '0'; v_seq bigint := 0;
BEGIN
  IF NOT i_am('auditor') THEN RAISE EXCEPTION 'not an auditor' USING ERRCODE = '42501'; END IF;
  SELECT x.xid, x.seq INTO v_xid, v_seq FROM log_leaf l JOIN audit_event x ON x.id = l.event_id ORDER BY l.log_id DESC, l.index DESC LIMIT 1;
  RETURN QUERY SELECT count(*), min(e.at) FROM audit_event e WHERE (e.xid, e.seq) > (coalesce(v_xid, '0'::xid8), coalesce(v_seq, 0));
END $$;

/* The keys with which the logs are signed, for whoever wants to compare them with those published elsewhere. */
CREATE FUNCTION log_keys() RETURNS TABLE (log_id smallint, origin text, verifier_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT id, origin, verifier_key FROM log ORDER BY id $$;

REVOKE EXECUTE ON FUNCTION log_witnessed(), log_keys(), log_tile(smallint, integer, bigint, integer), log_entries(smallint, bigint, integer), seals(uuid[]), receipt_parts(text),
  log_delay() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log_keys(), log_tile(smallint, integer, bigint, integer), seals(uuid[]) TO portal_web, portal_standards;
GRANT EXECUTE ON FUNCTION receipt_parts(text) TO portal_web;
GRANT EXECUTE ON FUNCTION log_entries(smallint, bigint, integer), log_delay() TO portal_standards;
