/** Guarantees that a paper of a loan (stamped request, signature) is kept before the record that names it is saved. */
import { client } from '#renderer/rpc/index.ts'
import { photoFile } from '#renderer/ui/index.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Stands for today while nobody is logged in; nothing is saved then. */
export const earliestDay = toDay('2000-01-01')

/** Keeps a picture that a form holds as a data URL; null when it holds none. */
export async function keepPaper(dataUrl: string): Promise<Id<'attachment'> | null> {
  const file = photoFile(dataUrl, 'paper.png')
  return file === null ? null : (await client.attachments.put({ purpose: 'loan-paper', file })).id
}
