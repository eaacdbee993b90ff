import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 that is not the public internet. Source: IANA's special-purpose address registry; multicast and reserved space beside it. */
const closed4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** What of the global unicast space carries IPv4 inside, or is for documents and tests. */
const closed6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
for (const [net, bits] of closed4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of closed6) closed.addSubnet(net, bits, 'ipv6');
/** All other IPv6 is private, local, or an IPv4 address in disguise (mapped, NAT64). */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Is an IP address one of the public internet? Of what is no IP address: no. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** Names that never stand for a site of the public internet (RFC 6761, 6762, 8375, and ICANN's `internal`). */
const localNames = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * The address of a page as somebody typed it, or null when it is not one that may be asked for: only http and https on their
 * own ports, no name or password in it, a host of the public internet by its name or number.
 */
export function pageAddress(typed: string, isOpenPort: (port: number) => boolean = isWebPort): URL | null {
  const text = typed.trim();
  if (text.length > 2_000 || /[\s\\\p{Cc}]/u.test(text)) return null;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (!isOpenPort(portOf(url))) return null;
  const host = hostOf(url);
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null;
  return host.includes('.') && !localNames.test(host) ? url : null;
}

/** The ports of the web. */
export const isWebPort = (port: number) => port === 80 || port === 443;

/** The port that an address means. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/** The host of an address without the brackets of IPv6 and the dot that closes a full name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
