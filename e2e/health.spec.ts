import { expect, test } from 'playwright/test';

test('a health check tells that Lectern is alive and ready', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(await answer.json()).toEqual({ alive: true, ready: true });
});

test('calls that change something are refused from anywhere but our own pages', async ({ request, baseURL }) => {
  const call = (headers: Record<string, string>) =>
    request.post('/api/trpc/account.me', { headers: { 'content-type': 'application/json', ...headers }, data: '{}' });
  for (const headers of [
    {},
    { origin: 'https://evil.example', 'x-lectern': '1' },
    { origin: String(baseURL) },
    { origin: 'null', 'x-lectern': '1' },
  ])
    expect((await call(headers as Record<string, string>)).status()).toBe(403);
  expect((await request.get('/api/trpc/account.me')).status()).toBe(405);
});

test('a server action or a forged internal header finds nothing to talk to', async ({ request }) => {
  const action = await request.post('/', { headers: { 'next-action': 'x'.repeat(40) }, data: '[]' });
  expect(action.status()).toBeGreaterThanOrEqual(400);
  const forged = await request.get('/account', {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    maxRedirects: 0,
  });
  expect([307, 404]).toContain(forged.status());
});
