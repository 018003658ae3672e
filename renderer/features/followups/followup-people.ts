/** Colleagues for type-ahead, and papers that forms hand over. */
import { client } from '#renderer/rpc/index.ts'
import { photoFile, pinyinInitials } from '#renderer/ui/index.ts'
import type { FormValues, Suggestion } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** People who may log in, by name or initials; picking one fills the name and the id. */
export async function suggestColleagues<Values extends FormValues>(typed: string, fills: (name: string, id: string) => Partial<Values>): Promise<readonly Suggestion<Values>[]> {
  const { rows } = await client.users.list({})
  return rows.filter(({ displayName, disabledAt }) => disabledAt === null && (displayName.includes(typed) || pinyinInitials(displayName).startsWith(typed.toLowerCase()))).slice(0, 8)
    .map(({ id, displayName, department }) => ({ key: id, label: displayName, detail: department, fills: fills(displayName, id) }))
}

/** Keeps a photo of a signed sheet or letter; null when there is none. */
export async function keepPaper(photo: string): Promise<Id<'attachment'> | null> {
  const file = photoFile(photo, 'paper.jpg')
  return file === null ? null : (await client.attachments.put({ purpose: 'followup-paper', file })).id
}

/** An id that a picked suggestion filled in, or null. */
export function userIdOf(value: string): Id<'user'> | null {
  // Filled in only by `suggestColleagues`, from the archive.
  return value === '' ? null : (value as Id<'user'>)
}

