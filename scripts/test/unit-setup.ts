import { settingsForTests } from './settings.ts'

Object.assign(process.env, settingsForTests())
