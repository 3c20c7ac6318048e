import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { flip } from '../log/trees.fixture.ts'
import { FolderInUse, lockFolder } from './folder-lock.ts'
import { openStates, StateDamaged } from './state-file.ts'
import { checkpointOf, emptyFolder, forged } from './witness.fixture.ts'

const stateIn = (folder: string): string => {
  const name = readdirSync(folder).find((one) => one.endsWith('.state'))
  return path.join(folder, name ?? 'none')
}

/** A folder in which size 7 was seen. */
function used(): string {
  const folder = emptyFolder()
  const states = openStates(folder)
  states.advance(null, checkpointOf(7))
  states.close()
  return folder
}

it('remembers each log on its own, whatever its name', () => {
  const folder = emptyFolder()
  const states = openStates(folder)
  const odd = { ...checkpointOf(9), origin: '../../etc/passwd — ünïcode' }
  states.advance(null, checkpointOf(7))
  states.advance(null, odd)
  states.advance(checkpointOf(7), checkpointOf(8))
  states.close()
  const again = openStates(folder)
  expect(again.latest(odd.origin)).toEqual(odd)
  expect(again.latest(checkpointOf(8).origin)).toEqual(checkpointOf(8))
  expect(again.latest('another')).toBeNull()
  again.close()
})

it('goes on only from what it holds, and never back', () => {
  const states = openStates(used())
  expect(() => states.advance(null, checkpointOf(8))).toThrow('in the meantime')
  expect(() => states.advance(checkpointOf(6), checkpointOf(8))).toThrow('in the meantime')
  expect(() => states.advance(checkpointOf(7), checkpointOf(6))).toThrow('never goes back')
  const otherRoot = { ...checkpointOf(7), root: checkpointOf(8).root }
  expect(() => states.advance(checkpointOf(7), otherRoot)).toThrow('never goes back')
  states.advance(checkpointOf(7), checkpointOf(7))
  expect(states.latest(checkpointOf(7).origin)).toEqual(checkpointOf(7))
  states.close()
})

it('forgets what was not put in place', () => {
  const folder = used()
  const half = `${stateIn(folder)}.new`
  writeFileSync(half, 'half a st')
  const states = openStates(folder)
  expect(existsSync(half)).toBe(false)
  expect(states.latest(checkpointOf(7).origin)).toEqual(checkpointOf(7))
  states.close()
})

it('refuses to start on a state with any bit changed, or cut short anywhere', () => {
  const folder = used()
  const file = stateIn(folder)
  const good = readFileSync(file)
  const bad: Uint8Array[] = Array.from({ length: good.length }, (_, at) => good.subarray(0, at))
  for (let bit = 0; bit < good.length * 8; bit += 3) bad.push(flip(good, bit))
  for (const bytes of bad) {
    writeFileSync(file, bytes)
    expect(() => openStates(folder)).toThrow(StateDamaged)
  }
  writeFileSync(file, good)
  openStates(folder).close()
})

it('refuses to start on the state of another log under this name', () => {
  const folder = used()
  writeFileSync(path.join(folder, `${'0'.repeat(64)}.state`), readFileSync(stateIn(folder)))
  expect(() => openStates(folder)).toThrow('of another log')
})

it('serves one folder once, also within one process, and gives it back', () => {
  const folder = used()
  const states = openStates(folder)
  expect(() => openStates(folder)).toThrow(FolderInUse)
  states.close()
  openStates(folder).close()
  expect(readdirSync(folder).filter((name) => name.includes('lock'))).toHaveLength(1)
})

const holds = `
  import { lockFolder } from ${JSON.stringify(fileURLToPath(new URL('folder-lock.ts', import.meta.url)))}
  try { lockFolder(process.argv[1]); console.log('held') } catch (error) { console.log(error.name) }
  setInterval(() => undefined, 1000)`

async function holder(folder: string): Promise<{ said: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holds, folder])
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await once(child.stdout, 'data')
  return {
    said: String(said).trim(),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

it('takes over from a process that was killed, and not from one that lives', async () => {
  const folder = emptyFolder()
  const first = await holder(folder)
  expect(first.said).toBe('held')
  expect(() => lockFolder(folder)).toThrow(`in use by process`)
  await first.kill()
  const all = await Promise.all(Array.from({ length: 5 }, () => holder(folder)))
  expect(all.map(({ said }) => said).toSorted()).toEqual([...Array(4).fill('FolderInUse'), 'held'])
})

it.runIf(existsSync('/proc/self/stat'))('takes over where the number belongs to a later process', () => {
  const folder = emptyFolder()
  writeFileSync(path.join(folder, 'lock.4'), `${process.pid} another-start:1\n`)
  lockFolder(folder)()
  expect(readdirSync(folder)).toEqual(['lock.5'])
})

it('a fork is not what was seen', () => {
  const states = openStates(emptyFolder())
  states.advance(null, checkpointOf(20))
  expect(() => states.advance(checkpointOf(20, forged), checkpointOf(21, forged))).toThrow('in the meantime')
  states.close()
})
