import { inject } from 'vitest'
import { databaseOfFile, testDatabase } from './database.ts'
import { settingsForTests } from './settings.ts'

const server = inject('testServer')
Object.assign(process.env, settingsForTests(), {
  TEST_DATABASE_URL: server.url,
  TEST_DATABASE_PASSWORD: server.password,
  TEST_DATABASE_NAME: await databaseOfFile(server),
})

const { signin, web, standards, jobs, directory } = testDatabase()
Object.assign(process.env, {
  DATABASE_URL_SIGNIN: signin,
  DATABASE_URL_WEB: web,
  DATABASE_URL_STANDARDS: standards,
  DATABASE_URL_JOBS: jobs,
  DATABASE_URL_DIRECTORY: directory,
})
