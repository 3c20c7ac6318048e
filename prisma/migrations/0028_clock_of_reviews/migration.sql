-- The clock of what is looked at again: reviews, ends that somebody says have come, appeals. See docs/decisions/0016, 0018 and 0019.

SET LOCAL ROLE portal_owner;

/* Who settled it, where that was a line manager who still holds it: professional standards look at everything else. */
CREATE FUNCTION settled_by(d declaration) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT p.id FROM person p JOIN standards_case c ON c.declaration_id = d.id
  WHERE d.status = 'approved_by_manager' AND p.id = d.reviewer_id AND p.active AND NOT c.restricted
$$;

/* What somebody has to look at by a day in this span: an answered review, or an end that was reported. Without a person professional standards. */
CREATE FUNCTION looks_again(p_from text, p_until text) RETURNS TABLE (object_id uuid, due text, declaration_id uuid, person_id uuid) LANGUAGE sql STABLE AS $$
  SELECT s.answer_id, s.act_by, s.declaration_id, CASE s.stage WHEN 'manager' THEN (
      SELECT p.id FROM person p JOIN standards_case c ON c.declaration_id = d.id WHERE p.id = d.reviewer_id AND p.active AND NOT c.restricted) END
  FROM review_state s JOIN declaration d ON d.id = s.declaration_id WHERE s.act_by BETWEEN p_from AND p_until
  UNION ALL
  SELECT e.id, e.answer_by, e.declaration_id, settled_by(d) FROM end_report e JOIN declaration d ON d.id = e.declaration_id
  WHERE e.answer_by BETWEEN p_from AND p_until
$$;

/* Appeals that wait to be heard: nobody has, and no new decision has come in between. */
CREATE FUNCTION open_appeals() RETURNS SETOF appeal LANGUAGE sql STABLE AS $$
  SELECT a.* FROM appeal a WHERE NOT EXISTS (SELECT FROM appeal_hearing h WHERE h.appeal_id = a.id)
    AND NOT EXISTS (SELECT FROM association_outcome o WHERE o.declaration_id = a.declaration_id AND o.decided_at > a.at)
$$;

/* Those to be heard by a day in this span; not while the decision itself is made again, for another reason. */
CREATE FUNCTION appeals_to_hear(p_from text, p_until text) RETURNS TABLE (object_id uuid, due text, declaration_id uuid, person_id uuid) LANGUAGE sql STABLE AS $$
  SELECT a.id, a.due_on, a.declaration_id, NULL::uuid FROM open_appeals() a JOIN declaration d ON d.id = a.declaration_id
  WHERE a.due_on BETWEEN p_from AND p_until AND d.status = 'decided'
$$;

/* As in 0027, with reviews, ends and appeals. */
CREATE OR REPLACE FUNCTION clock_due(p_rule text, p_today text, p_soon text, p_since text)
RETURNS TABLE (object_id uuid, due text, declaration_id uuid, person_id uuid) LANGUAGE plpgsql STABLE AS $$
DECLARE yesterday text := (p_today::date - 1)::text;
BEGIN
  CASE p_rule
  WHEN 'review_due' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, d.reviewer_id FROM declaration d
    WHERE d.status = 'with_manager' AND d.due_on BETWEEN p_today AND p_soon AND d.reviewer_id IS NOT NULL;
  WHEN 'answer_due' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, d.declarant_id FROM declaration d
    WHERE d.status IN ('returned_by_manager', 'question_from_standards') AND d.due_on BETWEEN p_today AND p_soon;
  WHEN 'answer_overdue' THEN RETURN QUERY
    SELECT d.id, d.due_on, d.id, CASE d.status WHEN 'returned_by_manager' THEN d.reviewer_id END FROM declaration d
    WHERE d.status IN ('returned_by_manager', 'question_from_standards') AND d.due_on < p_today;
  WHEN 'case_due' THEN RETURN QUERY
    SELECT c.declaration_id, c.due_on, c.declaration_id, NULL::uuid FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage IN ('triage', 'assessment', 'countersign') AND c.due_on BETWEEN p_today AND p_soon AND d.status = 'with_standards'
      AND (c.assessor_id IS NOT NULL OR c.restricted);
  WHEN 'case_overdue' THEN RETURN QUERY
    SELECT c.declaration_id, c.due_on, c.declaration_id, NULL::uuid FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage IN ('triage', 'assessment', 'countersign') AND c.due_on < p_today AND d.status = 'with_standards';
  WHEN 'check_due' THEN RETURN QUERY
    SELECT s.condition_id, s.check_on, s.declaration_id, (SELECT p.id FROM person p WHERE p.id = o.owner_id AND p.active)
    FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.status = 'active' AND s.check_on BETWEEN p_today AND p_soon;
  WHEN 'check_overdue' THEN RETURN QUERY
    SELECT s.condition_id, s.check_on, s.declaration_id, (SELECT p.id FROM person p WHERE p.id = o.owner_id AND p.active)
    FROM condition_state s JOIN condition_owner o USING (condition_id) WHERE s.status = 'active' AND s.check_on < p_today AND s.check_on >= p_since;
  WHEN 'condition_to_answer' THEN RETURN QUERY
    SELECT s.condition_id, s.acknowledge_by, s.declaration_id, d.declarant_id FROM condition_state s JOIN declaration d ON d.id = s.declaration_id
    WHERE s.status = 'active' AND s.acknowledge_by IS NOT NULL AND s.acknowledge_by BETWEEN p_today AND p_soon;
  WHEN 'cease_due' THEN RETURN QUERY
    SELECT u.association_id, u.confirm_by, u.declaration_id, u.declarant_id FROM unconfirmed_contacts(p_today, p_soon) u;
  WHEN 'measure_due' THEN RETURN QUERY
    SELECT c.id, c.review_on, c.declaration_id, (SELECT p.id FROM person p WHERE p.id = c.owner_id AND p.active AND NOT s.restricted)
    FROM condition c JOIN standards_case s USING (declaration_id)
    WHERE c.set_as = 'manager' AND c.review_on BETWEEN p_today AND p_soon;
  WHEN 'review_to_answer', 'review_answer_due' THEN RETURN QUERY
    SELECT s.declaration_id, s.review_on, s.declaration_id, d.declarant_id FROM review_state s JOIN declaration d ON d.id = s.declaration_id
    WHERE s.review_on BETWEEN p_today AND p_soon;
  WHEN 'review_unanswered' THEN RETURN QUERY
    SELECT s.declaration_id, s.review_on, s.declaration_id, settled_by(d) FROM review_state s JOIN declaration d ON d.id = s.declaration_id
    WHERE s.review_on < p_today;
  WHEN 'look_due' THEN RETURN QUERY SELECT l.* FROM looks_again(p_today, p_soon) l;
  WHEN 'look_overdue' THEN RETURN QUERY
    SELECT l.* FROM looks_again('0001-01-01', yesterday) l WHERE l.person_id IS NULL OR l.due > p_since;
  WHEN 'look_missed' THEN RETURN QUERY
    SELECT l.object_id, l.due, l.declaration_id, NULL::uuid FROM looks_again('0001-01-01', p_soon) l WHERE l.person_id IS NOT NULL;
  WHEN 'appeal_due' THEN RETURN QUERY SELECT a.* FROM appeals_to_hear(p_today, p_soon) a;
  WHEN 'appeal_overdue' THEN RETURN QUERY SELECT a.* FROM appeals_to_hear('0001-01-01', yesterday) a;
  END CASE;
END $$;

/* As in 0018; of an appeal those are told who may hear it, and where there is nobody, those who find somebody. */
CREATE OR REPLACE FUNCTION clock_tell(p_rule text, p_at timestamptz, p_today text, p_soon text, p_since text, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_done integer := 0; r record; v_person uuid;
BEGIN
  PERFORM assert_instant(p_at);
  -- Planned anew each time: a plan kept from when there were no marks reads all of them for each thing that is due.
  FOR r IN EXECUTE
    'SELECT x.*, d.reference, d.declarant_id, d.reviewer_id FROM clock_due($1, $2, $3, $4) x JOIN declaration d ON d.id = x.declaration_id
     WHERE NOT EXISTS (SELECT FROM clock_mark m WHERE m.object_id = x.object_id AND m.rule = $1 AND m.due = x.due) LIMIT $5'
    USING p_rule, p_today, p_soon, p_since, p_limit
  LOOP
    INSERT INTO clock_mark (object_id, rule, due, at) VALUES (r.object_id, p_rule, r.due, p_at) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    v_done := v_done + 1;
    IF r.person_id IS NULL THEN
      FOREACH v_person IN ARRAY CASE WHEN p_rule LIKE 'appeal%' THEN coalesce(nullif(hearers_of(r.declaration_id), '{}'), standards_of(r.declaration_id))
        ELSE standards_of(r.declaration_id) END LOOP
        PERFORM post_notice(v_person, r.reference, p_rule, true, p_at);
      END LOOP;
    ELSE
      PERFORM post_notice(r.person_id, r.reference, p_rule, r.person_id NOT IN (r.declarant_id, coalesce(r.reviewer_id, r.declarant_id))
        AND NOT EXISTS (SELECT FROM condition_owner o JOIN condition_state s USING (condition_id)
          WHERE o.declaration_id = r.declaration_id AND o.owner_id = r.person_id AND s.owner_as = 'manager'), p_at);
    END IF;
  END LOOP;
  RETURN v_done;
END $$;

/* As in 0026; an appeal against what was decided anew meanwhile waits for nobody. */
CREATE OR REPLACE FUNCTION standards_list(p_view text, p_filters jsonb) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  v_open text := 'c.stage IN (''triage'', ''assessment'', ''countersign'')';
  v_where text := CASE p_view
    WHEN 'mine' THEN v_open || format(' AND c.assessor_id = %L', me())
    WHEN 'unassigned' THEN v_open || ' AND c.stage <> ''countersign'' AND c.assessor_id IS NULL'
    WHEN 'second' THEN v_open || ' AND c.stage = ''countersign'''
    WHEN 'declarant' THEN v_open || ' AND d.status = ''question_from_standards'''
    WHEN 'open' THEN v_open
    WHEN 'done' THEN 'c.stage = ''closed'' AND d.settled_at IS NOT NULL'
    WHEN 'restricted' THEN 'c.restricted AND c.stage <> ''closed'''
    WHEN 'lookups' THEN 'c.stage <> ''closed'' AND c.declaration_id IN (SELECT l.declaration_id FROM lookup_admission l)'
      || CASE WHEN i_am('decisionMaker') THEN '' ELSE ' AND false' END
    -- Broken since it was last decided. An array, so that those few are looked up, and not every case there ever was.
    WHEN 'breached' THEN v_open || ' AND c.declaration_id = ANY (ARRAY(SELECT b.declaration_id FROM breach b WHERE b.at > coalesce(
      (SELECT max(o.decided_at) FROM association_outcome o WHERE o.declaration_id = b.declaration_id), ''-infinity'')))'
    WHEN 'appealed' THEN 'c.declaration_id = ANY (ARRAY(SELECT a.declaration_id FROM open_appeals() a))'
    WHEN 'referred' THEN 'c.declaration_id = ANY (ARRAY(SELECT r.declaration_id FROM referral r))'
  END;
  -- Joined only where it is needed: there may be many open cases to put in order.
  v_join text := CASE WHEN p_view IN ('declarant', 'done') OR p_filters ?| '{unit,status}' THEN ' JOIN declaration d ON d.id = c.declaration_id' ELSE '' END;
BEGIN
  IF v_where IS NULL THEN RAISE EXCEPTION 'unknown list' USING ERRCODE = '22023'; END IF;
  IF p_filters ? 'unit' THEN v_where := v_where || format(' AND d.unit_code = %L', p_filters ->> 'unit'); END IF;
  IF p_filters ? 'status' THEN v_where := v_where || format(' AND d.status = %L::declaration_status', p_filters ->> 'status'); END IF;
  IF p_filters ? 'category' THEN
    v_where := v_where || format(' AND c.declaration_id IN (SELECT s.declaration_id FROM statement s WHERE s.categories @> ARRAY[%L])', p_filters ->> 'category');
  END IF;
  IF p_filters ? 'due_from' THEN v_where := v_where || format(' AND (c.due_on >= %L OR c.due_on IS NULL)', p_filters ->> 'due_from'); END IF;
  IF p_filters ? 'due_until' THEN v_where := v_where || format(' AND c.due_on <= %L', p_filters ->> 'due_until'); END IF;
  IF p_filters ? 'received_from' THEN v_where := v_where || format(' AND c.received_at >= london(%L)', p_filters ->> 'received_from'); END IF;
  IF p_filters ? 'received_until' THEN v_where := v_where || format(' AND c.received_at < london(%L, 1)', p_filters ->> 'received_until'); END IF;
  RETURN format(' FROM standards_case c%s WHERE c.declarant_id <> %L AND (NOT c.restricted OR %L = ANY (c.decision_maker_ids)) AND %s',
    v_join, me(), me(), v_where);
END $$;

-- ── Decided again by somebody else ──

/* Whoever made or signed what an appeal has changed neither makes nor signs what follows. */
CREATE FUNCTION decided_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM appeal a JOIN appeal_hearing h ON h.appeal_id = a.id WHERE a.declaration_id = NEW.declaration_id AND NOT h.stands
      AND NEW.by_id = ANY (deciders(a.decision_id)) AND NOT EXISTS (
        SELECT FROM association_outcome o WHERE o.declaration_id = a.declaration_id AND o.decided_at > h.at AND o.decided_at < NEW.at)) THEN
    RAISE EXCEPTION 'nobody decides again what they decided' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER decided_again AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decided_again();
CREATE TRIGGER decided_again AFTER INSERT ON countersignature FOR EACH ROW EXECUTE FUNCTION decided_again();

REVOKE EXECUTE ON FUNCTION decided_again(), settled_by(declaration), open_appeals(), looks_again(text, text), appeals_to_hear(text, text) FROM PUBLIC;
