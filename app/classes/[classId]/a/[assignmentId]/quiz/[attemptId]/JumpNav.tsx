import { fill } from '#/app/_client/fill.ts';
import { Icon } from '#/app/_ui/index.ts';
import type { QuizWords } from './QuestionField.tsx';

/** The numbers of all questions, each with its state and a link to it; `at` is the one that stands alone on the page, if one does. */
export function JumpNav({
  all,
  isOpen,
  at,
  onJump,
  words,
}: {
  all: { id: string; number: number; unsent: boolean; flagged: boolean }[];
  isOpen: (id: string) => boolean;
  at: number | null;
  onJump: (at: number) => void;
  words: QuizWords;
}) {
  return (
    <nav className="jump-nav" aria-label={words.jump}>
      <ol className="jump">
        {all.map(({ id, number, unsent, flagged }, index) => (
          <li key={id}>
            <a
              href={`#q${number}`}
              className={unsent ? 'unsent' : isOpen(id) ? undefined : 'done'}
              aria-current={index === at ? 'step' : undefined}
              aria-label={[
                fill(words.question ?? '', { number }),
                isOpen(id) ? words['state-open'] : words['state-answered'],
                unsent && words['state-unsaved'],
                flagged && words['state-flagged'],
              ]
                .filter(Boolean)
                .join(', ')}
              onClick={() => onJump(index)}
            >
              {number}
              {flagged && <Icon name="flag" />}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
