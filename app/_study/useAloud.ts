import { type RefObject, useEffect, useRef, useState } from 'react';
import { isOnScreen, sentencesIn, wordsOn } from './on-screen.ts';
import { Aloud, type Spoken, voiceFor } from './read-aloud.ts';

const still: Spoken = { at: 0, state: 'still' };

/**
 * Reads the sentences in `root` aloud by a voice of this device, with the sentence that is spoken lit and kept in view.
 * `voice` is null while none is known for the language; `speed` is 1 for the voice's own.
 */
export function useAloud(root: RefObject<HTMLElement | null>, language: string, speed: number) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [spoken, setSpoken] = useState<Spoken>(still);
  const aloud = useRef<Aloud>(null);
  const now = useRef({ voice, speed });
  now.current = { voice, speed };

  useEffect(() => {
    const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
    if (!synthesis) return;
    // Browsers bring their voices only some time after the page.
    const find = () => setVoice(voiceFor(synthesis.getVoices(), language));
    find();
    synthesis.addEventListener('voiceschanged', find);
    return () => {
      synthesis.removeEventListener('voiceschanged', find);
      aloud.current?.stop();
    };
  }, [language]);

  const light = (at: number | null) => {
    const list = root.current ? sentencesIn(root.current) : [];
    for (const sentence of list) sentence.removeAttribute('data-spoken');
    const here = at === null ? undefined : list[at];
    here?.setAttribute('data-spoken', '');
    if (here && !isOnScreen(here.getBoundingClientRect(), innerHeight * 0.8)) here.scrollIntoView({ block: 'center' });
  };

  /** Begins with the first sentence on the screen. */
  const begin = () => {
    if (!root.current) return;
    const list = sentencesIn(root.current);
    const first = list.findIndex(sentence => isOnScreen(sentence.getBoundingClientRect(), innerHeight));
    aloud.current = new Aloud(
      {
        speak: (words, done) => {
          const utterance = new SpeechSynthesisUtterance(words);
          utterance.voice = now.current.voice;
          utterance.lang = now.current.voice?.lang ?? language;
          utterance.rate = now.current.speed;
          utterance.onend = done;
          speechSynthesis.speak(utterance);
        },
        hush: () => speechSynthesis.cancel(),
      },
      list.length,
      at => (list[at] ? wordsOn(list[at]) : ''),
      told => {
        setSpoken(told);
        light(told.state === 'still' ? null : told.at);
      },
    );
    aloud.current.from(Math.max(0, first));
  };

  // A speed chosen while a sentence is spoken holds from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change of speed begins the sentence anew
  useEffect(() => {
    if (spoken.state === 'speaking') aloud.current?.resume();
  }, [speed]);

  return {
    voice,
    state: spoken.state,
    begin,
    pause: () => aloud.current?.pause(),
    resume: () => aloud.current?.resume(),
    stop: () => aloud.current?.stop(),
  };
}
