export type PlatformFamily = 'social' | 'messaging' | 'dating' | 'gaming' | 'video' | 'forum' | 'work' | 'other'

/** What a path on a platform's site leads to. */
export type PathKind = 'handle' | 'group' | 'invite' | 'phone'

export type Platform = {
  readonly code: string
  readonly label: string
  readonly family: PlatformFamily
  /** Sites of the platform, without `www.` or `m.`. */
  readonly hosts: readonly string[]
  /** Other words people use for it. */
  readonly also?: readonly string[]
  /** Paths (with query) in order of trial; the first group is the handle. Without any, the first step of the path is one. */
  readonly paths?: readonly (readonly [RegExp, PathKind])[]
  /** Takes the part before the host as the handle: `name.tumblr.com`. */
  readonly subdomain?: boolean
}

const at = [/^\/@([^/?]+)/, 'handle'] as const
const first = [/^\/@?([^/?#]+)/, 'handle'] as const
const never = [] as const

function platform(code: string, label: string, family: PlatformFamily, hosts: readonly string[], rest: Partial<Platform> = {}): Platform {
  return { code, label, family, hosts, ...rest }
}

/** The platforms that people name most. Any other is allowed: it is then declared in the declarant's own words. */
export const platforms: readonly Platform[] = [
  platform('facebook', 'Facebook', 'social', ['facebook.com', 'fb.com', 'fb.me'], {
    also: ['fb', 'face book'],
    paths: [
      [/^\/groups\/([^/?]+)/, 'group'],
      [/^\/profile\.php\?(?:.*&)?id=(\d+)/, 'handle'],
      [/^\/(?:people|pages|pg)\/[^/]+\/(\d+)/, 'handle'],
      [/^\/p\/([^/?]+)/, 'handle'],
      [/^\/(?!events|watch|photo|share|story|marketplace|reel|permalink|groups|login)([^/?]+)/, 'handle'],
    ],
  }),
  platform('instagram', 'Instagram', 'social', ['instagram.com', 'instagr.am'], {
    also: ['insta', 'ig', 'the gram'],
    paths: [[/^\/stories\/([^/?]+)/, 'handle'], [/^\/(?!p\/|reel|explore|tv\/|accounts|direct)([^/?]+)/, 'handle']],
  }),
  platform('threads', 'Threads', 'social', ['threads.net', 'threads.com'], { paths: [at] }),
  platform('x', 'X (Twitter)', 'social', ['x.com', 'twitter.com'], {
    also: ['x', 'twitter', 'tweet'],
    paths: [[/^\/i\/communities\/(\d+)/, 'group'], [/^\/(?!home|search|explore|hashtag|intent|i\/|settings)@?([^/?]+)/, 'handle']],
  }),
  platform('tiktok', 'TikTok', 'video', ['tiktok.com'], { also: ['tik tok'], paths: [at] }),
  platform('snapchat', 'Snapchat', 'messaging', ['snapchat.com'], { also: ['snap', 'sc'], paths: [[/^\/(?:add|u|@)\/?([^/?]+)/, 'handle']] }),
  platform('youtube', 'YouTube', 'video', ['youtube.com', 'youtu.be'], {
    also: ['yt', 'you tube'],
    paths: [at, [/^\/(?:c|channel|user)\/([^/?]+)/, 'handle']],
  }),
  platform('linkedin', 'LinkedIn', 'work', ['linkedin.com', 'lnkd.in'], {
    also: ['linked in'],
    paths: [[/^\/(?:in|pub)\/([^/?]+)/, 'handle'], [/^\/(?:groups|company|school)\/([^/?]+)/, 'group']],
  }),
  platform('whatsapp', 'WhatsApp', 'messaging', ['whatsapp.com', 'wa.me', 'chat.whatsapp.com', 'api.whatsapp.com', 'web.whatsapp.com'], {
    also: ['whats app', 'wa', 'wapp', 'watsapp'],
    paths: [[/^\/(?:send\/?\?(?:.*&)?phone=)?\+?(\d{8,15})/, 'phone'], [/^\/channel\/([^/?]+)/, 'group'], [/^\/(?:invite\/)?([\w-]{12,})/, 'invite']],
  }),
  platform('telegram', 'Telegram', 'messaging', ['t.me', 'telegram.me', 'telegram.org', 'telegram.dog', 'web.telegram.org'], {
    also: ['tg', 'tele gram'],
    paths: [[/^\/(?:joinchat\/|\+)([\w-]{6,})/, 'invite'], [/^\/s\/([^/?]+)/, 'handle'], [/^\/c\/(\d+)/, 'group'], [/^\/k?\/?#@([^/?]+)/, 'handle'], first],
  }),
  platform('signal', 'Signal', 'messaging', ['signal.me', 'signal.group', 'signal.org'], {
    paths: [[/^\/?#p\/\+?(\d{8,15})/, 'phone'], [/^\/#eu\/([\w-]+)/, 'handle'], [/^\/#([\w-]{12,}=*)/, 'invite']],
  }),
  platform('discord', 'Discord', 'gaming', ['discord.com', 'discord.gg', 'discordapp.com'], {
    paths: [[/^\/users\/(\d+)/, 'handle'], [/^\/channels\/(\d+)/, 'group'], [/^\/(?:invite\/)?([\w-]{2,32})$/, 'invite']],
  }),
  platform('reddit', 'Reddit', 'forum', ['reddit.com', 'old.reddit.com', 'redd.it'], {
    paths: [[/^\/(?:u|user)\/([^/?]+)/, 'handle'], [/^\/r\/([^/?]+)/, 'group']],
  }),
  platform('twitch', 'Twitch', 'gaming', ['twitch.tv'], { paths: [[/^\/(?!videos|directory|p\/)([^/?]+)/, 'handle']] }),
  platform('steam', 'Steam', 'gaming', ['steamcommunity.com', 's.team'], {
    paths: [[/^\/(?:id|profiles)\/([^/?]+)/, 'handle'], [/^\/groups\/([^/?]+)/, 'group'], [/^\/p\/([\w-]+)/, 'invite']],
  }),
  platform('playstation', 'PlayStation Network', 'gaming', ['psnprofiles.com', 'my.playstation.com'], {
    also: ['psn', 'playstation', 'ps4', 'ps5'],
    paths: [[/^\/profile\/([^/?]+)/, 'handle'], first],
  }),
  platform('xbox', 'Xbox', 'gaming', ['xbox.com', 'account.xbox.com', 'xboxgamertag.com'], {
    also: ['xbox live', 'gamertag', 'xbl'],
    paths: [[/gamertag=([^&]+)/i, 'handle'], [/^\/(?:[a-z]{2}-[a-z]{2}\/)?play\/user\/([^/?]+)/i, 'handle'], [/^\/search\/([^/?]+)/, 'handle']],
  }),
  platform('nintendo', 'Nintendo', 'gaming', ['nintendo.com'], { also: ['switch', 'friend code'], paths: never }),
  platform('roblox', 'Roblox', 'gaming', ['roblox.com'], { paths: [[/^\/users\/(\d+)/, 'handle'], [/^\/(?:groups|communities)\/(\d+)/, 'group']] }),
  platform('epic', 'Epic Games', 'gaming', ['epicgames.com', 'fortnitetracker.com'], { also: ['fortnite', 'epic'], paths: [[/^\/profile\/(?:all|kbm|gamepad)\/([^/?]+)/, 'handle']] }),
  platform('battlenet', 'Battle.net', 'gaming', ['battle.net'], { also: ['battle net', 'bnet', 'blizzard', 'call of duty', 'cod'], paths: never }),
  platform('minecraft', 'Minecraft', 'gaming', ['namemc.com'], { paths: [[/^\/profile\/([^/?]+)/, 'handle']] }),
  platform('tumblr', 'Tumblr', 'social', ['tumblr.com'], { subdomain: true, paths: [[/^\/(?:blog\/(?:view\/)?)?([^/?]+)/, 'handle']] }),
  platform('pinterest', 'Pinterest', 'social', ['pinterest.com', 'pinterest.co.uk', 'pinterest.de', 'pinterest.fr', 'pin.it'], { paths: [[/^\/(?!pin\/|search|ideas)([^/?]+)/, 'handle']] }),
  platform('mastodon', 'Mastodon', 'social', ['mastodon.social', 'mastodon.online', 'mstdn.social', 'mas.to'], { also: ['fediverse', 'masto'], paths: [at] }),
  platform('bluesky', 'Bluesky', 'social', ['bsky.app', 'bsky.social'], { also: ['bsky', 'blue sky'], subdomain: true, paths: [[/^\/profile\/([^/?]+)/, 'handle']] }),
  platform('tinder', 'Tinder', 'dating', ['tinder.com', 'gotinder.com'], { paths: [at] }),
  platform('bumble', 'Bumble', 'dating', ['bumble.com'], { paths: never }),
  platform('hinge', 'Hinge', 'dating', ['hinge.co'], { paths: never }),
  platform('grindr', 'Grindr', 'dating', ['grindr.com'], { paths: never }),
  platform('feeld', 'Feeld', 'dating', ['feeld.co'], { paths: never }),
  platform('okcupid', 'OkCupid', 'dating', ['okcupid.com'], { also: ['ok cupid', 'okc'], paths: [[/^\/profile\/([^/?]+)/, 'handle']] }),
  platform('plentyoffish', 'Plenty of Fish', 'dating', ['pof.com'], { also: ['pof', 'plentyoffish'], paths: [[/^\/viewprofile(?:\.aspx)?\?(?:.*&)?profile_id=(\d+)/, 'handle']] }),
  platform('badoo', 'Badoo', 'dating', ['badoo.com'], { paths: [[/^\/(?:[a-z]{2}\/)?profile\/([^/?]+)/, 'handle']] }),
  platform('match', 'Match', 'dating', ['match.com'], { also: ['match.com'], paths: [[/^\/profile\/([^/?]+)/, 'handle']] }),
  platform('strava', 'Strava', 'other', ['strava.com'], { paths: [[/^\/(?:athletes|pros)\/([^/?]+)/, 'handle'], [/^\/clubs\/([^/?]+)/, 'group']] }),
  platform('vinted', 'Vinted', 'other', ['vinted.co.uk', 'vinted.com', 'vinted.fr'], { paths: [[/^\/member\/(?:\d+-)?([^/?]+)/, 'handle']] }),
  platform('ebay', 'eBay', 'other', ['ebay.co.uk', 'ebay.com'], { paths: [[/^\/(?:usr|str)\/([^/?]+)/, 'handle']] }),
  platform('onlyfans', 'OnlyFans', 'social', ['onlyfans.com'], { also: ['only fans'], paths: [first] }),
  platform('patreon', 'Patreon', 'social', ['patreon.com'], { paths: [[/^\/(?:c\/|cw\/)?([^/?]+)/, 'handle']] }),
  platform('github', 'GitHub', 'work', ['github.com'], { also: ['git hub'], paths: [[/^\/(?:orgs)\/([^/?]+)/, 'group'], [/^\/([^/?]+)/, 'handle']] }),
  platform('substack', 'Substack', 'social', ['substack.com'], { subdomain: true, paths: [at] }),
  platform('medium', 'Medium', 'social', ['medium.com'], { subdomain: true, paths: [at] }),
  platform('kick', 'Kick', 'gaming', ['kick.com'], { paths: [first] }),
  platform('rumble', 'Rumble', 'video', ['rumble.com'], { paths: [[/^\/(?:c|user)\/([^/?]+)/, 'handle']] }),
  platform('odysee', 'Odysee', 'video', ['odysee.com'], { paths: [at] }),
  platform('vimeo', 'Vimeo', 'video', ['vimeo.com'], { paths: [[/^\/(?!\d+)([^/?]+)/, 'handle']] }),
  platform('dailymotion', 'Dailymotion', 'video', ['dailymotion.com'], { paths: [[/^\/(?!video\/)([^/?]+)/, 'handle']] }),
  platform('gab', 'Gab', 'social', ['gab.com'], { paths: [[/^\/groups\/([^/?]+)/, 'group'], first] }),
  platform('parler', 'Parler', 'social', ['parler.com'], { paths: [[/^\/(?:profile\/)?([^/?]+)/, 'handle']] }),
  platform('truthsocial', 'Truth Social', 'social', ['truthsocial.com'], { also: ['truth'], paths: [at] }),
  platform('gettr', 'Gettr', 'social', ['gettr.com'], { paths: [[/^\/user\/([^/?]+)/, 'handle']] }),
  platform('vk', 'VK', 'social', ['vk.com', 'vk.ru'], { also: ['vkontakte'], paths: [[/^\/(?:club|public)(\d+)/, 'group'], first] }),
  platform('ok', 'Odnoklassniki', 'social', ['ok.ru'], { paths: [[/^\/group\/(\d+)/, 'group'], [/^\/profile\/(\d+)/, 'handle'], first] }),
  platform('wechat', 'WeChat', 'messaging', ['wechat.com', 'weixin.qq.com'], { also: ['we chat', 'weixin'], paths: never }),
  platform('weibo', 'Weibo', 'social', ['weibo.com'], { paths: [[/^\/(?:u|n)\/([^/?]+)/, 'handle'], first] }),
  platform('qq', 'QQ', 'messaging', ['qq.com'], { paths: never }),
  platform('line', 'LINE', 'messaging', ['line.me', 'lin.ee'], { paths: [[/^\/(?:R\/)?ti\/p\/[~@]?([^/?]+)/, 'handle'], [/^\/(?:R\/)?ti\/g2?\/([^/?]+)/, 'invite']] }),
  platform('viber', 'Viber', 'messaging', ['viber.com', 'invite.viber.com', 'vb.me'], { paths: [[/^\/\?(?:.*&)?g2?=([^&]+)/, 'invite']] }),
  platform('kakaotalk', 'KakaoTalk', 'messaging', ['open.kakao.com', 'kakao.com'], { also: ['kakao'], paths: [[/^\/o\/([^/?]+)/, 'invite']] }),
  platform('wire', 'Wire', 'messaging', ['wire.com'], { paths: never }),
  platform('session', 'Session', 'messaging', ['getsession.org'], { paths: never }),
  platform('wickr', 'Wickr', 'messaging', ['wickr.com'], { also: ['wickr me'], paths: never }),
  platform('kik', 'Kik', 'messaging', ['kik.me', 'kik.com'], { paths: [[/^\/(?:u\/)?([^/?]+)/, 'handle']] }),
  platform('skype', 'Skype', 'messaging', ['skype.com', 'join.skype.com'], { paths: [[/^\/invite\/([^/?]+)/, 'handle'], [/^\/([\w-]{8,})$/, 'invite']] }),
  platform('messenger', 'Messenger', 'messaging', ['m.me', 'messenger.com'], { also: ['fb messenger', 'facebook messenger'], paths: [[/^\/j\/([^/?]+)/, 'invite'], [/^\/(?:t\/)?([^/?]+)/, 'handle']] }),
  platform('zoom', 'Zoom', 'work', ['zoom.us', 'us02web.zoom.us', 'us04web.zoom.us'], { paths: [[/^\/[jmw]\/(\d+)/, 'invite']] }),
  platform('slack', 'Slack', 'work', ['slack.com', 'join.slack.com', 'app.slack.com'], { paths: [[/^\/t\/([^/?]+)/, 'invite'], [/^\/client\/([^/?]+)/, 'group']] }),
  platform('teams', 'Microsoft Teams', 'work', ['teams.microsoft.com', 'teams.live.com'], { also: ['ms teams', 'teams'], paths: [[/^\/l\/(?:meetup-join|team|channel|chat)\/([^/?]+)/, 'invite'], [/^\/meet\/(\d+)/, 'invite']] }),
  platform('matrix', 'Matrix', 'messaging', ['matrix.to'], { also: ['element'], paths: [[/^\/?#\/(@[^/?]+)/, 'handle'], [/^\/?#\/([#!][^/?]+)/, 'group']] }),
  platform('nextdoor', 'Nextdoor', 'social', ['nextdoor.co.uk', 'nextdoor.com'], { also: ['next door'], paths: [[/^\/profile\/([^/?]+)/, 'handle'], [/^\/g\/([^/?]+)/, 'group']] }),
  platform('meetup', 'Meetup', 'social', ['meetup.com'], { also: ['meet up'], paths: [[/^\/(?:[a-z]{2}-[a-zA-Z]{2}\/)?members\/(\d+)/, 'handle'], [/^\/(?:[a-z]{2}-[a-zA-Z]{2}\/)?([^/?]+)/, 'group']] }),
  platform('clubhouse', 'Clubhouse', 'social', ['clubhouse.com', 'joinclubhouse.com'], { paths: [[/^\/club\/([^/?]+)/, 'group'], at] }),
  platform('bereal', 'BeReal', 'social', ['bere.al', 'bereal.com'], { also: ['be real'], paths: [first] }),
  platform('spotify', 'Spotify', 'other', ['open.spotify.com', 'spotify.com'], { paths: [[/^\/(?:intl-[a-z]{2}\/)?user\/([^/?]+)/, 'handle']] }),
  platform('soundcloud', 'SoundCloud', 'other', ['soundcloud.com'], { also: ['sound cloud'], paths: [first] }),
  platform('letterboxd', 'Letterboxd', 'other', ['letterboxd.com'], { paths: [first] }),
  platform('goodreads', 'Goodreads', 'other', ['goodreads.com'], { paths: [[/^\/user\/show\/([^/?]+)/, 'handle'], [/^\/group\/show\/([^/?]+)/, 'group']] }),
  platform('quora', 'Quora', 'forum', ['quora.com'], { paths: [[/^\/profile\/([^/?]+)/, 'handle']] }),
  platform('mumsnet', 'Mumsnet', 'forum', ['mumsnet.com'], { paths: never }),
  platform('linktree', 'Linktree', 'other', ['linktr.ee'], { paths: [first] }),
  platform('cashapp', 'Cash App', 'other', ['cash.app'], { paths: [[/^\/[$£]([^/?]+)/, 'handle']] }),
  platform('googleplus', 'Google+ (closed)', 'social', ['plus.google.com'], { also: ['google plus', 'google+'], paths: [[/^\/(?:u\/\d\/)?communities\/([^/?]+)/, 'group'], [/^\/(?:u\/\d\/)?\+?([^/?]+)/, 'handle']] }),
]

const byCode = new Map(platforms.map((each) => [each.code, each]))
const byHost = new Map(platforms.flatMap((each) => each.hosts.map((host) => [host, each] as const)))
const byWord = new Map(
  platforms.flatMap((each) => [each.label, each.code, ...(each.also ?? [])].map((word) => [wordKey(word), each] as const)),
)

function wordKey(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}+]/gu, '')
}

export function platformByCode(code: string | null | undefined): Platform | null {
  return (code && byCode.get(code)) || null
}

/** The name to show for a platform: its own, or for one that the table does not have, the declarant's word. */
export function platformLabel(code: string | null): string | null {
  return code === null ? null : (byCode.get(code)?.label ?? code)
}

/** The platform that a word means: its name, a short form, any spacing or case. */
export function platformByWord(word: string): Platform | null {
  const key = wordKey(word)
  return key === '' ? null : (byWord.get(key) ?? null)
}

/** The platform at a host, and the part before it where that is a handle: `moss.tumblr.com` is `moss` on Tumblr. */
export function platformByHost(host: string): { readonly platform: Platform; readonly before: string | null } | null {
  const bare = host.toLowerCase().replace(/^(?:www\d?|m|mobile|touch|l|lm|old|new|en-gb|uk|web|business)\./, '')
  const exact = byHost.get(host.toLowerCase()) ?? byHost.get(bare)
  if (exact) return { platform: exact, before: null }
  for (let dot = bare.indexOf('.'); dot !== -1; dot = bare.indexOf('.', dot + 1)) {
    const found = byHost.get(bare.slice(dot + 1))
    if (found) return { platform: found, before: found.subdomain ? bare.slice(0, dot) : null }
  }
  return null
}
