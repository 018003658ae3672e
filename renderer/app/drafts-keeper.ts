/** Keeps drafts in the archive, sealed like everything else, by operator and form. */
import { client } from '#renderer/rpc/client.ts'
import type { Draft, DraftKeeper } from '#renderer/state/drafts.ts'

const filledKey = '_filled'
/** The archive's limit for one member of a draft; a photo is longer and lives only as long as the window. */
const longestMember = 8000

export const archiveDrafts: DraftKeeper = {
  async load(formId): Promise<Draft | null> {
    const { rows } = await client.drafts.list({})
    const body = rows.find((row) => row.form === formId)?.body
    if (body === undefined) return null
    const filled = body[filledKey]
    const values = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (name === filledKey || Array.isArray(value) ? [] : [[name, value]])))
    return { values, filled: Array.isArray(filled) ? filled : [] }
  },
  async save(formId, draft): Promise<void> {
    const values = Object.entries(draft.values).filter(([, value]) => typeof value !== 'string' || value.length <= longestMember)
    await client.drafts.save({ form: formId, body: { ...Object.fromEntries(values), [filledKey]: [...draft.filled] } })
  },
  async discard(formId): Promise<void> {
    await client.drafts.drop({ form: formId })
  },
}
