import type { ReactNode } from 'react';

const glyphs = {
  account: (
    <>
      <circle cx="8" cy="5.5" r="2.7" />
      <path d="M2.8 13.5c.7-2.8 2.7-4 5.2-4s4.5 1.2 5.2 4" />
    </>
  ),
  alert: <path d="M8 2.3 14.3 13.200H1.700zM8 6.300v3.200M8 11.300v.01" />,
  arrow: <path d="M3 8h10M9 4l4 4-4 4" />,
  check: <path d="m3 8.5 3.2 3.200L13 4.5" />,
  chev: <path d="m4 6 4 4 4-4" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.800V8l2.2 1.6" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.500v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  down: <path d="M8 3v9.500M4 8.800l4 4 4-4" />,
  drop: <path d="M3 4.500h10M6.5 4.500V3h3v1.500M4.5 4.5 5 13h6l.5-8.5" />,
  eye: (
    <>
      <path d="M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  fig: (
    <>
      <path d="M2 12V4l5.5 8V4" />
      <circle cx="12" cy="7" r="2.1" />
      <path d="M10 11.800h4" />
    </>
  ),
  flag: <path d="M4 14V2.500M4 3h8l-2 2.800L12 8.500H4" />,
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="2" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.300v3.700M8 5v.01" />
    </>
  ),
  lectern: (
    <>
      <path className="m-talk" d="M2 3v10" strokeWidth="2" />
      <path className="m-fig" d="M5.5 4.500h8.5" strokeWidth="3" strokeLinecap="butt" />
      <path d="M5.5 8.500h8.5" strokeLinecap="butt" />
      <path className="m-quo" d="M5.5 12.25h5.5" strokeWidth="2" strokeLinecap="butt" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  offline: (
    <path d="M4.5 12.500a2.8 2.8 0 0 1-.3-5.600M6.2 4.600a3.9 3.9 0 0 1 5.5 2.1 2.9 2.9 0 0 1 1.8 4.800M10.5 12.500H7.500M2.5 2.500l11 11" />
  ),
  pen: <path d="m10.5 3 2.5 2.500L5.5 13 2.5 13.5 3 10.500zM9 4.5 11.5 7" />,
  plus: <path d="M8 3.500v9M3.5 8h9" />,
  print: (
    <>
      <path d="M4.5 6V2.500h7V6M4.5 11.500h-2V6h11v5.500h-2" />
      <rect x="4.5" y="9.5" width="7" height="4" />
    </>
  ),
  quo: (
    <>
      <path d="M6.6 4.200C4.4 4.9 3.2 6.5 3.2 9.4" />
      <circle cx="5" cy="9.6" r="1.8" />
      <path d="M12.8 4.200c-2.2.7-3.4 2.3-3.4 5.2" />
      <circle cx="11.2" cy="9.6" r="1.8" />
    </>
  ),
  restore: <path d="M3 6.500h6.500a3.5 3.5 0 0 1 0 7H6M5.8 3.500l-3 3 3 3" />,
  talk: (
    <path d="M3.5 3h9A1.5 1.5 0 0 1 14 4.500v5A1.5 1.5 0 0 1 12.5 11H8l-3 2.500V11H3.500A1.5 1.5 0 0 1 2 9.500v-5A1.5 1.5 0 0 1 3.5 3z" />
  ),
  up: <path d="M8 13V3.500M4 7.200l4-4 4 4" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof glyphs;

/** The shapes of all icons, once a page; `Icon` refers to them. Stands at the start of the body. */
export function IconSprite() {
  return (
    <svg className="sprite" aria-hidden="true" focusable="false">
      {Object.entries(glyphs).map(([name, glyph]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 16 16">
          {glyph}
        </symbol>
      ))}
    </svg>
  );
}
