/** Reads and writes the people of the archive; their passwords live in the key slots, never here. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { User } from '#shared/contract/users.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = { id: string; display_name: string; role: string; department: string; disabled_at: number | null; created_at: number }

/** Ids, roles and moments in the table were written by this program. */
function fromRow(row: Row): User {
  return { id: row.id as Id<'user'>, displayName: row.display_name, role: row.role as Role, department: row.department, disabledAt: row.disabled_at as InstantMs | null, createdAt: row.created_at as InstantMs }
}

/** Everyone, in the order in which they were added. */
export async function listUsers(reader: Reader): Promise<User[]> {
  return (await reader.selectFrom('users').selectAll().orderBy('created_at').orderBy('id').execute()).map(fromRow)
}

/** One person, or undefined. */
export async function findUser(reader: Reader, id: Id<'user'>): Promise<User | undefined> {
  const row = await reader.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Adds a person, or replaces what is known of one. */
export async function saveUser(writer: Writer, user: User): Promise<void> {
  const columns = { display_name: user.displayName, role: user.role, department: user.department, disabled_at: user.disabledAt }
  await writer.insertInto('users').values({ id: user.id, created_at: user.createdAt, ...columns }).onConflict((conflict) => conflict.column('id').doUpdateSet(columns)).execute()
}
