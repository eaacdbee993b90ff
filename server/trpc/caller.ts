import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { contextOf } from './context.ts';
import { failure } from './init.ts';
import { createCaller } from './root.ts';

const requestContext = cache(async () => {
  const jar = await cookies();
  return contextOf(await headers(), name => jar.get(name)?.value);
});

/** Who looks at the page, or null; for layouts that greet them. Rights are the procedures' business. */
export async function currentPerson() {
  return (await requestContext()).person;
}

/** The database's clock as read for this request. */
export async function requestNow() {
  return (await requestContext()).now;
}

/** The procedures, called as whoever looks at the page. */
export async function caller() {
  return createCaller(await requestContext());
}

/**
 * Reads for a page: what may not be seen or does not exist is *not found*; whoever is not signed in goes to the sign-in
 * page and comes back; whoever must change their password goes to do it.
 */
export async function read<Result>(
  path: string,
  ask: (call: Awaited<ReturnType<typeof caller>>) => Promise<Result>,
): Promise<Result> {
  try {
    return await ask(await caller());
  } catch (error) {
    const { code } = failure(error);
    if (code === 'not-signed-in') redirect(`/signin?next=${encodeURIComponent(path)}`);
    if (code === 'password-must-change') redirect('/account/password');
    if (code === 'not-found' || code === 'forbidden' || code === 'invalid') notFound();
    throw error;
  }
}
