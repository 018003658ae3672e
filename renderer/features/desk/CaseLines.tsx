/** The cases that came of a visit or call. */
import { useDeskGo } from '#renderer/features/desk/use-desk-go.ts'
import type { CaseRow } from '#shared/contract/desk.ts'

/** Each a line that opens it. */
export function CaseLines({ cases }: { readonly cases: readonly CaseRow[] }) {
  const go = useDeskGo()
  return <>{cases.map((found) => <div key={found.id}><button type="button" className="dg-linkbutton" onClick={() => go('/desk', { open: found.id })}><span className="dg-number">{found.number}</span> {found.content.split('\n')[0]}</button></div>)}</>
}
