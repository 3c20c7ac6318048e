import type pg from 'pg'
import type { FedPerson } from '../../lib/directory/feed.ts'
import { seedPolicy } from '../../prisma/seed/directory.ts'

export type WholeForce = {
  readonly people: number
  readonly managers: number
  /** How many the next feed gives another line manager, each with something open with the old one. */
  readonly moved: number
}

/** Fills an empty, migrated database with a force: most have open work with their line manager, all have settled work. */
export async function fillForce(owner: pg.Client, { people, managers, moved }: WholeForce): Promise<void> {
  await owner.query(`
    SET session_replication_role = replica;
    UPDATE installation SET mode = 'demo';
    INSERT INTO unit VALUES ('NB', 'Northbank', 'bcu');
    INSERT INTO person SELECT gen_random_uuid(), 's' || n, gen_random_uuid(), 'Person ' || n, 'PC', 'officer', 'N' || n, 'n' || n || '@force.example', 'NB', NULL,
      CASE n WHEN ${people} THEN '{decisionMaker}' ELSE '{}' END::person_role[], false, true FROM generate_series(1, ${people}) n;
    UPDATE person p SET line_manager_id = m.id FROM person m
      WHERE substr(p.staff_number, 2)::int > ${managers} AND m.staff_number = 'N' || substr(p.staff_number, 2)::int % ${managers} + 1;
    INSERT INTO declaration SELECT gen_random_uuid(), 'OA-' || to_char(n, 'FM0000') || '-' || to_char(k, 'FM0000'), gen_random_uuid(), p.id, 'NB',
      (CASE k WHEN 1 THEN 'with_manager' ELSE 'approved_by_manager' END)::declaration_status, 1, 'manager', false, '1', false, p.line_manager_id, now(),
      '2031-01-01', CASE k WHEN 1 THEN NULL ELSE now() END
      FROM generate_series(1, least(5000, ${people - managers})) n, generate_series(1, 4) k, person p
      WHERE p.staff_number = 'N' || n + ${managers} AND (k = 1 OR n > ${moved});
    INSERT INTO standards_case SELECT id, declarant_id, 'dormant', 1, false, '{}', NULL, false, NULL, NULL FROM declaration;
    SET session_replication_role = origin;
    ANALYZE`)
  await seedPolicy(owner)
}

/** The next feed of that force. */
export function nextFeed({ people, managers, moved }: WholeForce): readonly FedPerson[] {
  const managerOf = (n: number) => `N${(n % managers) + 1}`
  return Array.from({ length: people }, (_, at): FedPerson => {
    const n = at + 1
    const moves = n > managers && n <= managers + moved
    return {
      ...{
        line: n + 1,
        subject: `s${n}`,
        staffNumber: `N${n}`,
        fullName: `Person ${n}`,
        title: 'PC',
        unit: 'NB',
      },
      ...{ email: `n${n}@force.example`, manager: n <= managers ? null : managerOf(moves ? n + 1 : n) },
      ...{ kind: 'officer', senior: false, active: true },
    }
  })
}
