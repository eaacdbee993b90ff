/** Something that waits for a teacher. `since` is when the oldest of it began to wait; `count` how much of it there is. */
export type Waiting =
  | { kind: 'held' | 'pending'; classId: string; name: string; count: number; since: Date }
  | { kind: 'answers'; classId: string; assignmentId: string; name: string; count: number; since: Date }
  | { kind: 'drafts'; quizId: string; title: string; count: number; since: Date };

/**
 * What waits for a teacher, over everything that can wait, the oldest first. Whoever has another kind of thing that waits
 * adds its list here and a sentence in `app/_home/Waits.tsx`.
 */
export function inOrderOfWaiting(...lists: readonly (readonly Waiting[])[]): Waiting[] {
  return lists.flat().sort((a, b) => a.since.getTime() - b.since.getTime());
}
