const systems = [/iPhone|iPad/, /Android/, /CrOS/, /Windows/, /Mac OS/, /Linux/];
const names = ['iOS', 'Android', 'ChromeOS', 'Windows', 'macOS', 'Linux'];
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** A device as its owner would call it, from what its browser says of itself; names only, in every language the same. */
export function deviceName(userAgent: string): string {
  const system = names[systems.findIndex(pattern => pattern.test(userAgent))];
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [browser, system].filter(Boolean).join(', ') || userAgent.slice(0, 40) || '–';
}
