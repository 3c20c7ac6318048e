-- Letting go, lawfully: the content of events is destroyed by two people, under a rule, with an event that says so; never while a
-- legal hold lies on the record. When what is due for it is the business of retention schedules, not of these doors.

SET LOCAL ROLE portal_owner;

CREATE TABLE legal_hold (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  declaration_id uuid NOT NULL REFERENCES declaration (id),
  reason text NOT NULL,
  placed_by uuid NOT NULL REFERENCES person (id),
  placed_at timestamptz(3) NOT NULL,
  lifted_by uuid REFERENCES person (id),
  lifted_at timestamptz(3),
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (declaration_id) WHERE lifted_at IS NULL;

CREATE TABLE disposal (
  id uuid PRIMARY KEY,
  event_ids uuid[] NOT NULL CHECK (cardinality(event_ids) BETWEEN 1 AND 1000),
  -- The fields to be destroyed; null is everything.
  fields text[] CHECK (cardinality(fields) > 0),
  rule text NOT NULL,
  asked_by uuid NOT NULL REFERENCES person (id),
  asked_at timestamptz(3) NOT NULL,
  agreed_by uuid REFERENCES person (id) CHECK (agreed_by <> asked_by),
  agreed_at timestamptz(3),
  -- The transaction of the agreement, in which alone the content can go.
  xid xid8
);
CREATE INDEX disposal_events ON disposal USING gin (event_ids);

ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_hold FORCE ROW LEVEL SECURITY;
ALTER TABLE disposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE disposal FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON legal_hold TO portal_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON disposal TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT ON disposal TO portal_standards;
CREATE POLICY disposer ON disposal FOR SELECT TO portal_standards USING ((SELECT i_am('disposer')));

CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON legal_hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('declaration_id');
CREATE CONSTRAINT TRIGGER has_event AFTER INSERT OR UPDATE OR DELETE ON disposal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event('id');

/* Content goes as a disposal says that was agreed to in this very transaction, and in no other way; for the owner neither. */
CREATE FUNCTION guard_payload() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d disposal;
BEGIN
  SELECT * INTO d FROM disposal x WHERE OLD.event_id = ANY (x.event_ids) AND x.xid = pg_current_xact_id() AND x.agreed_by IS NOT NULL
    AND (x.fields IS NULL) = (TG_OP = 'DELETE') LIMIT 1;
  IF FOUND AND TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF FOUND AND NEW.event_id = OLD.event_id AND NEW.names = OLD.names AND NEW.record_salt = OLD.record_salt AND NOT EXISTS (
    SELECT FROM unnest(OLD.names, OLD.values, NEW.values, OLD.salts, NEW.salts) AS f (name, old_value, new_value, old_salt, new_salt)
    WHERE CASE WHEN name = ANY (d.fields) THEN new_value IS NOT NULL OR new_salt IS NOT NULL
      ELSE new_value IS DISTINCT FROM old_value OR new_salt IS DISTINCT FROM old_salt END) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_payload is append-only' USING ERRCODE = '42501';
END $$;
DROP TRIGGER append_only ON audit_payload;
CREATE TRIGGER append_only BEFORE TRUNCATE ON audit_payload FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard_payload BEFORE UPDATE OR DELETE ON audit_payload FOR EACH ROW EXECUTE FUNCTION guard_payload();

CREATE OR REPLACE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    -- By the doors below alone: they write the row in the same transaction.
    WHEN p_kind = 'disposal' THEN EXISTS (SELECT FROM disposal x WHERE x.id = p_object AND x.xmin = pg_current_xact_id_if_assigned()::xid)
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;

CREATE FUNCTION json_texts(p_texts text[]) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN p_texts IS NULL THEN 'null' ELSE '[' || coalesce((SELECT string_agg(to_json(t)::text, ',' ORDER BY n) FROM unnest(p_texts) WITH ORDINALITY x (t, n)), '') || ']' END
$$;

/* Asks for the content of these events, or some fields of it, to be destroyed. Answers with the number of the request. */
CREATE FUNCTION ask_disposal(p_events uuid[], p_fields text[], p_rule text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id uuid := uuidv7();
BEGIN
  IF session_user <> 'portal_standards' OR i_am('disposer') IS NOT TRUE THEN RAISE EXCEPTION 'not a disposer' USING ERRCODE = '42501'; END IF;
  IF p_rule !~ '^[[:alnum:]][[:alnum:] .,:/()-]{0,199}$' THEN RAISE EXCEPTION 'no rule' USING ERRCODE = '22023'; END IF;
  IF EXISTS (SELECT FROM unnest(p_events) x LEFT JOIN audit_event e ON e.id = x LEFT JOIN audit_payload p ON p.event_id = x
    WHERE p.event_id IS NULL OR e.object_kind = 'disposal') THEN RAISE EXCEPTION 'no such content' USING ERRCODE = '22023'; END IF;
  INSERT INTO disposal (id, event_ids, fields, rule, asked_by, asked_at) VALUES (v_id, p_events, p_fields, p_rule, me(), request_instant());
  PERFORM append_event('disposal_asked', 'disposal', v_id, '{events,fields,rule}',
    ARRAY[json_texts(p_events::text[]), json_texts(p_fields), to_json(p_rule)::text], '{}');
  RETURN v_id;
END $$;

/* A second person agrees, and the content is gone: `done`, or why not (`not_found`, `own_request`, `held`). */
CREATE FUNCTION agree_disposal(p_id uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d disposal;
BEGIN
  IF session_user <> 'portal_standards' OR i_am('disposer') IS NOT TRUE THEN RAISE EXCEPTION 'not a disposer' USING ERRCODE = '42501'; END IF;
  SELECT * INTO d FROM disposal WHERE id = p_id FOR UPDATE;
  IF NOT FOUND OR d.agreed_by IS NOT NULL THEN RETURN 'not_found'; END IF;
  IF d.asked_by = me() THEN RETURN 'own_request'; END IF;
  -- A hold that is being placed now waits for us, or we for it.
  PERFORM FROM declaration x WHERE x.id IN (SELECT e.object_id FROM audit_event e WHERE e.id = ANY (d.event_ids)) ORDER BY x.id FOR SHARE;
  IF EXISTS (SELECT FROM audit_event e JOIN legal_hold h ON h.declaration_id = e.object_id WHERE e.id = ANY (d.event_ids) AND h.lifted_at IS NULL) THEN
    RETURN 'held';
  END IF;
  UPDATE disposal SET agreed_by = me(), agreed_at = request_instant(), xid = pg_current_xact_id() WHERE id = p_id;
  IF d.fields IS NULL THEN
    DELETE FROM audit_payload WHERE event_id = ANY (d.event_ids);
  ELSE
    UPDATE audit_payload p SET (values, salts, hashes) = (
      SELECT array_agg(CASE WHEN goes THEN NULL ELSE v END ORDER BY n), array_agg(CASE WHEN goes THEN NULL ELSE s END ORDER BY n),
        array_agg(CASE WHEN goes AND s IS NOT NULL THEN sha256(convert_to('declarable-associations/field/v1', 'UTF8') || '\x00'::bytea || s
          || convert_to(name, 'UTF8') || '\x00'::bytea || convert_to(v, 'UTF8')) ELSE h END ORDER BY n)
      FROM (SELECT f.*, f.name = ANY (d.fields) AS goes FROM unnest(p.names, p.values, p.salts, p.hashes) WITH ORDINALITY AS f (name, v, s, h, n)
        WHERE f.name IS NOT NULL) each_field)
    WHERE p.event_id = ANY (d.event_ids) AND p.names && d.fields;
  END IF;
  PERFORM append_event('payload_disposed', 'disposal', p_id, '{askedBy,events,fields,rule}',
    ARRAY[to_json((SELECT pseudonym FROM person WHERE id = d.asked_by))::text, json_texts(d.event_ids::text[]), json_texts(d.fields), to_json(d.rule)::text], '{}');
  RETURN 'done';
END $$;

/* Nothing of this record may be destroyed until the hold is lifted: `done`, or `not_found`. */
CREATE FUNCTION place_hold(p_reference text, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  IF session_user <> 'portal_standards' OR i_am('decisionMaker') IS NOT TRUE THEN RAISE EXCEPTION 'not a decision maker' USING ERRCODE = '42501'; END IF;
  SELECT * INTO d FROM declaration WHERE reference = p_reference FOR UPDATE;
  IF NOT FOUND OR NOT party_to(d) OR EXISTS (SELECT FROM legal_hold h WHERE h.declaration_id = d.id AND h.lifted_at IS NULL) THEN RETURN 'not_found'; END IF;
  INSERT INTO legal_hold (declaration_id, reason, placed_by, placed_at) VALUES (d.id, p_reason, me(), request_instant());
  PERFORM append_event('hold_placed', 'case', d.id, '{reason}', ARRAY[to_json(p_reason)::text], '{standards}');
  RETURN 'done';
END $$;

CREATE FUNCTION lift_hold(p_reference text, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d declaration;
BEGIN
  IF session_user <> 'portal_standards' OR i_am('decisionMaker') IS NOT TRUE THEN RAISE EXCEPTION 'not a decision maker' USING ERRCODE = '42501'; END IF;
  SELECT * INTO d FROM declaration WHERE reference = p_reference FOR UPDATE;
  IF NOT FOUND OR NOT party_to(d) THEN RETURN 'not_found'; END IF;
  UPDATE legal_hold SET lifted_by = me(), lifted_at = request_instant() WHERE declaration_id = d.id AND lifted_at IS NULL;
  IF NOT FOUND THEN RETURN 'not_found'; END IF;
  PERFORM append_event('hold_lifted', 'case', d.id, '{reason}', ARRAY[to_json(p_reason)::text], '{standards}');
  RETURN 'done';
END $$;

REVOKE EXECUTE ON FUNCTION guard_payload(), json_texts(text[]), ask_disposal(uuid[], text[], text), agree_disposal(uuid), place_hold(text, text),
  lift_hold(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_disposal(uuid[], text[], text), agree_disposal(uuid), place_hold(text, text), lift_hold(text, text) TO portal_standards;
