/** Addresses that open an app, and the web address that means the same. */
const appLinks: readonly (readonly [RegExp, string])[] = [
  [/^tg:(?:\/\/)?resolve\?(?:.*&)?domain=([^&#]+).*$/i, 'https://t.me/$1'],
  [/^tg:(?:\/\/)?resolve\?(?:.*&)?phone=([^&#]+).*$/i, 'https://t.me/+$1'],
  [/^tg:(?:\/\/)?join\?(?:.*&)?invite=([^&#]+).*$/i, 'https://t.me/joinchat/$1'],
  [/^whatsapp:(?:\/\/)?send\/?\?(?:.*&)?phone=([^&#]+).*$/i, 'https://wa.me/$1'],
  [/^whatsapp:(?:\/\/)?chat\/?\?(?:.*&)?code=([^&#]+).*$/i, 'https://chat.whatsapp.com/$1'],
  [/^sgnl:\/\/(signal\.(?:me|group)\/.*)$/i, 'https://$1'],
  [/^viber:\/\/(?:chat|add)\/?\?(?:.*&)?number=([^&#]+).*$/i, 'https://viber.com/chat?number=$1'],
  [/^fb:\/\/(?:profile|page|user)\/([^?#]+).*$/i, 'https://facebook.com/$1'],
  [/^fb:\/\/group\/([^?#]+).*$/i, 'https://facebook.com/groups/$1'],
  [/^fb-messenger:\/\/user(?:-thread)?\/([^?#]+).*$/i, 'https://m.me/$1'],
  [/^instagram:\/\/user\?(?:.*&)?username=([^&#]+).*$/i, 'https://instagram.com/$1'],
  [/^twitter:\/\/user\?(?:.*&)?screen_name=([^&#]+).*$/i, 'https://x.com/$1'],
  [/^snapchat:\/\/add\/([^?#]+).*$/i, 'https://snapchat.com/add/$1'],
  [/^snssdk\d+:\/\/user\/profile\/([^?#]+).*$/i, 'https://tiktok.com/@$1'],
  [/^discord:\/\/-?\/?(invite|users)\/([^?#]+).*$/i, 'https://discord.com/$1/$2'],
  [/^line:\/\/(ti\/[^?#]+).*$/i, 'https://line.me/$1'],
  [/^spotify:user:([^:?#]+).*$/i, 'https://open.spotify.com/user/$1'],
  [
    /^steam:\/\/url\/(?:SteamIDPage|CommunityFriendsPage)\/([^?#]+).*$/i,
    'https://steamcommunity.com/profiles/$1',
  ],
  [/^kik:\/\/users?\/([^/?#]+).*$/i, 'https://kik.me/$1'],
]

/** The web address behind an app's own, or the text as it is. */
export function asWebAddress(token: string): string {
  for (const [app, web] of appLinks) if (app.test(token)) return token.replace(app, web)
  return token
}
