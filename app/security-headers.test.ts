import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from '#/proxy.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const ask = (headers: Record<string, string> = {}) => proxy(new NextRequest('http://127.0.0.1/reading', { headers }));

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
