/** Who holds the posts that follow-ups are given to: an area's assistant, the community-culture clerk, the department itself (P14-1.4c, 1.5c, 2.1). */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { clearPost, listPosts, savePost } from '#main/features/followups/books.repository.ts'
import type { Post } from '#main/features/followups/books.repository.ts'
import type { FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { register } from '#main/features/followups/followups.service.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { decidePost } from '#shared/domain/followup-plans.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Posts = { rows: { id: Post['id']; post: Post['post']; name: string; buildings: string[]; userId: string | null; userName: string }[] }

/** Every post with its holder. */
export async function getPosts(reader: Reader): Promise<Posts> {
  return { rows: (await listPosts(reader)).map((post) => ({ ...post, buildings: [...post.buildings] })) }
}

/** Says who holds a post from now on; a building belongs to one area. */
export async function setPost(unit: Unit, needs: Pick<FollowupNeeds, 'findUser'>, input: { readonly post: Post['post']; readonly name: string; readonly buildings: readonly string[]; readonly userId: Id<'user'> | null }): Promise<Posts> {
  orRefuse(decidePost(input, await listPosts(unit.read)))
  if (input.userId !== null && await needs.findUser(unit.read, input.userId) === undefined) throw new NotFoundError('user')
  if (input.post !== 'area') await clearPost(unit.write, input.post)
  await savePost(unit.write, { id: unit.newId<'post'>(), post: input.post, name: input.name, buildings: input.buildings, userId: input.userId })
  unit.recordEvent({ register, subjectId: `post-${input.post}`, kind: 'post-set', body: { ...input, buildings: [...input.buildings] } })
  return getPosts(unit.read)
}
