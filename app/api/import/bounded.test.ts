import { expect, test } from 'vitest';
import { boundedBody } from './bounded.ts';

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/import', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

const streamed = (chunks: number, size: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < chunks; i += 1) controller.enqueue(new Uint8Array(size));
      controller.close();
    },
  });

test('a body within the limit comes whole', async () => {
  const body = await boundedBody(request('a river of words'), 100);
  expect(new TextDecoder().decode(body ?? new Uint8Array())).toBe('a river of words');
});

test('a body that states too great a length is refused unread', async () => {
  expect(await boundedBody(request('short', { 'content-length': '101' }), 100)).toBeNull();
});

test('a body that states no length is counted as it comes', async () => {
  expect(await boundedBody(request(streamed(11, 10)), 100)).toBeNull();
  expect((await boundedBody(request(streamed(10, 10)), 100))?.length).toBe(100);
});
