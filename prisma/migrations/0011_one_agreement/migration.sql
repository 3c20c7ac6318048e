-- A disposal has two events and no more: that it was asked for, and that a second person agreed. Each is written by its door in the
-- transaction that writes the row, so whoever asked cannot, in that same transaction, also say that somebody agreed.

SET LOCAL ROLE portal_owner;

CREATE OR REPLACE FUNCTION may_append(p_kind text, p_object uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_kind IN ('person', 'audit', 'reading') THEN coalesce(p_object = me(), false)
    WHEN p_kind = 'search' THEN EXISTS (SELECT FROM search_request r WHERE r.id = p_object AND r.person_id = me())
    WHEN p_kind = 'disposal' THEN EXISTS (SELECT FROM disposal x WHERE x.id = p_object AND x.xmin = pg_current_xact_id_if_assigned()::xid
      AND (SELECT count(*) FROM audit_event e WHERE e.object_id = x.id AND e.object_kind = 'disposal') = CASE WHEN x.agreed_by IS NULL THEN 0 ELSE 1 END)
    ELSE EXISTS (SELECT FROM declaration d LEFT JOIN standards_case c ON c.declaration_id = d.id WHERE d.id = p_object
      AND (party_to(d) OR d.xmin = pg_current_xact_id_if_assigned()::xid OR c.xmin = pg_current_xact_id_if_assigned()::xid)) END
$$;
