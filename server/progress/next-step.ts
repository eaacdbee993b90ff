import type { ReadSoFar } from '#/server/study/store.ts';

/** What a student has before them in an assignment. */
export type Step = 'to-read' | 'to-take' | 'in-progress' | 'to-discuss' | 'done';

/** From this share on a reading is read: a caption or a last line that was never quite on the screen keeps nobody from going on. */
const whole = 0.9;

/** Whether a reading counts as read. */
export const isRead = (soFar: ReadSoFar | null): boolean =>
  soFar !== null && soFar.total > 0 && soFar.read / soFar.total >= whole;

/**
 * The next step of a student: the quiz that runs; else the reading until it is read, then the quiz, then the posts that earn
 * points and are still missing. Who handed the quiz in need not read on; where there is nothing but a discussion it stays open.
 */
export function nextStep(standing: {
  running: boolean;
  handedIn: boolean;
  /** Whether the student is given the reading, and a quiz. */
  reading: boolean;
  quiz: boolean;
  soFar: ReadSoFar | null;
  /** Posts that earn points and those written; null where there is no discussion for the student. */
  posts: { wanted: number; written: number } | null;
}): Step {
  const { running, handedIn, reading, quiz, soFar, posts } = standing;
  if (running) return 'in-progress';
  if (!handedIn) {
    if (reading && !isRead(soFar)) return 'to-read';
    if (quiz) return 'to-take';
    if (!reading && !posts?.wanted) return 'to-discuss';
  }
  return posts && posts.written < posts.wanted ? 'to-discuss' : 'done';
}
