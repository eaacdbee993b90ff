import type { Answer, Cited } from '#/server/quiz/question.ts';
import { newKey } from './key.ts';

/** What a student has given for one question, as it should be saved: the answer, and the sentence that is to prove it. */
export type Given = { answer: Answer | null; cited: Cited | null; flagged: boolean };
/** One save on its way: sent again with the same key until it is answered, so that it counts once. */
export type Sending = Given & { questionId: string; rev: number; saveKey: string };
/** What the server says to a save. */
export type Saved =
  | { outcome: 'saved'; rev: number; savedAt: string }
  | ({ outcome: 'stale'; rev: number; savedAt: string | null } & Given)
  | { outcome: 'late' };

/** What waits in this browser: the save under way, and the newest value of every question that is not sent yet. */
export type Waiting = { sending: Sending | null; given: [string, Given][]; revs: [string, number][] };

export type OutboxEvents = {
  /** Asks the server; rejects when no answer came. */
  send: (sending: Sending) => Promise<Saved>;
  /** Keeps what waits where a reload finds it; null when nothing waits. */
  keep: (waiting: Waiting | null) => void;
  saved: (questionId: string, saved: Saved, sent: Given) => void;
  failed: (error: unknown) => void;
};

/**
 * Brings answers to the server one at a time: the latest value of a question wins, nothing is forgotten until the server
 * has answered, and a save whose answer was lost is sent again under its own key before anything newer.
 */
export class Outbox {
  private sending: Sending | null = null;
  private given = new Map<string, Given>();
  private revs: Map<string, number>;
  private busy = false;

  constructor(
    private readonly events: OutboxEvents,
    revs: Iterable<[string, number]>,
    private readonly freshKey: () => string = newKey,
  ) {
    this.revs = new Map(revs);
  }

  /** Takes up what an earlier page left behind. */
  restore(waiting: Waiting): void {
    this.sending = waiting.sending;
    this.given = new Map(waiting.given);
    for (const [questionId, rev] of waiting.revs)
      this.revs.set(questionId, Math.max(rev, this.revs.get(questionId) ?? 0));
  }

  /** Questions whose newest value the server has not answered for. */
  get unsent(): string[] {
    return [...new Set([...(this.sending ? [this.sending.questionId] : []), ...this.given.keys()])];
  }

  /** Notes a new value; `flush` sends it. */
  put(questionId: string, given: Given): void {
    this.given.delete(questionId);
    this.given.set(questionId, given);
    this.persist();
  }

  /** Sends what waits, one after the other, until nothing does or no answer comes. True when all is saved. */
  async flush(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      for (let next = this.next(); next; next = this.next()) this.answered(next, await this.events.send(next));
      return true;
    } catch (error) {
      this.events.failed(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private next(): Sending | null {
    if (this.sending) return this.sending;
    const [first] = this.given;
    if (!first) return null;
    const [questionId, given] = first;
    this.given.delete(questionId);
    this.sending = { ...given, questionId, rev: this.revs.get(questionId) ?? 0, saveKey: this.freshKey() };
    this.persist();
    return this.sending;
  }

  private answered(sent: Sending, saved: Saved): void {
    this.sending = null;
    if (saved.outcome !== 'late') this.revs.set(sent.questionId, saved.rev);
    this.persist();
    this.events.saved(sent.questionId, saved, { answer: sent.answer, cited: sent.cited, flagged: sent.flagged });
  }

  private persist(): void {
    const nothing = this.sending === null && this.given.size === 0;
    this.events.keep(nothing ? null : { sending: this.sending, given: [...this.given], revs: [...this.revs] });
  }
}
