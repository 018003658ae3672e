/** A clause as a link into the policies, wherever it is cited. */
import { useText } from '#renderer/ui/use-text.ts'

export function ClauseLink({ clause }: { readonly clause: string }) {
  const t = useText()
  return <a className="dg-number" href={`#/policies?clause=${encodeURIComponent(JSON.stringify(clause))}`} style={{ fontSize: 12, whiteSpace: 'nowrap' }}>{t('refusal-card.clause', { clause })}</a>
}
