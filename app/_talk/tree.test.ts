import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Branch, branches, deepest } from './tree.ts';

type Post = { id: string; parentId: string | null };

/** A thread in tree order: every post after its parent. */
const threads = fc.array(fc.nat(), { maxLength: 60 }).map(choices => {
  const posts: Post[] = [{ id: 'p0', parentId: null }];
  for (const choice of choices) {
    const parent = posts[choice % posts.length];
    posts.push({ id: `p${posts.length}`, parentId: parent?.id ?? null });
  }
  return posts;
});

const all = (list: readonly Branch<Post>[]): Branch<Post>[] => list.flatMap(branch => [branch, ...all(branch.replies)]);
const depthOf = (branch: Branch<Post>): number => 1 + Math.max(0, ...branch.replies.map(depthOf));

describe('replies in lists', () => {
  it('hold every post once, however deep the thread', () => {
    fc.assert(
      fc.property(threads, posts => {
        const ids = all(branches(posts)).map(branch => branch.post.id);
        expect([...ids].sort()).toEqual(posts.map(post => post.id).sort());
      }),
    );
  });

  it('are never set in further than the deepest level, and then say whom they answer', () => {
    fc.assert(
      fc.property(threads, posts => {
        const roots = branches(posts);
        for (const root of roots) expect(depthOf(root)).toBeLessThanOrEqual(deepest + 1);
        const shown = new Map(
          all(roots).flatMap(branch => branch.replies.map(reply => [reply.post.id, branch.post.id])),
        );
        for (const { post, answers } of all(roots)) {
          const told = answers ?? (shown.get(post.id) === post.parentId ? post.parentId : undefined);
          expect(told ?? null).toBe(post.parentId);
        }
      }),
    );
  });

  it('keep a post whose parent is not there', () => {
    expect(branches([{ id: 'b', parentId: 'a' }]).map(branch => branch.post.id)).toEqual(['b']);
  });
});
