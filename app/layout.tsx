import './globals.css';

import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SkipLink } from './_ui/Bars.tsx';
import { errorWordsId } from './_ui/error-words.ts';
import { IconSprite } from './_ui/IconSprite.tsx';
import { LiveRegion } from './_ui/LiveRegion.tsx';

// The Latin letters of the article's face come first and are preloaded; globals.css brings italics and other letters when they occur.
const literata = localFont({
  src: '../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--literata',
  adjustFontFallback: 'Times New Roman',
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { default: t('brand'), template: t.raw('title').replace('{page}', '%s') } };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FAF7F1' },
    { media: '(prefers-color-scheme: dark)', color: '#14181F' },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  // Reading the request keeps every page dynamic, so that Next puts this request's nonce on its scripts.
  await headers();
  const t = await getTranslations('common');
  return (
    <html lang={await getLocale()} className={literata.variable}>
      <body>
        <IconSprite />
        <SkipLink label={t('skip')} />
        {children}
        <LiveRegion />
        <div
          id={errorWordsId}
          hidden
          data-title={t('error-title')}
          data-text={t('error-text')}
          data-number={t('error-number')}
          data-again={t('error-again')}
        />
      </body>
    </html>
  );
}
