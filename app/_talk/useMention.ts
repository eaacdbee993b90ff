import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** Somebody whom the writer may mention. */
export type Person = { name: string; role: 'teacher' | 'assistant' | 'student' };

/** How long after the last key names are asked for, in milliseconds. */
const pause = 150;
/** What is typed of a name before the caret: an @ that begins a word, and at most three words after it. */
const begun = /(?<![^\s([{"'“‘«*_>~-])@((?:[^\s@]+ ?){0,3})$/u;

/**
 * Completes a name after an @ in a text field: which names fit what is typed before the caret, which of them is chosen by the
 * arrow keys, and what the keys do. `ask` gives the names; `put` gets the text with the name, and where the caret belongs.
 */
export function useMention(
  field: RefObject<HTMLTextAreaElement | null>,
  ask: ((asked: string) => Promise<readonly Person[]>) | undefined,
  put: (text: string, caret: number) => void,
) {
  const [asked, setAsked] = useState<string | null>(null);
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [chosen, setChosen] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    let current = true;
    if (asked === null) {
      setPeople([]);
      return;
    }
    const timer = setTimeout(async () => {
      // Without a connection a name can still be typed out: it is looked up when the post is sent.
      const found = (await latest.current?.(asked).catch(() => [])) ?? [];
      if (!current) return;
      setPeople(found);
      setChosen(0);
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);

  const before = () => field.current?.value.slice(0, field.current.selectionStart) ?? '';
  const close = () => setAsked(null);

  /** Looks at what stands before the caret. */
  function look() {
    if (!ask) return;
    setAsked(begun.exec(before())?.[1] ?? null);
  }

  function pick(person: Person) {
    const [text, typed] = [field.current?.value ?? '', before()];
    const start = typed.length - (begun.exec(typed)?.[0].length ?? 0);
    const said = `${text.slice(0, start)}@${person.name} `;
    const rest = text.slice(typed.length);
    close();
    put(said + rest.replace(/^ /, ''), said.length);
  }

  function onKeyDown(event: KeyboardEvent) {
    const person = people[chosen];
    if (!person || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
    if (step !== undefined) setChosen((chosen + step) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  return { people, chosen, look, pick, onKeyDown, close };
}
