/** The registry of migrations, in order; each is frozen once released. */
import { migration0010 } from '#main/db/migrations/0010-foundation.ts'
import { migration0020 } from '#main/db/migrations/0020-deposits.ts'
import { migration0070 } from '#main/db/migrations/0070-search.ts'

export type Migration = { readonly version: number; readonly name: string; readonly statements: readonly string[] }

export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0070,
]
