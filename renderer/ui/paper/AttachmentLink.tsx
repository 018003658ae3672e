/** Saves a kept paper, fetched when it is asked for. */
import { useState } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { saveFile } from '#renderer/ui/paper/save-file.ts'
import { TroubleCard } from '#renderer/ui/trouble/TroubleCard.tsx'
import { useText } from '#renderer/ui/use-text.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function AttachmentLink({ id }: { readonly id: Id<'attachment'> }) {
  const t = useText()
  const [trouble, setTrouble] = useState<unknown>()
  const open = async () => {
    const file = await client.attachments.get({ id })
    saveFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  if (trouble !== undefined) return <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />
  return <button type="button" className="dg-linkbutton" onClick={() => void open().catch(setTrouble)}>{t('attachments.open-paper')}</button>
}
