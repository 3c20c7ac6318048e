import { describe, expect, it } from 'vitest'
import { platforms } from '#lib/domain/identities/platforms.ts'
import { messagingForms } from './forms-messaging.test-data.ts'
import { plainForms } from './forms-plain.test-data.ts'
import { playForms } from './forms-play.test-data.ts'
import { socialForms } from './forms-social.test-data.ts'
import { parseIdentity } from './parse.ts'

const forms = [...socialForms, ...messagingForms, ...playForms, ...plainForms]

describe('what people paste', () => {
  it.each(forms.map((form) => ({ raw: form[0], form })))('$raw', ({ form }) => {
    const [raw, platform, kind, handle, value] = form
    const read = parseIdentity(raw)
    expect({ platform: read.platform, kind: read.kind, handle: read.handle, value: read.value }).toEqual({
      platform,
      kind,
      handle,
      value: value ?? handle,
    })
  })

  it.each(forms.map(([raw]) => ({ raw })))('is read alike from its sentence: $raw', ({ raw }) => {
    const { raw: _, confidence: __, ...read } = parseIdentity(raw)
    const { raw: ___, confidence: ____, ...again } = parseIdentity(read.readAs)
    expect(again).toEqual(read)
  })

  it('is a table of at least 450 forms on at least 50 platforms', () => {
    expect(forms.length).toBeGreaterThanOrEqual(450)
    expect(new Set(forms.map(([raw]) => raw)).size).toBe(forms.length)
    expect(new Set(forms.map(([, platform]) => platform)).size).toBeGreaterThanOrEqual(50)
    expect(platforms.length).toBeGreaterThanOrEqual(50)
  })
})

describe('a platform that the person chose', () => {
  it.each([
    ['vexpine', 'discord', 'profile', 'vexpine', 'discord'],
    ['@vexpine', 'twitch', 'profile', 'vexpine', 'twitch'],
    ['Dex Varro', 'facebook', 'profile', 'Dex Varro', 'facebook'],
    ['juno.kest', 'instagram', 'profile', 'juno.kest', 'instagram'],
    ['kest.com', 'instagram', 'profile', 'kest.com', 'instagram'],
    ['groups/hillside', 'facebook', 'group', 'hillside', 'facebook'],
    ['/in/marlo-fenn', 'linkedin', 'profile', 'marlo-fenn', 'linkedin'],
    ['u/quietheron', 'reddit', 'profile', 'quietheron', 'reddit'],
    ['r/hillside', 'reddit', 'group', 'r/hillside', 'reddit'],
    ['07700 900123', 'signal', 'phone', '+44 7700 900123', 'signal'],
    ['tarn@example.com', 'skype', 'email', 'tarn@example.com', 'skype'],
    ['tarn@mas.to', 'mastodon', 'profile', 'tarn@mas.to', 'mastodon'],
    ['vexpine on twitch', 'discord', 'profile', 'vexpine', 'discord'],
    ['https://x.com/vexpine', 'discord', 'profile', 'vexpine', 'x'],
    ['https://example.org/people/5', 'other', 'link', null, 'other'],
    ['900123', 'phone', 'phone', '900123', 'phone'],
    ['', 'discord', 'unknown', null, null],
  ] as const)('%j with %s', (raw, platform, kind, handle, expected) => {
    const read = parseIdentity(raw, { platform })
    expect([read.kind, read.handle, read.platform]).toEqual([kind, handle, expected])
  })
})

it('keeps what was typed, but for NUL', () => {
  expect(parseIdentity(' \u202e@Kest\0 on  insta ').raw).toBe(' \u202e@Kest on  insta ')
})

it('says how it read', () => {
  expect(parseIdentity('vexpine on discord').readAs).toBe('@vexpine on Discord')
  expect(parseIdentity('07700900123').readAs).toBe('the telephone number +44 7700 900123')
  expect(parseIdentity('quietheron').readAs).toBe('@quietheron, platform not known')
  expect(parseIdentity('discord.gg/hT9kLmQ').readAs).toBe('the invitation discord.gg/hT9kLmQ on Discord')
})
