import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailPage } from '../MailPage.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('stop-title') };
}

export default async function StopMailPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  return <MailPage act="stop" token={(await searchParams).token ?? ''} />;
}
