-- What anybody may know of the portal's health: whether its parts have been heard of lately. No counts, no names.

SET LOCAL ROLE portal_owner;

CREATE FUNCTION health() RETURNS TABLE (name text, at timestamptz, detail text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT name, at, detail FROM heartbeat $$;

REVOKE EXECUTE ON FUNCTION health() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION health() TO portal_web;
