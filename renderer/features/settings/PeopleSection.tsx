/** The people who may log in; the system administrator adds, changes, disables and resets. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PersonForm, ResetForm } from '#renderer/features/settings/PersonForm.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { KeyCap, Skeleton, StatusTag, TroubleCard, formatMoment, useHas, useKeys, useText } from '#renderer/ui/index.ts'
import type { User } from '#shared/contract/users.ts'

type Doing = { readonly kind: 'add' } | { readonly kind: 'change' | 'reset'; readonly user: User }

export function PeopleSection() {
  const t = useText()
  const query = useQuery(orpc.users.list.queryOptions({ input: {} }))
  const may = useHas('users.manage')
  const [doing, setDoing] = useState<Doing | null>(null)
  const done = () => setDoing(null)
  useKeys(may && doing === null ? [{ key: 'N', label: t('settings.add-person'), run: () => setDoing({ kind: 'add' }) }] : [])
  if (query.error !== null) return <TroubleCard error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton />
  if (doing?.kind === 'reset') return <ResetForm user={doing.user} done={done} />
  if (doing !== null) return <PersonForm user={doing.kind === 'change' ? doing.user : null} done={done} />
  return (
    <div className="dg-stack">
      {may ? <div><Button type="primary" onClick={() => setDoing({ kind: 'add' })}>{t('settings.add-person')}<KeyCap name="N" /></Button></div> : <p className="dg-quiet">{t('settings.only-administrator')}</p>}
      <table className="dg-table">
        <thead><tr>{(['settings.name', 'settings.role', 'settings.department', 'settings.state', 'settings.since'] as const).map((key) => <th key={key} scope="col">{t(key)}</th>)}{may && <th aria-label={t('common.edit')} />}</tr></thead>
        <tbody>{query.data.rows.map((user) => (
          <tr key={user.id}>
            <td>{user.displayName}</td><td>{t(`role.${user.role}`)}</td><td>{user.department}</td>
            <td><StatusTag tone={user.disabledAt === null ? 'ok' : 'neutral'}>{t(user.disabledAt === null ? 'settings.active' : 'settings.disabled')}</StatusTag></td>
            <td className="dg-number">{formatMoment(user.createdAt).slice(0, 10)}</td>
            {may && <td style={{ whiteSpace: 'nowrap' }}><Button size="small" onClick={() => setDoing({ kind: 'change', user })}>{t('common.edit')}</Button> <Button size="small" onClick={() => setDoing({ kind: 'reset', user })}>{t('settings.reset-password')}</Button></td>}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
