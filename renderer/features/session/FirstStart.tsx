/** The first start: where the archive lives, what the office is called, who keeps its keys. The recovery code follows. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { GateCard } from '#renderer/features/session/GateCard.tsx'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import type { Trouble } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import type { SessionStatus } from '#renderer/state/session.ts'
import { RegisterForm, StatusTag, TroubleCard, passwordFault, useLooseText, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'

type Inspection = Awaited<ReturnType<typeof client.session.inspectFolder>>
type OfficeValues = { readonly officeName: string; readonly administratorName: string; readonly password: string; readonly again: string }
type FolderValues = { readonly folder: string }

/** `leave` when there is an archive already and another one is looked for. */
export function FirstStart({ status, leave }: { readonly status: SessionStatus; readonly leave?: () => void }) {
  const t = useText()
  const [folder, setFolder] = useState<string | null>(null)
  const steps = [t('session.step-folder'), t('session.step-office'), t('session.step-recovery')]
  return (
    <GateCard wide title={t(leave === undefined ? 'session.welcome' : 'session.other-folder')} steps={steps} step={folder === null ? 0 : 1}>
      {folder === null ? <FolderStep suggested={status.suggestedFolder} chosen={setFolder} leave={leave} /> : <OfficeStep folder={folder} back={() => setFolder(null)} />}
    </GateCard>
  )
}

function FolderStep({ suggested, chosen, leave }: { readonly suggested: string; readonly chosen: (folder: string) => void; readonly leave: (() => void) | undefined }) {
  const t = useText()
  const [inspection, setInspection] = useState<Inspection | null>(null)
  const [folder, setFolder] = useState(suggested)
  // What was typed stays in the box when the folder is refused.
  const typed = useRef(suggested)
  const fields: readonly FormField<FolderValues>[] = [{ kind: 'text', name: 'folder', label: t('session.folder'), hint: t('session.folder-hint'), span: 12, required: true, max: 1000 }]
  async function check(values: FolderValues) {
    typed.current = values.folder
    const found = await client.session.inspectFolder({ folder: values.folder })
    setInspection(found)
    if (found.verdict === 'empty') chosen(found.folder)
    return {}
  }
  async function choose() {
    const answer = await client.session.chooseFolder({})
    if (answer.folder === null) return
    typed.current = answer.folder
    setFolder(answer.folder)
    setInspection(await client.session.inspectFolder({ folder: answer.folder }))
  }
  return (
    <div className="dg-stack">
      <p className="dg-quiet">{t('session.welcome-text')}</p>
      <RegisterForm<FolderValues>
        key={folder} formId="session.folder" fields={fields} initial={() => ({ folder: typed.current })} save={check} draft={false} once width="third" quiet saveLabel={t('session.check-folder')} onSaved={() => undefined} {...(leave === undefined ? { stays: true } : { onEscape: leave })}
        aside={<div className="dg-stack" style={{ gap: 8 }}>{inspection !== null && <Verdict inspection={inspection} opened={leave} />}<div><Button onClick={() => void choose()}>{t('session.choose-folder')}</Button></div></div>}
      />
    </div>
  )
}

function Verdict({ inspection, opened }: { readonly inspection: Inspection; readonly opened: (() => void) | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const good = inspection.verdict === 'empty' || inspection.verdict === 'archive'
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  async function use() {
    try {
      useSession.getState().setStatus(await client.session.openArchive({ folder: inspection.folder }))
      opened?.()
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return (
    <div className="dg-row" role="status">
      <StatusTag tone={good ? 'ok' : 'danger'}>{inspection.folder}</StatusTag>
      <span className={good ? '' : 'dg-late'}>{loose(`session.folder-${inspection.verdict}`, { officeName: inspection.officeName ?? '' })}</span>
      {inspection.verdict === 'archive' && <Button type="primary" size="small" onClick={() => void use()}>{t('session.use-archive')}</Button>}
      {trouble !== null && <TroubleCard trouble={trouble} onClose={() => setTrouble(null)} />}
    </div>
  )
}

function OfficeStep({ folder, back }: { readonly folder: string; readonly back: () => void }) {
  const t = useText()
  const fields: readonly FormField<OfficeValues>[] = [
    { kind: 'text', name: 'officeName', label: t('session.office-name'), hint: t('session.office-name-hint'), required: true, span: 12, max: 100 },
    { kind: 'text', name: 'administratorName', label: t('session.administrator-name'), hint: t('session.administrator-hint'), required: true, span: 12, max: 40 },
    { kind: 'password', name: 'password', label: t('session.password'), hint: t('session.password-hint'), required: true, span: 6, check: (values) => passwordFault(t, values.password) },
    { kind: 'password', name: 'again', label: t('session.password-again'), required: true, span: 6, check: (values) => (values.again === values.password ? null : t('session.password-differs')) },
  ]
  async function create({ officeName, administratorName, password }: OfficeValues) {
    const made = await client.session.createArchive({ folder, officeName, administratorName, password })
    const { setPendingRecoveryCode, setStatus } = useSession.getState()
    setPendingRecoveryCode(made.recoveryCode, true)
    setStatus(made.status)
    return {}
  }
  return (
    <RegisterForm<OfficeValues>
      formId="session.create" fields={fields} initial={() => ({ officeName: '', administratorName: '', password: '', again: '' })} save={create} draft={false} once quiet saveLabel={t('session.create')} savingLabel={t('session.creating')}
      onSaved={() => undefined} onEscape={back} aside={<span className="dg-quiet" style={{ overflowWrap: 'anywhere' }}>{t('session.folder')}{t('common.colon')}{folder}</span>}
    />
  )
}
