/** Says beside the form that this person is inside already: seen, never in the way. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { orpc } from '#renderer/rpc/index.ts'
import { formatMoment, useGo, useText } from '#renderer/ui/index.ts'

/** The hand rests this long before the archive is asked. */
const restMs = 180

type InsideNoteProps = { readonly visitor: string; readonly phone: string; readonly idNumber: string }

export function InsideNote({ visitor, phone, idNumber }: InsideNoteProps) {
  const t = useText()
  const go = useGo()
  const [asked, setAsked] = useState<InsideNoteProps>({ visitor: '', phone: '', idNumber: '' })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ visitor: visitor.trim().slice(0, 60), phone: phone.trim().slice(0, 40), idNumber: idNumber.trim().slice(0, 40) }), restMs)
    return () => clearTimeout(timer)
  }, [visitor, phone, idNumber])
  const isEmpty = asked.visitor.length < 2 && asked.phone === '' && asked.idNumber === ''
  const found = useQuery({ ...orpc.desk.findInside.queryOptions({ input: asked }), enabled: !isEmpty })
  const rows = isEmpty ? [] : (found.data?.rows ?? [])
  // The region is always there, so that a screen reader hears when it fills.
  return (
    <div aria-live="polite" className="dg-stack">
      {rows.map((row) => (
        <div key={row.id} className="dg-note" style={{ alignItems: 'flex-start' }}>
          <span>{t(row.host === '' ? 'desk.already-inside-nobody' : 'desk.already-inside-note', { visitor: row.visitor, number: row.number, time: formatMoment(row.arrivedAt), host: row.host })}</span>
          <button type="button" className="dg-linkbutton" onClick={() => go('/desk', { open: row.id })}>{t('common.open')}</button>
        </div>
      ))}
    </div>
  )
}
