import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { Failure } from '#/server/trpc/init.ts';
import type { AppRouter } from '#/server/trpc/root.ts';

/** The procedures, called from a page in the browser: for what changes something. */
export const trpc = createTRPCClient<AppRouter>({
  links: [httpLink({ url: '/api/trpc', methodOverride: 'POST', headers: { 'x-lectern': '1' } })],
});

/** The failure behind a call that did not work; `offline` when no answer came at all. */
export function failureOf(error: unknown): Failure | { code: 'offline'; field: null; detail: null } {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (data && typeof data === 'object' && 'code' in data) return data as Failure;
  return { code: 'offline', field: null, detail: null };
}
