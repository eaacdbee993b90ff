import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Button, ButtonLink, Empty, Main, PageTitle, SelectField, TextField } from '#/app/_ui/index.ts';
import { type QuestionKind, questionKinds } from '#/server/quiz/question.ts';
import { read } from '#/server/trpc/caller.ts';
import { keyText } from '../[quizId]/_components/card.ts';
import { UseQuestion } from './UseQuestion.tsx';

type Query = {
  searchParams: Promise<{ for?: string; reading?: string; kind?: string; words?: string; after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder'))('bank-title') };
}

/** All of a teacher's questions, found by reading, kind and words; with `for`, to be used in that quiz. */
export default async function Bank({ searchParams }: Query) {
  const asked = await searchParams;
  const kind = questionKinds.find(each => each === asked.kind) ?? null;
  const words = (asked.words ?? '').slice(0, 200);
  const [{ questions, next }, { readings }, target] = await read('/quizzes/bank', call =>
    Promise.all([
      call.quiz.bank({ readingId: asked.reading || null, kind, words, cursor: asked.after ?? null }),
      call.reading.list({ cursor: null }),
      asked.for ? call.quiz.get({ quizId: asked.for }) : null,
    ]),
  );
  const [t, failures] = await Promise.all([getTranslations('builder'), failureSentences()]);
  const draft = target?.draft ?? null;
  const whys = Object.fromEntries(
    (['other-reading', 'there-already', 'proof-gone', 'question-wrong'] as const).map(why => [
      why,
      t(`not-reused.${why}`),
    ]),
  );
  const more = new URLSearchParams({
    ...(draft ? { for: draft.quizId } : {}),
    ...(asked.reading ? { reading: asked.reading } : {}),
    ...(kind ? { kind } : {}),
    ...(words ? { words } : {}),
    after: next ?? '',
  });
  const narrowed = Boolean(asked.reading || kind || words);
  const back = draft && (
    <ButtonLink href={`/quizzes/${draft.quizId}`} icon="pen">
      {t('back')}
    </ButtonLink>
  );
  return (
    <Frame place="readings" sub={draft ? { where: draft.title } : undefined}>
      <Main width="text">
        <PageTitle intro={draft ? t('bank-for', { title: draft.title }) : t('bank-intro')} actions={back}>
          {t('bank-title')}
        </PageTitle>
        <form className="form narrow-list" method="get">
          {draft && <input type="hidden" name="for" value={draft.quizId} />}
          <SelectField id="reading" label={t('bank-reading')} defaultValue={asked.reading ?? ''}>
            <option value="">{t('bank-any')}</option>
            {readings.map(reading => (
              <option key={reading.id} value={reading.id}>
                {reading.title}
              </option>
            ))}
          </SelectField>
          <SelectField id="kind" label={t('kind')} defaultValue={kind ?? ''}>
            <option value="">{t('bank-any')}</option>
            {questionKinds.map((each: QuestionKind) => (
              <option key={each} value={each}>
                {t(`kinds.${each}`)}
              </option>
            ))}
          </SelectField>
          <TextField id="words" label={t('bank-words')} defaultValue={words} maxLength={200} />
          <div className="acts">
            <Button type="submit">{t('bank-find')}</Button>
          </div>
        </form>
        {questions.length === 0 && (
          <Empty title={t(narrowed ? 'bank-none' : 'bank-empty')}>{narrowed ? null : t('bank-empty-text')}</Empty>
        )}
        <ul className="lines">
          {questions.map(({ quizId, quiz, question }) => (
            <li key={question.id}>
              <span>
                {question.prompt} {question.passage && <span className="soft">{question.passage}</span>}
              </span>
              <span className="meta">
                {t(`kinds.${question.kind}`)} · {t('key-is', { key: keyText(question) })} ·{' '}
                <Link href={`/quizzes/${quizId}`} prefetch={false}>
                  {quiz.title}
                </Link>
              </span>
              {draft && draft.quizId !== quizId && (
                <UseQuestion
                  quizId={draft.quizId}
                  version={draft.version}
                  from={{ quizId, questionId: question.id }}
                  words={{ use: t('reuse'), label: t('reuse-label', { prompt: question.prompt }), done: t('reused') }}
                  whys={whys}
                  failures={failures}
                />
              )}
            </li>
          ))}
        </ul>
        {next && <ButtonLink href={`/quizzes/bank?${more}`}>{t('bank-more')}</ButtonLink>}
      </Main>
    </Frame>
  );
}
