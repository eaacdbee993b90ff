import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStep } from './next-step.ts';
import { inOrderOfWaiting, type Waiting } from './waiting.ts';

const begun = { running: false, handedIn: false, reading: true, quiz: true, soFar: null, posts: null };
const read = { read: 19, total: 20 };
const posts = { wanted: 2, written: 1 };

describe('the next step of a student', () => {
  test.each([
    ['to read what they have not begun', begun, 'to-read'],
    ['to read on', { ...begun, soFar: { read: 17, total: 20 } }, 'to-read'],
    [
      'to take the quiz of what is read, though for a last line',
      { ...begun, soFar: { read: 18, total: 20 } },
      'to-take',
    ],
    ['to go on with the quiz that runs, whatever they have read', { ...begun, running: true }, 'in-progress'],
    ['to discuss when the quiz is handed in', { ...begun, handedIn: true, posts }, 'to-discuss'],
    ['none when posts enough are written', { ...begun, handedIn: true, posts: { wanted: 2, written: 2 } }, 'done'],
    ['none when no post is wanted', { ...begun, handedIn: true, posts: { wanted: 0, written: 0 } }, 'done'],
    ['none after the quiz, though they never read on a screen', { ...begun, handedIn: true }, 'done'],
    [
      'to discuss a reading without a quiz once it is read',
      { ...begun, quiz: false, soFar: read, posts },
      'to-discuss',
    ],
    ['none when a reading without a quiz is read', { ...begun, quiz: false, soFar: read }, 'done'],
    ['to take the quiz before they discuss', { ...begun, soFar: read, posts }, 'to-take'],
    ['to read a reading without sentences', { ...begun, soFar: { read: 0, total: 0 } }, 'to-read'],
    ['to take a quiz without a reading', { ...begun, reading: false }, 'to-take'],
    ['to discuss where there is nothing else', { ...begun, reading: false, quiz: false }, 'to-discuss'],
  ] as const)('is %s', (_, standing, step) => expect(nextStep(standing)).toBe(step));
});

test('what waits for a teacher stands oldest first, and nothing of it is lost', () => {
  const list = fc.array(
    fc.record({
      since: fc.date({ noInvalidDate: true }),
      count: fc.nat(),
      title: fc.string(),
      quizId: fc.uuid(),
      kind: fc.constant('drafts' as const),
    }),
  );
  fc.assert(
    fc.property(list, list, (one, other) => {
      const order: Waiting[] = inOrderOfWaiting(one, other);
      expect(order.map(each => each.since.getTime())).toEqual(
        [...one, ...other].map(each => each.since.getTime()).sort((a, b) => a - b),
      );
      expect(new Set(order)).toEqual(new Set([...one, ...other]));
    }),
  );
});
