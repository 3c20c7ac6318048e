import { settingsForTests } from '../scripts/test/settings.ts'
import type { BenchDatabase } from './database.ts'

/** The settings of a portal on the bench's database. Nobody is held up by a limit that is there for one person's hour. */
export function settingsFor(database: Pick<BenchDatabase, 'settings'>, port = 3000): Record<string, string> {
  return {
    ...settingsForTests(),
    ...database.settings,
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    NEXTAUTH_URL: `http://localhost:${port}`,
    LIMIT_SUBMITS_PER_HOUR: '1000000',
    LIMIT_SEARCHES_PER_HOUR: '1000000',
    LIMIT_VIEWS_PER_DAY: '1000000',
    LIMIT_DENIALS_PER_TEN_MINUTES: '1000000',
  }
}
