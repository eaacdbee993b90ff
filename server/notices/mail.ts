import { createTransport } from 'nodemailer';

/** One mail to one reader. `stop` is the address that ends such mails with one click. */
export type Mail = { to: string; subject: string; text: string; html: string; stop: string | null };

const patience = 10_000;

/** Sends a mail; rejects when the server does not take it within some seconds. Headers are nodemailer's business: no value breaks out of its line. */
export async function sendMail(settings: { url: string; from: string }, { stop, ...mail }: Mail): Promise<void> {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: settings.from,
      ...mail,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
    });
  } finally {
    transport.close();
  }
}

/** Whether a mail server has said that it will never take this mail. */
export const refused = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500;
