import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { english } from '#/messages/english.ts';
import { auditActions } from '#/server/classroom/audit.ts';
import { sentenceOf } from './sentence-of.ts';

const t = createTranslator({
  locale: 'en',
  messages: english,
  namespace: 'classes',
  onError: error => {
    throw error;
  },
}) as Parameters<typeof sentenceOf>[1];
const told = (action: string, detail: Record<string, unknown> | null) =>
  sentenceOf({ action, actor: 'Ms Adeyemi', subject: 'Bo', detail }, t);

test('everything that the log can say is a sentence, whatever its row holds', () => {
  for (const action of auditActions) {
    expect(told(action, null)).toMatch(/Ms Adeyemi|Bo/);
    expect(told(action, { reason: 'a slip', decision: 'hide', on: true })).toMatch(/\S/);
  }
});

test('a decision on a post is told by what it was and why', () => {
  expect(told('post-decided', { decision: 'return', reason: 'Say more.' })).toBe(
    'Ms Adeyemi sent a post back: Say more.',
  );
  expect(told('post-decided', { decision: 'undo' })).toBe('Ms Adeyemi took a decision on a post back');
  expect(told('thread-locked', { on: false })).toBe('Ms Adeyemi unlocked a thread');
});
