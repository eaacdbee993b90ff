import { describe, expect, test } from 'vitest';
import { Aloud, type Spoken, voiceFor } from './read-aloud.ts';

describe('a voice', () => {
  const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault });
  test.each([
    ['of the language', [voice('fr-FR'), voice('en-GB')], 'en', 'en-GB'],
    ['that the browser prefers', [voice('en-AU'), voice('en-US', true, true)], 'en', 'en-US'],
    ['written with an underscore, as on Android', [voice('de_AT')], 'de', 'de_AT'],
    ['and none that sends the words away', [voice('en-US', false, true)], 'en', null],
    ['and none of another language', [voice('es-ES', true, true)], 'en', null],
    ['and none where there is none', [], 'en', null],
  ])('is one %s', (_, voices, language, lang) => expect(voiceFor(voices, language)?.lang ?? null).toBe(lang));
});

/** A reader of three sentences, with what was said and told; `end` ends what is spoken, `late` the first that was ever begun. */
function reader() {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  let spoken: Spoken = { at: -1, state: 'still' };
  const mouth = {
    speak: (words: string, done: () => void) => {
      said.push(words);
      ends.push(done);
    },
    hush: () => {},
  };
  const aloud = new Aloud(
    mouth,
    3,
    at => `s${at}`,
    now => {
      spoken = now;
    },
  );
  return { aloud, said, end: () => ends.at(-1)?.(), late: () => ends[0]?.(), spoken: () => spoken };
}

describe('reading aloud', () => {
  test('goes from sentence to sentence and is still at the end', () => {
    const { aloud, said, end, spoken } = reader();
    aloud.from(1);
    expect(spoken()).toEqual({ at: 1, state: 'speaking' });
    end();
    end();
    expect(said).toEqual(['s1', 's2']);
    expect(spoken()).toEqual({ at: 0, state: 'still' });
  });

  test('pauses at once and goes on with the same sentence from its beginning', () => {
    const { aloud, said, end, spoken } = reader();
    aloud.from(0);
    end();
    aloud.pause();
    expect(spoken()).toEqual({ at: 1, state: 'paused' });
    end();
    expect(spoken()).toEqual({ at: 1, state: 'paused' });
    aloud.resume();
    expect(said).toEqual(['s0', 's1', 's1']);
  });

  test('does not hear the end of a sentence that it has left', () => {
    const { aloud, late, spoken } = reader();
    aloud.from(0);
    aloud.from(2);
    late();
    expect(spoken()).toEqual({ at: 2, state: 'speaking' });
    aloud.stop();
    late();
    expect(spoken()).toEqual({ at: 0, state: 'still' });
  });
});
