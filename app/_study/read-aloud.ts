/** What is asked of a voice: its language (BCP 47), and whether it speaks on this device alone. */
type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The voice for a language among those that speak on this device and send nothing anywhere: the browser's own choice first; null when there is none. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | null {
  const fit = voices.filter(voice => voice.localService && primary(voice.lang) === primary(language));
  return fit.find(voice => voice.default) ?? fit[0] ?? null;
}

/** What reading aloud needs of the browser. `done` is called when the words were spoken to their end, never after `hush`. */
export type Mouth = { speak: (words: string, done: () => void) => void; hush: () => void };

/** Where reading aloud stands: the sentence (its place in the list) that is spoken or is next, or that nothing is. */
export type Spoken = { at: number; state: 'still' | 'speaking' | 'paused' };

/**
 * Reads sentences aloud one after the other. Pausing stops at once, and going on begins the sentence anew: browsers' own
 * pausing fails on some devices, and half a sentence helps no learner.
 */
export class Aloud {
  private spoken: Spoken = { at: 0, state: 'still' };
  private turn = 0;

  constructor(
    private readonly mouth: Mouth,
    private readonly count: number,
    private readonly wordsOf: (at: number) => string,
    private readonly told: (spoken: Spoken) => void,
  ) {}

  /** Speaks from the sentence `at` on. */
  from(at: number): void {
    this.turn += 1;
    this.mouth.hush();
    if (at >= this.count) {
      this.be({ at: 0, state: 'still' });
      return;
    }
    this.be({ at, state: 'speaking' });
    const mine = this.turn;
    this.mouth.speak(this.wordsOf(at), () => {
      // A voice that was hushed may still report its end.
      if (mine === this.turn) this.from(at + 1);
    });
  }

  pause(): void {
    if (this.spoken.state !== 'speaking') return;
    this.silence();
    this.be({ at: this.spoken.at, state: 'paused' });
  }

  /** Goes on where it paused; while it speaks, begins the sentence anew, as after a change of speed. */
  resume(): void {
    if (this.spoken.state !== 'still') this.from(this.spoken.at);
  }

  stop(): void {
    this.silence();
    this.be({ at: 0, state: 'still' });
  }

  private silence(): void {
    this.turn += 1;
    this.mouth.hush();
  }

  private be(spoken: Spoken): void {
    this.spoken = spoken;
    this.told(spoken);
  }
}
