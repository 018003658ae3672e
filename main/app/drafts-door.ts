/** Writes drafts between two units of work: they are neither audited nor part of the state digest. */
import type { Keeper } from '#main/app/keeper.ts'
import type { DraftsDoor } from '#main/features/drafts/drafts.handlers.ts'

/** Builds the drafts' door on the open archive. */
export function createDraftsDoor(keeper: Keeper): DraftsDoor {
  return {
    saveDraft: (userId, form, body) => keeper.hold((archive) => archive.lease(async () => {
      const now = keeper.platform.clock.now()
      archive.connection.prepare('INSERT INTO drafts (user_id, form, body, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_id, form) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at')
        .run(userId, form, body, now)
      return Promise.resolve(now)
    })),
    dropDraft: (userId, form) => keeper.hold((archive) => archive.lease(() => {
      archive.connection.prepare('DELETE FROM drafts WHERE user_id = ? AND form = ?').run(userId, form)
      return Promise.resolve()
    })),
  }
}
