/**
 * The time left, in steps that can be listened to: whole minutes down to one, then twenty seconds at a time. Rounded
 * up, as the words stay until the next step is reached.
 */
export function spokenTime(seconds: number): string {
  if (seconds > 60) {
    const minutes = Math.ceil(seconds / 60)
    return `${minutes} minutes`
  }
  const step = Math.max(20, Math.ceil(seconds / 20) * 20)
  return step === 60 ? '1 minute' : `${step} seconds`
}
