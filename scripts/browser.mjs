// Finds the browser for the tests: a path in the environment, an installed one, Playwright's download, Debian's package.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bin, run, say } from './steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function which(name) {
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')[0]
      ?.trim();
  } catch {
    return undefined;
  }
}

const installed = () => names.map(which).find(Boolean) ?? places.find(existsSync);

/** The path of a Chromium, installed if need be; null when none can be had. */
export async function findBrowser() {
  const given = process.env.LECTERN_BROWSER;
  if (given) return existsSync(given) ? given : null;
  const found = installed();
  if (found) return found;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Downloading a browser for the tests');
  if (
    (await bin('playwright/cli.js', ['install', 'chromium'], { quiet: true })) === 0 &&
    existsSync(chromium.executablePath())
  )
    return chromium.executablePath();
  if (process.getuid?.() === 0 && which('apt-get')) {
    say('Installing the Chromium of this system');
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return installed() ?? null;
}
