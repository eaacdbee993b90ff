import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle, Time } from '#/app/_ui/index.ts';
import { languages } from '#/messages/languages.ts';
import { read } from '#/server/trpc/caller.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { deviceName } from './device.ts';
import { EndSession } from './EndSession.tsx';
import { MailForm } from './MailForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

export default async function AccountPage() {
  const [person, sessions, mail, calendar] = await read(
    '/account',
    async call =>
      [
        await call.account.me(),
        await call.account.sessions(),
        await call.notices.mail(),
        await call.calendar.mine(),
      ] as const,
  );
  const [t, r, c, words, calendarWords, common, errors, at] = await Promise.all([
    getTranslations('account'),
    getTranslations('records'),
    getTranslations('calendar'),
    wordsOf('account'),
    wordsOf('calendar'),
    wordsOf('common'),
    failureSentences(),
    reader(),
  ]);
  const profile = {
    displayName: person.displayName,
    language: person.language,
    timeZone: person.timeZone,
    textSize: person.textSize,
  };
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t('user-name-is', { name: person.userName })}>{t('title')}</PageTitle>
        <section className="block" aria-labelledby="profile">
          <h2 className="t-sec" id="profile">
            {t('profile')}
          </h2>
          <ProfileForm
            words={words}
            errors={errors}
            profile={profile}
            languages={languages.map(value => ({ value, label: t(`language-${value}`) }))}
            zones={Intl.supportedValuesOf('timeZone')}
          />
        </section>
        <section className="block" aria-labelledby="password">
          <h2 className="t-sec" id="password">
            {t('password')}
          </h2>
          <PasswordForm words={words} errors={errors} />
        </section>
        <section className="block" aria-labelledby="mail">
          <h2 className="t-sec" id="mail">
            {t('mail')}
          </h2>
          <p className="soft">
            {t(mail.available ? (mail.allowed || mail.digest ? 'mail-text' : 'mail-not-allowed') : 'mail-none')}
          </p>
          {mail.available && (mail.allowed || mail.digest) && (
            <MailForm words={words} errors={errors} suggested={mail.suggested} digest={mail.digest} />
          )}
        </section>
        <section className="block" aria-labelledby="calendar">
          <h2 className="t-sec" id="calendar">
            {c('title')}
          </h2>
          <p className="soft">{c('what')}</p>
          <p className="soft">
            {calendar ? c.rich('on', { when: () => <Time at={calendar.createdAt} reader={at} /> }) : c('off')}
          </p>
          <CalendarForm words={calendarWords} common={common} errors={errors} on={calendar !== null} />
        </section>
        <section className="block" aria-labelledby="where">
          <h2 className="t-sec" id="where">
            {t('where')}
          </h2>
          <ul className="lines">
            {sessions.map(session => (
              <li key={session.id}>
                <span>
                  {deviceName(session.userAgent)}{' '}
                  <span className="meta">
                    {session.current
                      ? t('this-device')
                      : t.rich('seen', { when: () => <Time at={session.lastSeenAt} reader={at} /> })}
                  </span>
                </span>
                {!session.current && <EndSession sessionId={session.id} label={t('end')} />}
              </li>
            ))}
          </ul>
          {sessions.length > 1 && <EndSession label={t('end-others')} />}
        </section>
        <p className="after-list">
          <Link href="/records">{r('title')}</Link>
        </p>
      </Main>
    </Frame>
  );
}
