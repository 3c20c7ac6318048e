import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { readSignerKey } from '../log/note.ts'
import type { Grown } from '../log/trees.fixture.ts'
import { askWitness } from './ask.ts'
import { askedFor, emptyFolder, forged, log, requestFor, told, witnessAt } from './witness.fixture.ts'

/* The program as it is started, and killed. */

const script = fileURLToPath(new URL('../../../scripts/witness.ts', import.meta.url))
type Env = Record<string, string | undefined>

function settingsIn(folder: string): Env {
  const policy = path.join(folder, 'policy')
  writeFileSync(policy, `log ${log.text}\nquorum none\n`)
  return {
    PATH: process.env.PATH,
    WITNESS_NAME: 'w.example/1',
    WITNESS_KEY_FILE: path.join(folder, 'key'),
    WITNESS_LOGS_FILE: policy,
    WITNESS_DIR: path.join(folder, 'seen'),
    WITNESS_PORT: '0',
  }
}

/** Starts it and waits until it is ready or has ended. @param preloaded a module that runs before it */
async function start(env: Env, preloaded?: string, ipc = false) {
  const before = preloaded ? ['--import', `data:text/javascript,${encodeURIComponent(preloaded)}`] : []
  const child = spawn(process.execPath, [...before, script], {
    env: env as NodeJS.ProcessEnv,
    stdio: ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  // Not `close`: it never comes where the parent disconnects.
  const read = [child.stdout, child.stderr].map((stream) => stream && once(stream, 'close'))
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    await Promise.all(read)
    return { code, signal }
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part
    })
  const messages: unknown[] = []
  child.on('message', (message) => messages.push(message))
  const isReady = () => / ready http:/.test(said)
  while (!isReady() && child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => setTimeout(resolve, 10))
  if (!isReady()) await ended
  const port = Number(/ ready http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1])
  return { child, ended, port, messages, said: () => said }
}

const post = async (port: number, body: string): Promise<number | 'broken off'> => {
  const sent = fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body })
  return sent.then(
    ({ status }) => status,
    () => 'broken off',
  )
}

it('makes its key, says it, serves, and stops when it is told to', async () => {
  const env = settingsIn(emptyFolder())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, ended, port, said } = await start(env)
    expect(statSync(env.WITNESS_KEY_FILE ?? '').mode & 0o777).toBe(0o600)
    const lines = said().split('\n')
    expect(lines[1]).toMatch(/^witness key w\.example\/1\+[0-9a-f]{8}\+B\S+$/)
    expect(lines[2]).toBe(`witness w.example/1 ready http://127.0.0.1:${port}`)
    expect(said()).not.toContain('PRIVATE')
    expect(await post(port, await requestFor(0, 0))).toBe(200)
    child.kill(signal)
    expect(await ended).toEqual({ code: 0, signal: null })
  }
})

it('tells its parent, and does not outlive it', async () => {
  const { child, ended, messages } = await start(settingsIn(emptyFolder()), undefined, true)
  await expect.poll(() => messages).toEqual(['ready'])
  child.disconnect()
  expect((await ended).code).toBe(0)
})

it('says in one line each what keeps it from starting, and ends with 1', async () => {
  const folder = emptyFolder()
  const env = settingsIn(folder)
  const refused = async (changed: Env): Promise<readonly string[]> => {
    const { ended, said } = await start({ ...env, ...changed })
    expect((await ended).code).toBe(1)
    return said().trimEnd().split('\n')
  }
  expect(await refused({ WITNESS_NAME: '', WITNESS_PORT: 'x' })).toEqual([
    'witness not started: WITNESS_NAME is missing',
    'witness not started: WITNESS_PORT must be a whole number from 0 to 65535',
  ])
  const file = path.join(folder, 'file')
  writeFileSync(file, 'nothing of use')
  for (const name of ['WITNESS_KEY_FILE', 'WITNESS_LOGS_FILE', 'WITNESS_DIR'])
    expect(await refused({ [name]: file })).toEqual([
      expect.stringMatching(`^witness not started: ${name} cannot be used: `),
    ])
  const taken = net.createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as net.AddressInfo
  expect((await refused({ WITNESS_PORT: String(port) })).at(-1)).toBe(
    `witness not started: WITNESS_PORT ${port} is in use`,
  )
  const running = await start(env)
  expect((await refused({})).at(-1)).toMatch(
    new RegExp(
      `^witness not started: WITNESS_DIR cannot be used: .* is in use by process ${running.child.pid}$`,
    ),
  )
})

it('refuses a damaged state, and never begins anew', async () => {
  const env = settingsIn(emptyFolder())
  const first = await start(env)
  expect(await post(first.port, await requestFor(0, 20))).toBe(200)
  first.child.kill('SIGKILL')
  await first.ended
  const dir = env.WITNESS_DIR ?? ''
  const [state] = readdirSync(dir).filter((name) => name.endsWith('.state'))
  truncateSync(path.join(dir, state ?? ''), 0)
  const second = await start(env)
  expect((await second.ended).code).toBe(1)
  expect(second.said()).toMatch(/WITNESS_DIR cannot be used: .*\.state is damaged/)
})

/** Kills the process, as `kill -9` would, where it would do this for a request: before the call is made. */
const killedBefore = {
  'the state is opened': `replace(fs, 'openSync', (file) => String(file).endsWith('.state.new'))`,
  'the state is written': `replace(fs, 'writeSync', () => true)`,
  'the state is flushed': `replace(fs, 'fsyncSync', () => true)`,
  'the state is renamed': `replace(fs, 'renameSync', () => true)`,
  'the folder is flushed': `let renamed = false
    replace(fs, 'renameSync', () => { renamed = true; return false })
    replace(fs, 'fsyncSync', () => renamed)`,
  'the answer is begun': `replace(http.ServerResponse.prototype, 'writeHead', () => true)`,
  'the answer is sent': `replace(http.ServerResponse.prototype, 'end', () => true)`,
}
const replacing = `
  import fs from 'node:fs'
  import http from 'node:http'
  import { syncBuiltinESMExports } from 'node:module'
  function replace(of, name, isTime) {
    const real = of[name]
    of[name] = function (...args) {
      if (isTime(...args)) process.kill(process.pid, 'SIGKILL')
      return real.apply(this, args)
    }
  }
`
const cases = Object.entries(killedBefore).map(([when, code], at) => ({ when, code, persisted: at >= 4 }))

it.each(cases)(
  'killed before $when: nothing is lost, and no size gets two roots',
  async ({ code, persisted }) => {
    const env = settingsIn(emptyFolder())
    // A state to lose: what was cosigned before must be there whatever happens to the next.
    const first = await start(env)
    expect(await post(first.port, await requestFor(0, 12))).toBe(200)
    first.child.kill('SIGKILL')
    await first.ended

    const dying = await start(env, `${replacing}${code}\nsyncBuiltinESMExports()`)
    expect(await post(dying.port, await requestFor(12, 20))).toBe('broken off')
    expect((await dying.ended).signal).toBe('SIGKILL')

    const again = await start(env)
    const cosigned = new Set<string>()
    const show = async (size: number, tree: Grown, old: number) => {
      const status = await post(again.port, await requestFor(old, size, tree))
      if (status === 200) cosigned.add(tree.roots[size]?.toString('hex') ?? '')
      return status
    }
    // The fork first, from every size that the witness may be at; then the truth.
    expect(await show(20, forged, 20)).toBe(409)
    expect(await show(20, forged, 12)).toBe(persisted ? 409 : 422)
    expect(await show(12, told, 12)).toBe(persisted ? 409 : 200)
    expect(await show(20, told, persisted ? 20 : 12)).toBe(200)
    expect(await show(20, forged, 20)).toBe(409)
    cosigned.delete(told.roots[12]?.toString('hex') ?? '')
    expect([...cosigned]).toEqual([told.roots[20]?.toString('hex')])
  },
)

it('the first that it ever sees, killed before its answer, counts', async () => {
  const env = settingsIn(emptyFolder())
  const dying = await start(
    env,
    `${replacing}${killedBefore['the answer is begun']}\nsyncBuiltinESMExports()`,
  )
  expect(await post(dying.port, await requestFor(0, 20))).toBe('broken off')
  await dying.ended
  const again = await start(env)
  expect(await post(again.port, await requestFor(0, 20, forged))).toBe(409)
  expect(await post(again.port, await requestFor(20, 20))).toBe(200)
})

it('is asked by the client as the portal asks it, and cosigns with the key that it made', async () => {
  const env = settingsIn(emptyFolder())
  const { port } = await start(env)
  const key = readSignerKey(readFileSync(env.WITNESS_KEY_FILE ?? '', 'utf8').trim())
  const witness = { ...witnessAt(port), key }
  for (const [size, known] of [
    [7, 0],
    [50, 7],
    [60, 7],
    [60, 60],
  ] as const)
    expect(await askWitness(witness, askedFor(size, known), 5000)).toHaveProperty('cosignature')
  expect(await askWitness(witness, askedFor(55, 55), 5000)).toMatchObject({ ahead: 60 })
  expect(await askWitness(witness, askedFor(60, 60, forged), 5000)).toHaveProperty('contradicts')
  expect(await askWitness(witness, askedFor(70, 60, forged), 5000)).toHaveProperty('contradicts')
  expect(await askWitness(witness, askedFor(70, 0), 5000)).toHaveProperty('cosignature')
})
