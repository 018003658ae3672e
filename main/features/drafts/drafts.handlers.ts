/** Half-filled forms: kept in the encrypted archive, outside the register book and the audit log, because nothing was said yet. */
import { os } from '#main/rpc/chain.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What the drafts' doors need of the keeper: plain rows, written between two units of work. */
export type DraftsDoor = {
  saveDraft(userId: string, form: string, body: string): Promise<InstantMs>
  dropDraft(userId: string, form: string): Promise<void>
}

const maxDraftBytes = 65_536

/** Builds the drafts' handlers around a keeper. */
export function createDraftsHandlers(keeper: DraftsDoor) {
  return {
    save: os.drafts.save.handler(async ({ context, input }) => {
      const body = JSON.stringify(input.body)
      if (body.length > maxDraftBytes) refuse({ code: 'drafts.too-large', facts: { limit: maxDraftBytes } })
      return { savedAt: await keeper.saveDraft(context.actor.userId, input.form, body) }
    }),
    list: os.drafts.list.handler(async ({ context }) => {
      const rows = await context.reader.selectFrom('drafts').select(['form', 'body', 'updated_at']).where('user_id', '=', context.actor.userId).orderBy('form').execute()
      // Bodies and moments were validated when they were saved.
      return { rows: rows.map((row) => ({ form: row.form, body: JSON.parse(row.body) as Record<string, string>, updatedAt: row.updated_at as InstantMs })) }
    }),
    drop: os.drafts.drop.handler(async ({ context, input }) => {
      await keeper.dropDraft(context.actor.userId, input.form)
      return { dropped: true as const }
    }),
  }
}
