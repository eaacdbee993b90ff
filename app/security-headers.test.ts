import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proxy } from '#/proxy.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  proxy(new NextRequest('http://127.0.0.1/reading', { headers, method }));

beforeAll(() => {
  vi.stubEnv('APP_URL', 'https://lectern.school.example');
  vi.stubEnv('AUTH_SECRET', 'only for this test, of no worth to anybody');
});
afterAll(() => vi.unstubAllEnvs());

describe('the browser that limits count', () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const given = (headers: Record<string, string>, method?: string) => ask(headers, method).headers.get('set-cookie');

  it('is known from its first page on, by a cookie that scripts and other sites cannot use', () => {
    const first = String(given({ accept }));
    expect(first).toMatch(
      /^__Host-lectern\.browser=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(given({ accept })).not.toBe(first);
    expect(given({ accept, cookie: `a=b; ${first.split(';')[0]}` })).toBeNull();
  });

  it('is made known anew where its cookie was not signed here', () => {
    const forged = `__Host-lectern.browser=${'a'.repeat(22)}.${'b'.repeat(43)}`;
    expect(given({ accept, cookie: forged })).not.toBeNull();
  });

  it('is made known by pages alone, and no program by what it fetches', () => {
    expect(given({ accept: '*/*' })).toBeNull();
    expect(given({})).toBeNull();
    expect(given({ accept }, 'POST')).toBeNull();
  });
});

describe('the headers of a page', () => {
  it('carry a new nonce for every request, the same for page and policy', () => {
    const [a, b] = [ask(), ask()];
    const nonce = a.headers.get('x-middleware-request-x-nonce') ?? 'none';
    expect(a.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(b.headers.get('x-middleware-request-x-nonce')).not.toBe(nonce);
  });

  it('never take a nonce or a policy from the browser', () => {
    const answer = ask({
      'x-nonce': 'chosen',
      'content-security-policy': "script-src 'nonce-chosen'",
      'x-middleware-subrequest': 'proxy',
    });
    expect([...answer.headers.values()].join(' ')).not.toContain('chosen');
    expect(answer.headers.get('x-middleware-override-headers')?.split(',')).not.toContain('x-middleware-subrequest');
  });

  it('forbid sniffing, framing and forms that leave', () => {
    const answer = ask();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'");
  });

  it('allow eval in development only', () => {
    expect(contentSecurityPolicy('n', false)).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy('n', true)).toContain('unsafe-eval');
  });
});
