import { WhyWeAsk } from '#components/ui/notes.tsx'

export type WhyText = { readonly why: string; readonly example?: string }

/** Why a question is asked, in the words of the policy. */
export function Why({ text }: { text: WhyText }) {
  return (
    <WhyWeAsk>
      <p>{text.why}</p>
      {text.example ? <p className="hint">Example: {text.example}</p> : null}
    </WhyWeAsk>
  )
}
