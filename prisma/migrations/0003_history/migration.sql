-- The history: one way to add, none to change. See docs/decisions/0005-history.md.

SET LOCAL ROLE portal_owner;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_event', 'audit_payload', 'policy_document', 'statement', 'association', 'associate', 'online_identity',
    'association_outcome', 'lookup_admission', 'correction', 'manager_review', 'assessment', 'decision', 'decision_outcome',
    'countersignature', 'referral', 'standards_note'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

/*
 * The present state of a record, in one text, to be hashed into its events. `declaration` is what the declarant and the line
 * manager work on, `case` what professional standards add. Other kinds of object have no state but their events.
 * Members without a value are left out, and so are keys that are worked out from others: a later column that may be empty, and
 * keys worked out anew, then leave the digest of an old record as it was.
 */
CREATE FUNCTION record_state(p_kind text, p_id uuid) RETURNS text
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
  END IF;
  RETURN NULL;
END $$;

/*
 * Appends one event in the caller's transaction and returns its id.
 *
 * Each payload field is committed to on its own, so that one can be shown or destroyed alone (the idea of RFC 9901):
 *   field      = SHA-256("declarable-associations/field/v1" 00 salt(32) name 00 value)
 *   commitment = SHA-256("declarable-associations/payload/v1" 00 field 1 … field n)        fields in order of name
 *   record     = SHA-256("declarable-associations/record/v1" 00 salt(32) record_state)
 * Who did what to which object is committed to as well, so that an entry can be given to an outsider and tells them nothing but
 * when, and which entries follow each other:
 *   head       = SHA-256("declarable-associations/head/v1" 00 salt(32) {"actor":…,"id":…,"kind":…,"object":…,"type":…})
 *   chain      = SHA-256("declarable-associations/chain/v1" 00 kind 00 object)              objects are random, so not to be guessed
 * The entry is canonical JSON (RFC 8785); its bytes are stored exactly as they will be hashed.
 * Actor and instant come from the request context, never from the caller. Append after the change it describes. Of several events
 * of one act on one object only the last holds the record's digest (p_last): were each to hold it, the last could be deleted, before
 * it is sealed, without the record missing it.
 */
CREATE FUNCTION append_event(p_type text, p_kind text, p_object uuid, p_names text[], p_values text[], p_audience text[], p_last boolean DEFAULT true) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_id uuid := uuidv7();
  v_at timestamptz := request_instant();
  v_actor uuid := (SELECT pseudonym FROM person WHERE id = me());
  v_salts bytea[] := '{}'; v_fields bytea := ''; v_record_salt bytea := gen_random_bytes(32); v_head_salt bytea := gen_random_bytes(32);
  v_head text := format('{"actor":"%s","id":"%s","kind":"%s","object":"%s","type":"%s"}', v_actor, v_id, p_kind, p_object, p_type);
  v_commitment bytea; v_previous bytea; v_version integer; v_state text; v_entry text; i integer;
BEGIN
  IF v_at IS NULL OR v_actor IS NULL THEN RAISE EXCEPTION 'no request' USING ERRCODE = '28000'; END IF;
  IF NOT may_append(p_kind, p_object) THEN RAISE EXCEPTION 'not a party' USING ERRCODE = '42501'; END IF;
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
    to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    encode(sha256(convert_to('declarable-associations/chain/v1', 'UTF8') || '\x00'::bytea || convert_to(p_kind, 'UTF8') || '\x00'::bytea || convert_to(p_object::text, 'UTF8')), 'hex'),
    encode(v_commitment, 'hex'),
    encode(sha256(convert_to('declarable-associations/head/v1', 'UTF8') || '\x00'::bytea || v_head_salt || convert_to(v_head, 'UTF8')), 'hex'),
    coalesce('"' || encode(v_previous, 'hex') || '"', 'null'),
    coalesce('"' || encode(sha256(convert_to('declarable-associations/record/v1', 'UTF8') || '\x00'::bytea || v_record_salt || convert_to(v_state, 'UTF8')), 'hex') || '"', 'null'),
    v_version);
  INSERT INTO audit_event (id, at, type, actor, object_kind, object_id, version, commitment, head_salt, entry, audience)
    VALUES (v_id, v_at, p_type, v_actor, p_kind, p_object, v_version, v_commitment, v_head_salt, convert_to(v_entry, 'UTF8'), p_audience);
  INSERT INTO audit_payload (event_id, names, values, salts, record_salt) VALUES (v_id, p_names, p_values, v_salts, v_record_salt);
  RETURN v_id;
END $$;

/* The commit gate: a change to a record has an event on that record in the same transaction, or it does not commit. */
CREATE FUNCTION require_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  v_object uuid := (v_row ->> TG_ARGV[0])::uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM audit_event WHERE object_id = v_object AND xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a change to % has no event', TG_TABLE_NAME USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  EXECUTE 'CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON declaration DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''id'')';
  EXECUTE 'CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON search_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''id'')';
  FOREACH t IN ARRAY ARRAY['statement', 'association', 'associate', 'online_identity', 'association_outcome', 'lookup_admission', 'question',
    'correction', 'manager_review', 'condition', 'standards_case', 'assessment', 'decision', 'decision_outcome', 'countersignature',
    'referral', 'standards_note'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event(''declaration_id'')', t);
  END LOOP;
END $$;
