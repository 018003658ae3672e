/** Pick a name, type a password. The focus stays in the password; the arrows pick another person. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { FirstStart } from '#renderer/features/session/FirstStart.tsx'
import { GateCard } from '#renderer/features/session/GateCard.tsx'
import { RecoverForm } from '#renderer/features/session/RecoverForm.tsx'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useSession } from '#renderer/state/session.ts'
import type { SessionStatus } from '#renderer/state/session.ts'
import { KeyCap, Prohibitions, useLooseText, useText, useTroubleSentence } from '#renderer/ui/index.ts'

type LoginProps = { readonly status: SessionStatus; readonly locked: boolean }

export function Login({ status, locked }: LoginProps) {
  const t = useText()
  const loose = useLooseText()
  const [recovering, setRecovering] = useState(false)
  const [elsewhere, setElsewhere] = useState(false)
  const lastUserId = useSession((state) => state.lastUserId)
  const remembered = usePreferences((state) => state.lastUserId)
  const wanted = lastUserId ?? remembered
  const [chosen, setChosen] = useState<string | undefined>(() => (status.users.find((user) => user.id === wanted) ?? status.users[0])?.id)
  const user = status.users.find((known) => known.id === chosen) ?? status.users[0]
  function move(step: number) {
    const at = status.users.findIndex((known) => known.id === user?.id)
    setChosen(status.users[Math.max(0, Math.min(status.users.length - 1, at + step))]?.id)
  }
  if (elsewhere) return <FirstStart status={status} leave={() => setElsewhere(false)} />
  return (
    <GateCard title={status.archive?.officeName === undefined || status.archive.officeName === '' ? t('session.login') : status.archive.officeName}>
      {status.alarm !== null && <div className="dg-refusal" data-kind="fault" role="alert" style={{ marginBottom: 12 }}>{loose(`session.alarm.${status.alarm.code}`, status.alarm.facts) ?? status.alarm.code}</div>}
      {recovering && user !== undefined ? <RecoverForm userId={user.id} displayName={user.displayName} back={() => setRecovering(false)} /> : <>
        <p className="dg-quiet" style={{ marginBottom: 8 }}>{locked ? t('session.locked-text') : t('session.who')}</p>
        <div className="dg-people" role="radiogroup" aria-label={t('session.who')}>
          {status.users.map((known) => <button key={known.id} type="button" role="radio" tabIndex={-1} className="dg-person" aria-checked={known.id === user?.id} onClick={() => { setChosen(known.id); document.getElementById('login-password')?.focus() }}>{known.displayName}<span className="dg-quiet">{t(`role.${known.role}`)}</span></button>)}
        </div>
        {user !== undefined && <PasswordLine key={user.id} userId={user.id} displayName={user.displayName} move={move} recover={() => setRecovering(true)} />}
        <button type="button" className="dg-linkbutton" style={{ fontSize: 12, marginTop: 14 }} onClick={() => setElsewhere(true)}>{t('session.other-folder')}</button>
      </>}
      <div className="dg-quiet" style={{ marginTop: 14, fontSize: 12 }}><Prohibitions /></div>
    </GateCard>
  )
}

type PasswordLineProps = { readonly userId: SessionStatus['users'][number]['id']; readonly displayName: string; readonly move: (step: number) => void; readonly recover: () => void }

/** Seconds left until the next try, counted down on the screen; the archive counts for itself. */
function useCountdown(): readonly [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}

function PasswordLine({ userId, displayName, move, recover }: PasswordLineProps) {
  const t = useText()
  const sentence = useTroubleSentence()
  const [password, setPassword] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [wait, setWait] = useCountdown()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => { input.current?.focus() }, [])

  async function enter() {
    if (busy || wait > 0 || password === '') { input.current?.focus(); return }
    setBusy(true)
    setSaid(null)
    try {
      const { status } = await client.session.login({ userId, password })
      usePreferences.getState().setLastUserId(userId)
      useSession.getState().setStatus(status)
    } catch (error) {
      const trouble = troubleOf(error)
      const seconds = trouble.kind === 'refused' ? Number(trouble.refusals[0]?.facts['waitSeconds'] ?? 0) : 0
      setWait(seconds)
      setSaid(sentence(trouble))
      setBusy(false)
      input.current?.select()
    }
  }
  const shown = wait > 0 ? t('session.wrong-wait', { waitSeconds: wait }) : said
  return (
    <form onSubmit={(event) => { event.preventDefault(); void enter() }} className="dg-field">
      <label htmlFor="login-password">{t('session.password')}{t('common.colon')}{displayName}<span style={{ marginLeft: 'auto' }}>{t('session.arrows')}</span></label>
      <input
        ref={input} id="login-password" className="dg-box" type="password" autoComplete="off" value={password} aria-invalid={shown !== null} aria-describedby="login-said" onChange={(event) => setPassword(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); move(event.key === 'ArrowDown' ? 1 : -1) } }}
      />
      <div id="login-said" className="dg-field-below" data-bad={shown !== null} role="alert">{shown}</div>
      <div className="dg-row" style={{ marginTop: 6 }}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={wait > 0}>{busy ? t('session.checking') : t('session.login')}<KeyCap name="Enter" /></Button>
        <button type="button" className="dg-linkbutton" style={{ marginLeft: 'auto', fontSize: 12 }} onClick={recover}>{t('session.recover')}</button>
      </div>
    </form>
  )
}
