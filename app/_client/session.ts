import { fill } from './fill.ts';

async function csrfToken(): Promise<string> {
  const answer = await fetch('/api/auth/csrf', { cache: 'no-store' });
  const { csrfToken: token } = (await answer.json()) as { csrfToken: string };
  return token;
}

const form = async (values: Record<string, string>) =>
  new URLSearchParams({ ...values, csrfToken: await csrfToken(), json: 'true' });

/** How signing in went: `wrong` says nothing of whether the name exists; `too-many` how many minutes to wait. */
export type SignInOutcome =
  | { outcome: 'in' }
  | { outcome: 'wrong' }
  | { outcome: 'offline' }
  | { outcome: 'too-many'; minutes: number };

/** What to tell when signing in did not work; null when it did. */
export function signInSentence(
  words: Record<'wrong' | 'waits' | 'offline', string>,
  result: SignInOutcome,
): string | null {
  if (result.outcome === 'in') return null;
  return result.outcome === 'too-many' ? fill(words.waits, { minutes: result.minutes }) : words[result.outcome];
}

/** Begins a session in this browser. */
export async function signIn(name: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: await form({ name, password }),
    });
    if (answer.status === 429)
      return { outcome: 'too-many', minutes: Math.ceil(Number(answer.headers.get('retry-after') ?? 60) / 60) };
    return { outcome: answer.ok ? 'in' : 'wrong' };
  } catch {
    return { outcome: 'offline' };
  }
}

/** Ends the session on the server, wipes what this browser keeps of it, and leaves for the front page. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/signout', { method: 'POST', body: await form({}) });
  localStorage.clear();
  sessionStorage.clear();
  window.location.assign('/');
}
