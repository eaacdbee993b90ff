/** How many levels of replies are set in further; deeper ones stand in line and name whom they answer. */
export const deepest = 4;

type Placed = { id: string; parentId: string | null };

/** A post with its replies. `answers` is the parent's id where the indent has stopped and no longer shows it. */
export type Branch<P> = { post: P; answers: string | null; replies: Branch<P>[] };

/**
 * Posts of a thread as nested lists, never more than `deepest` inside one another: below that, replies follow one another in
 * the order given, which must put every post after its parent. A post whose parent is not among them stands at the root.
 */
export function branches<P extends Placed>(posts: readonly P[]): Branch<P>[] {
  const roots: Branch<P>[] = [];
  const places = new Map<string, { branch: Branch<P>; level: number; around: Branch<P>[] }>();
  for (const post of posts) {
    const parent = post.parentId === null ? undefined : places.get(post.parentId);
    const stopped = parent !== undefined && parent.level >= deepest;
    const around = parent === undefined ? roots : stopped ? parent.around : parent.branch.replies;
    const branch: Branch<P> = { post, answers: stopped ? post.parentId : null, replies: [] };
    around.push(branch);
    places.set(post.id, { branch, level: parent ? Math.min(parent.level + 1, deepest) : 0, around });
  }
  return roots;
}
