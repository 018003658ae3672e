/** Today for those who keep the archive and read no customer content: is it backed up, can it be recovered, who works here. */
import { orpc } from '#renderer/rpc/index.ts'
import { useQuery } from '@tanstack/react-query'
import { MomentText, StatusTag, useGo, useSession, useText } from '#renderer/ui/index.ts'
import type { ReactNode } from 'react'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'

/** After this many days without a backup it is said in colour. */
const staleBackupDays = 7

export function KeeperPanel() {
  const t = useText()
  const go = useGo()
  const status = useSession((state) => state.status)
  const people = useQuery(orpc.users.list.queryOptions({ input: {} }))
  const last = status?.lastBackupAt ?? null
  const isStale = status !== null && (last === null || daysBetween(dayOfInstant(last), status.today) >= staleBackupDays)
  const lines: readonly { readonly key: string; readonly label: string; readonly value: ReactNode; readonly section: string }[] = [
    { key: 'backup', label: t('today.last-backup'), value: <StatusTag tone={isStale ? 'warn' : 'ok'}>{last === null ? t('shell.no-backup') : <MomentText at={last} />}</StatusTag>, section: 'care' },
    { key: 'recovery', label: t('session.recovery-title'), value: status?.recoveryCodeConfirmed === true ? <StatusTag tone="ok">{t('today.recovery-confirmed')}</StatusTag> : <StatusTag tone="warn">{t('today.recovery-unconfirmed')}</StatusTag>, section: 'care' },
    { key: 'people', label: t('today.people'), value: <strong className="dg-number">{people.data?.rows.filter((user) => user.disabledAt === null).length ?? ''}</strong>, section: 'people' },
  ]
  return (
    <section className="dg-panel" style={{ gridColumn: '1 / -1' }}>
      <div className="dg-panel-head">{t('today.archive')}</div>
      {lines.map((line) => <button key={line.key} type="button" className="dg-line" onClick={() => go('/settings', { section: line.section })}><span className="dg-grow">{line.label}</span>{line.value}</button>)}
    </section>
  )
}
