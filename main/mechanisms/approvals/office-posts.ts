/** Guarantees who holds the posts that policies speak of, as this office has set them: for chains, and for features that ask. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import type { Seat } from '#main/mechanisms/approvals/approval-state.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import { settingsSchema } from '#shared/contract/settings.ts'
import { defaultOfficePosts, holdersOf, posts } from '#shared/domain/posts.ts'
import type { OfficePosts, Post } from '#shared/domain/posts.ts'

const postSettings = settingsSchema.pick({ departments: true, postHolders: true }).partial()

/** The office's names for departments and its persons for posts; what it never said has the usual names and nobody named. */
export async function readOfficePosts(reader: Reader): Promise<OfficePosts> {
  const rows = await reader.selectFrom('settings').select(['key', 'value']).where('key', 'in', ['departments', 'postHolders']).execute()
  const parsed = postSettings.safeParse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])))
  const { departments, postHolders } = parsed.success ? parsed.data : {}
  return { departments: { ...defaultOfficePosts.departments, ...departments }, holders: { ...defaultOfficePosts.holders, ...postHolders } }
}

/** What a seat for a post says: the post, and for a department's head whose department. */
export function postSeatOf(post: Post, requesterDepartment: string): string {
  return post === 'department-head' ? `${post}:${requesterDepartment.trim()}` : post
}

/** The post that a seat is for; null when it is a role's or a person's. */
export function postOf(seat: Pick<Seat, 'kind' | 'value'>): Post | null {
  return seat.kind === 'post' ? posts.find((post) => post === seat.value.split(':')[0]) ?? null : null
}

/** The people with the seats that they hold by post: what `sits` looks at. */
export function withPosts(people: readonly Person[], office: OfficePosts): readonly Person[] {
  const departments = [...new Set(people.map((person) => person.department.trim()))]
  const held = posts.flatMap((post) => (post === 'department-head' ? departments : ['']).map((department) => ({ seat: postSeatOf(post, department), holders: holdersOf(post, people, office, department) })))
  return people.map((person) => ({ ...person, posts: held.filter(({ holders }) => holders.includes(person)).map(({ seat }) => seat) }))
}

/** Everyone who holds a post today, for a matter of a person of this department. */
export async function findPostHolders(reader: Reader, post: Post, requesterDepartment = ''): Promise<readonly Person[]> {
  return holdersOf(post, await listActivePeople(reader), await readOfficePosts(reader), requesterDepartment)
}
