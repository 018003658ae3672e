/** Writes drafts between two units of work: they are neither audited nor part of the state digest. */
import type { Keeper } from '#main/app/keeper.ts'
import { dropDraft, saveDraft } from '#main/db/drafts.ts'
import type { DraftsDoor } from '#main/features/drafts/drafts.handlers.ts'

/** Builds the drafts' door on the open archive. */
export function createDraftsDoor(keeper: Keeper): DraftsDoor {
  return {
    saveDraft: (userId, form, body) => keeper.hold((archive) => archive.lease(() => {
      const now = keeper.platform.clock.now()
      saveDraft(archive.connection, userId, form, body, now)
      return Promise.resolve(now)
    })),
    dropDraft: (userId, form) => keeper.hold((archive) => archive.lease(() => {
      dropDraft(archive.connection, userId, form)
      return Promise.resolve()
    })),
  }
}
