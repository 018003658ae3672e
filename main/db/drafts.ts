/** Half-filled forms: plain rows outside the audit log and the state digest, because nothing was said yet. */
import type { Database } from 'better-sqlite3'

/** Keeps a person's half-filled form, replacing the one kept before. */
export function saveDraft(connection: Database, userId: string, form: string, body: string, at: number): void {
  connection.prepare('INSERT INTO drafts (user_id, form, body, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_id, form) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at')
    .run(userId, form, body, at)
}

/** Drops it; dropping what is not there is no fault. */
export function dropDraft(connection: Database, userId: string, form: string): void {
  connection.prepare('DELETE FROM drafts WHERE user_id = ? AND form = ?').run(userId, form)
}
