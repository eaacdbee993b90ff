import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { AddressFailure, ImportFailure } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { hostOf, isPublicAddress, isWebPort, pageAddress, portOf } from '#/server/importing/public-address.ts';

/** How names become addresses and which of them may be asked; no setting changes it, only tests bring their own. */
export type Network = {
  resolve: (host: string) => Promise<string[]>;
  isPublic: (address: string) => boolean;
  isOpenPort: (port: number) => boolean;
};

const internet: Network = {
  resolve: async host => (await lookup(host, { all: true })).map(answer => answer.address),
  isPublic: isPublicAddress,
  isOpenPort: isWebPort,
};

/** A page as it came, unpacked. `host` is the one that sent it, after redirects. */
export type FetchedPage = { bytes: Uint8Array; charset: string | null; isHtml: boolean; host: string };

type FetchFailure = AddressFailure | Extract<ImportFailure, 'too-large' | 'took-too-long'>;

class PageRefused extends Error {
  readonly code: FetchFailure;
  constructor(code: FetchFailure) {
    super(code);
    this.code = code;
  }
}

const headers = {
  'user-agent': 'Lectern/0.1 (fetches one page that a teacher asked for)',
  accept: 'text/html, application/xhtml+xml, text/plain;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/**
 * Fetches one page of the public internet. A name is resolved once, every answer must be public, and the connection goes to
 * that very answer; the same holds for each redirect, and none leads from https to http. No cookie, password or referrer is
 * sent. Bounded in time and in unpacked bytes; only HTML and plain text come back.
 */
export async function fetchPage(
  typed: string,
  network: Network = internet,
  time: number = importLimits.fetchTime,
): Promise<{ ok: true; page: FetchedPage } | { ok: false; code: FetchFailure }> {
  const signal = AbortSignal.timeout(time);
  try {
    let url = pageAddress(typed, network.isOpenPort);
    if (!url) throw new PageRefused('address-wrong');
    for (let hops = 0; hops <= importLimits.redirects; hops++) {
      const response = await ask(url, network, signal);
      const location = redirectIn(response);
      if (location === null) return { ok: true, page: await pageIn(response, url, signal) };
      response.destroy();
      url = nextAddress(url, location, network.isOpenPort);
    }
    throw new PageRefused('unreachable');
  } catch (error) {
    if (error instanceof PageRefused) return { ok: false, code: error.code };
    return { ok: false, code: signal.aborted ? 'took-too-long' : 'unreachable' };
  }
}

/** Where a redirect leads; throws when that is no page that may be asked for, or a step down from https. */
export function nextAddress(from: URL, location: string, isOpenPort: (port: number) => boolean = isWebPort): URL {
  const to = URL.parse(location, from);
  const next = to && pageAddress(to.href, isOpenPort);
  if (!next || (from.protocol === 'https:' && next.protocol !== 'https:')) throw new PageRefused('unreachable');
  return next;
}

/** The one address that a host's name stands for here. One answer that is not public among others refuses them all. */
async function addressOf(host: string, network: Network, signal: AbortSignal): Promise<string> {
  const answers = isIP(host) === 0 ? await before(signal, network.resolve(host)) : [host];
  const address = answers.find(answer => !isIPv6(answer)) ?? answers[0];
  if (address === undefined || !answers.every(network.isPublic)) throw new PageRefused('unreachable');
  return address;
}

/** Names are looked up by the system, which no signal stops: it is left to itself when the time is over. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const ended = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  return Promise.race([work, ended]);
}

async function ask(url: URL, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const host = hostOf(url);
  const address = await addressOf(host, network, signal);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: address,
      port: portOf(url),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...headers },
      agent: false,
      signal,
    });
    asked.on('socket', socket =>
      socket.once('connect', () => {
        if (!network.isPublic(socket.remoteAddress ?? '')) asked.destroy(new PageRefused('unreachable'));
      }),
    );
    asked.on('response', resolve);
    asked.on('error', reject);
    asked.end();
  });
}

function redirectIn({ statusCode, headers: { location } }: IncomingMessage): string | null {
  return location !== undefined && [301, 302, 303, 307, 308].includes(statusCode ?? 0) ? location : null;
}

const unpackers: Record<string, () => Transform> = {
  '': () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function pageIn(response: IncomingMessage, url: URL, signal: AbortSignal): Promise<FetchedPage> {
  try {
    if (response.statusCode !== 200) throw new PageRefused('page-refused');
    const [type = '', ...rest] = (response.headers['content-type'] ?? '').toLowerCase().split(';');
    const isHtml = /^(?:text\/html|application\/xhtml\+xml)$/.test(type.trim());
    const unpacker = unpackers[(response.headers['content-encoding'] ?? '').trim().toLowerCase()];
    if (!unpacker || !(isHtml || type.trim() === 'text/plain')) throw new PageRefused('not-a-page');
    const charset = rest.map(part => /^\s*charset\s*=\s*"?([\w.:-]{2,40})/.exec(part)?.[1]).find(Boolean) ?? null;
    const bytes = await unpacked(response, unpacker(), signal);
    return { bytes, charset, isHtml, host: hostOf(url) };
  } finally {
    response.destroy();
  }
}

/** All that a response unpacks to, counted as it comes. */
async function unpacked(response: IncomingMessage, unpacker: Transform, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > importLimits.fetched) return;
      chunks.push(chunk);
    }
  };
  const work = pipeline(response, unpacker, collect, { signal });
  // Leaving off early ends the streams, which they may report as a fault of their own.
  await work.catch(error => {
    if (size <= importLimits.fetched) throw error;
  });
  if (size > importLimits.fetched) throw new PageRefused('too-large');
  return new Uint8Array(Buffer.concat(chunks));
}
