/** Why nothing is signed: going on could give one size two roots. It takes a person to look; the message is for them. */
export class SealingRefused extends Error {
  override readonly name = 'SealingRefused'
}
