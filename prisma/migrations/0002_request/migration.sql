-- Who is asking. `begin_request` proves it from the session token and leaves a context that lasts for one
-- transaction and carries a keyed hash (HMAC, RFC 2104), so that SQL injected later can neither forge nor replay it.
-- Nothing is written, so a read-only standby can serve reads.

SET LOCAL ROLE portal_owner;

CREATE TABLE installation (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  mode text NOT NULL CHECK (mode IN ('demo', 'production')),
  context_key bytea NOT NULL
);
INSERT INTO installation (mode, context_key) VALUES ('production', public.gen_random_bytes(32));

-- Fields: backend, transaction start, person, roles, unit kind, instant of the request.
CREATE FUNCTION request_context() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  raw text := current_setting('portal.context', true);
  payload text := substr(raw, 66);
  parts text[];
BEGIN
  IF coalesce(raw, '') = '' THEN RETURN NULL; END IF;
  IF substr(raw, 1, 64) <> encode(hmac(convert_to(payload, 'UTF8'), (SELECT context_key FROM installation), 'sha256'), 'hex') THEN
    RAISE EXCEPTION 'request context refused' USING ERRCODE = '28000';
  END IF;
  parts := string_to_array(payload, '|');
  IF parts[1] <> pg_backend_pid()::text OR parts[2] <> extract(epoch FROM transaction_timestamp())::text THEN
    RAISE EXCEPTION 'request context refused' USING ERRCODE = '28000';
  END IF;
  RETURN parts;
END $$;

/* Who is reading: null outside a request, so that every policy then denies. */
CREATE FUNCTION me() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT (request_context())[3]::uuid $$;

CREATE FUNCTION i_am(p_role text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT coalesce(p_role = ANY (string_to_array((request_context())[4], ',')), false) $$;

/* The instant of the request. Tables and events take their times from here, never from a caller. */
CREATE FUNCTION request_instant() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT (request_context())[6]::timestamptz $$;

CREATE FUNCTION set_request_context(p_person uuid, p_roles text, p_unit_kind text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  payload text := concat_ws('|', pg_backend_pid(), extract(epoch FROM transaction_timestamp()), p_person, p_roles, p_unit_kind,
    to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
BEGIN
  PERFORM set_config('portal.context',
    encode(hmac(convert_to(payload, 'UTF8'), (SELECT context_key FROM installation), 'sha256'), 'hex') || '|' || payload, true);
END $$;

/* Demo and tests may move the clock; an installation in production may not. */
CREATE FUNCTION assert_instant(p_at timestamptz) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT mode FROM installation) = 'production' AND abs(extract(epoch FROM clock_timestamp() - p_at)) > 300 THEN
    RAISE EXCEPTION 'the clocks of portal and database differ by more than five minutes' USING ERRCODE = '22008';
  END IF;
END $$;

/*
 * Begins a request: `state` is ok, expired (the session ended less than a day ago and was not revoked) or unknown.
 * Only `ok` sets the context. The professional-standards role serves only people who hold one of its roles.
 */
CREATE FUNCTION begin_request(p_token_hash bytea, p_at timestamptz)
RETURNS TABLE (state text, person_id uuid, session_id uuid, full_name text, title text, staff_number text, roles text[],
  senior boolean, unit_code text, unit_kind text, line_manager_id uuid, ends_at timestamptz, idle_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  s session; p person; k unit_kind;
BEGIN
  PERFORM assert_instant(p_at);
  SELECT * INTO s FROM session WHERE token_hash = p_token_hash;
  IF NOT FOUND OR s.revoked_at IS NOT NULL OR p_at < s.opened_at THEN
    RETURN QUERY SELECT 'unknown', NULL::uuid, NULL::uuid, NULL, NULL, NULL, NULL::text[], NULL::boolean, NULL, NULL, NULL::uuid, NULL::timestamptz, NULL::timestamptz;
    RETURN;
  END IF;
  SELECT * INTO p FROM person WHERE id = s.person_id;
  SELECT u.kind INTO k FROM unit u WHERE u.code = p.unit_code;
  IF NOT p.active THEN
    RETURN QUERY SELECT 'unknown', NULL::uuid, NULL::uuid, NULL, NULL, NULL, NULL::text[], NULL::boolean, NULL, NULL, NULL::uuid, NULL::timestamptz, NULL::timestamptz;
    RETURN;
  END IF;
  IF p_at >= s.ends_at OR p_at >= s.seen_at + make_interval(secs => s.idle_seconds) THEN
    RETURN QUERY SELECT CASE WHEN p_at < s.ends_at + interval '1 day' THEN 'expired' ELSE 'unknown' END,
      p.id, s.id, NULL, NULL, NULL, NULL::text[], NULL::boolean, NULL, NULL, NULL::uuid, s.ends_at, NULL::timestamptz;
    RETURN;
  END IF;
  IF session_user = 'portal_standards' AND NOT p.roles && ARRAY['assessor', 'decisionMaker', 'auditor', 'disposer']::person_role[] THEN
    RETURN QUERY SELECT 'unknown', NULL::uuid, NULL::uuid, NULL, NULL, NULL, NULL::text[], NULL::boolean, NULL, NULL, NULL::uuid, NULL::timestamptz, NULL::timestamptz;
    RETURN;
  END IF;
  -- Not on every request: one write in half a minute is enough to measure idleness.
  IF p_at > s.seen_at + interval '30 seconds' AND NOT pg_is_in_recovery() THEN
    UPDATE session SET seen_at = p_at WHERE id = s.id;
  END IF;
  PERFORM set_request_context(p.id, array_to_string(p.roles, ','), k::text, p_at);
  RETURN QUERY SELECT 'ok', p.id, s.id, p.full_name, p.title, p.staff_number, p.roles::text[], p.senior, p.unit_code, k::text,
    p.line_manager_id, s.ends_at, greatest(s.seen_at, p_at) + make_interval(secs => s.idle_seconds);
END $$;

-- Sign-in: a role of its own, so that injection on a page cannot open a session for somebody else.

CREATE FUNCTION signin_person(p_subject text) RETURNS TABLE (id uuid, full_name text, email text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, full_name, email, roles::text[] FROM person WHERE subject = p_subject AND active
$$;

CREATE FUNCTION signin_person_by_id(p_id uuid) RETURNS TABLE (id uuid, full_name text, email text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, full_name, email, roles::text[] FROM person WHERE id = p_id AND active
$$;

CREATE FUNCTION signin_read(p_token_hash bytea, p_at timestamptz) RETURNS TABLE (person_id uuid, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.person_id, s.ends_at FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = p_token_hash AND s.revoked_at IS NULL AND p.active AND p_at < s.ends_at
    AND p_at < s.seen_at + make_interval(secs => s.idle_seconds)
$$;
