/** What can earn points: starting a thread, answering somebody else, citing a sentence of the reading. */
export const earners = ['thread', 'reply', 'cited'] as const;
export type Earner = (typeof earners)[number];

/** For each of them how many posts count, the first ones, and what each is worth. */
export type ParticipationRules = Record<Earner, { wanted: number; points: number }>;

/** What holds for an assignment whose teacher has set nothing: taking part earns nothing. */
export const noParticipation: ParticipationRules = {
  thread: { wanted: 0, points: 0 },
  reply: { wanted: 0, points: 0 },
  cited: { wanted: 0, points: 0 },
};

export const participationLimits = { wanted: 50, points: 100, byHand: 1000 } as const;

/** A post that stands: everybody may see it. `answers` is a reply to somebody else's post. */
export type StandingPost = { postId: string; threadId: string } & Record<'starts' | 'answers' | 'cited', boolean>;

/** Points and the post that earned them. */
export type Earned = { by: Earner; points: number; postId: string; threadId: string };

/** How one student took part: what counts for each rule, what earned points, their sum, and the points that hold. */
export type Participation = { counts: Record<Earner, number>; earned: Earned[]; byRules: number; points: number };

const earns: Record<Earner, (post: StandingPost) => boolean> = {
  thread: post => post.starts,
  reply: post => post.answers,
  cited: post => post.cited,
};

/** The most that the rules can give. */
export const maximumOf = (rules: ParticipationRules): number =>
  earners.reduce((sum, by) => sum + rules[by].wanted * rules[by].points, 0);

/**
 * The points of one student by the rules, from their posts that stand, oldest first: of each kind the first ones that are
 * wanted earn. One post can earn twice: for being written, and for citing. `set` are points given by hand, which hold instead.
 */
export function participationOf(
  rules: ParticipationRules,
  posts: readonly StandingPost[],
  set: number | null,
): Participation {
  const of = (by: Earner) => posts.filter(earns[by]);
  const earned = earners.flatMap(by => {
    const { wanted, points } = rules[by];
    if (points === 0) return [];
    return of(by)
      .slice(0, wanted)
      .map(({ postId, threadId }) => ({ by, points, postId, threadId }));
  });
  const byRules = earned.reduce((sum, one) => sum + one.points, 0);
  const counts = { thread: of('thread').length, reply: of('reply').length, cited: of('cited').length };
  return { counts, earned, byRules, points: set ?? byRules };
}
