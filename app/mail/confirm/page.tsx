import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailPage } from '../MailPage.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('confirm-title') };
}

export default async function ConfirmMailPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  return <MailPage act="confirm" token={(await searchParams).token ?? ''} />;
}
