import { inject } from 'vitest'
import { testDatabase } from './database.ts'
import { settingsForTests } from './settings.ts'

const { url, password } = inject('testServer')
Object.assign(process.env, settingsForTests(), { TEST_DATABASE_URL: url, TEST_DATABASE_PASSWORD: password })

const { signin, web, standards, jobs, directory } = testDatabase()
Object.assign(process.env, {
  DATABASE_URL_SIGNIN: signin,
  DATABASE_URL_WEB: web,
  DATABASE_URL_STANDARDS: standards,
  DATABASE_URL_JOBS: jobs,
  DATABASE_URL_DIRECTORY: directory,
})
