/** Closes a forgotten visit as "left, time unknown" after one question. */
import { useCallback } from 'react'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { announce, useConfirm, useGo, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { VisitRow } from '#shared/contract/desk.ts'

export function useCloseUnknown(): (visit: Pick<VisitRow, 'id' | 'visitor'>) => Promise<void> {
  const t = useText()
  const go = useGo()
  const confirm = useConfirm()
  const sentence = useTroubleSentence()
  return useCallback(async ({ id, visitor }) => {
    if (!await confirm({ title: t('desk.close-unknown-ask', { visitor }), text: t('desk.close-unknown-text'), yes: t('desk.close-unknown') })) return
    try {
      await client.desk.closeUnknown({ id })
      announce({ text: t('desk.closed-as-unknown', { visitor }), correct: () => go(`/desk/visit/${id}/correct`) })
    } catch (error) {
      announce({ text: sentence(troubleOf(error)), tone: 'warn' })
    }
  }, [t, go, confirm, sentence])
}
