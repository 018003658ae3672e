/** Saves a kept paper of a loan, fetched when it is asked for: the stamped request, the signature. */
import { useState } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { TroubleCard, saveFile, useText } from '#renderer/ui/index.ts'
import type { LoanRow } from '#shared/contract/lending.ts'

export function PaperLink({ id }: { readonly id: NonNullable<LoanRow['seal']['scanId']> }) {
  const t = useText()
  const [trouble, setTrouble] = useState<unknown>()
  const open = async () => {
    const file = await client.attachments.get({ id })
    saveFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  if (trouble !== undefined) return <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />
  return <button type="button" className="dg-linkbutton" onClick={() => void open().catch(setTrouble)}>{t('lending.open-paper')}</button>
}
