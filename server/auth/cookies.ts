/** Looks up cookies by name in a Cookie header; names and values as sent, decoded where they can be. */
export function parseCookie(header: string | null): (name: string) => string | undefined {
  const jar = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const value = part.slice(at + 1).trim();
    jar.set(part.slice(0, at).trim(), /%[^0-9a-f]|%.[^0-9a-f]/i.test(value) ? value : decodeURIComponent(value));
  }
  return name => jar.get(name);
}
