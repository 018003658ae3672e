/** Says beside the form that the same person's same problem is taken down already, and offers to join it: one record, one more submission (P14-1.12). */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, TroubleCard, announce, useActor, useGo, useText } from '#renderer/ui/index.ts'

/** The hand rests this long before the archive is asked. */
const restMs = 300

type Words = { readonly person: string; readonly phone: string; readonly place: string; readonly content: string }
const nothing: Words = { person: '', phone: '', place: '', content: '' }

export function TwinNote({ isComplaint, person, phone, place, content }: Words & { readonly isComplaint: boolean }) {
  const t = useText()
  const go = useGo()
  const actor = useActor()
  const [asked, setAsked] = useState(nothing)
  const [trouble, setTrouble] = useState<unknown>(null)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(isComplaint ? { person: person.trim().slice(0, 60), phone: phone.trim().slice(0, 40), place: place.trim().slice(0, 120), content: content.trim().slice(0, 4000) } : nothing), restMs)
    return () => clearTimeout(timer)
  }, [isComplaint, person, phone, place, content])
  const isEmpty = asked.content === '' || (asked.person === '' && asked.phone === '')
  const found = useQuery({ ...orpc.followups.twins.queryOptions({ input: asked }), enabled: !isEmpty })
  const rows = isEmpty ? [] : (found.data?.rows ?? [])
  async function join(number: string, id: string): Promise<void> {
    const from = [actor?.department, actor?.displayName].find((name) => name !== undefined && name !== '') ?? ''
    const { submissions } = await client.followups.join({ caseNumber: number, department: from, words: asked.content.slice(0, 1000) })
    announce({ text: t('followups.twin-joined', { number, submissions }) })
    go('/desk', { open: id })
  }
  // The region is always there, so that a screen reader hears when it fills.
  return (
    <aside aria-live="polite" className="dg-stack">
      {rows.map((row) => (
        <div key={row.id} className="dg-note" style={{ alignItems: 'flex-start' }}>
          <span>{t('followups.twin-note', { number: row.number, person: row.person, content: row.content })} <DayText day={row.receivedDay} /></span>
          <button type="button" className="dg-linkbutton" onClick={() => { join(row.number, row.id).catch(setTrouble) }}>{t('followups.twin-join')}</button>
        </div>
      ))}
      {trouble !== null && <TroubleCard error={trouble} />}
    </aside>
  )
}
