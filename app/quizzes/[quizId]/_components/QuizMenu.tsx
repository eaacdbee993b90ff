import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { Button, ButtonLink, Dialog, Icon, Menu, Notice, TextField } from '#/app/_ui/index.ts';

/** What is done more seldom: brings in questions of other quizzes, renames the quiz, or takes it away after asking. `rename` gives null when it did not work. */
export function QuizMenu({
  quizId,
  readingId,
  name,
  rename,
}: {
  quizId: string;
  readingId: string;
  name: string;
  rename: (title: string) => Promise<unknown>;
}) {
  const t = useTranslations('builder');
  const e = useTranslations('errors');
  const router = useRouter();
  const [asking, setAsking] = useState<'rename' | 'remove' | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const ask = (what: typeof asking) => {
    setFailed(null);
    setAsking(what);
  };
  const submit = async (form: FormData) => {
    setBusy(true);
    await rename(String(form.get('quiz-name')).trim());
    setBusy(false);
    return true;
  };
  const remove = async () => {
    setBusy(true);
    try {
      await trpc.quiz.remove.mutate({ quizId });
      router.push(`/readings/${readingId}`);
    } catch (error) {
      setFailed(failureOf(error).code);
      setBusy(false);
    }
  };
  return (
    <>
      <Menu
        className="btn quiet"
        summary={
          <>
            {t('more')}
            <Icon name="chev" />
          </>
        }
      >
        <ButtonLink icon="copy" href={`/quizzes/bank?for=${quizId}&reading=${readingId}`}>
          {t('bank')}
        </ButtonLink>
        <Button icon="pen" onClick={() => ask('rename')}>
          {t('rename')}
        </Button>
        <Button icon="drop" onClick={() => ask('remove')}>
          {t('remove')}
        </Button>
      </Menu>
      <FormDialog
        open={asking === 'rename'}
        onClose={() => ask(null)}
        title={t('rename-title')}
        words={{ close: t('close'), cancel: t('cancel') }}
        send={t('rename')}
        pending={busy}
        told={null}
        onSend={submit}
      >
        <TextField
          id="quiz-name"
          label={t('quiz-name')}
          defaultValue={name}
          maxLength={200}
          pattern=".*\S.*"
          required
        />
      </FormDialog>
      <Dialog
        open={asking === 'remove'}
        onClose={() => ask(null)}
        title={t('remove-title', { name })}
        closeLabel={t('close')}
        actions={
          <>
            <Button onClick={() => ask(null)}>{t('cancel')}</Button>
            <Button tone="danger" disabled={busy} onClick={() => void remove()}>
              {t('remove')}
            </Button>
          </>
        }
      >
        <p>{t('remove-what')}</p>
        {failed && <Notice tone="wrong" live="now" title={e(failed as 'failed')} />}
      </Dialog>
    </>
  );
}
