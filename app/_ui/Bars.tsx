import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

export type BarLink = { href: string; label: ReactNode; current?: boolean };

/** The first stop of the keyboard: jumps over the bars to `#main`. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a className="skip" href="#main">
      {label}
    </a>
  );
}

function Links({ links }: { links: readonly BarLink[] }) {
  return (
    <ul>
      {links.map(link => (
        <li key={link.href}>
          <Link href={link.href} prefetch={false} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The top of every page: the brand, the main places, and at the end what belongs to the person (a `PersonMenu`, or *Sign in*). */
export function TopBar({
  brand,
  home,
  navLabel,
  links = [],
  person,
}: {
  brand: string;
  home: string;
  navLabel: string;
  links?: readonly BarLink[];
  person: ReactNode;
}) {
  return (
    <header className="top">
      <div className="wrap">
        <Link className="brand" href={home} prefetch={false}>
          <Icon name="lectern" />
          <span>{brand}</span>
        </Link>
        {links.length > 0 && (
          <nav aria-label={navLabel}>
            <Links links={links} />
          </nav>
        )}
        <div className="who">{person}</div>
      </div>
    </header>
  );
}

/** The person's name, opening to links and buttons that belong to the account. Opens without a script. */
export function PersonMenu({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Menu
      summary={
        <>
          <span>{name}</span>
          <Icon name="chev" />
        </>
      }
    >
      {children}
    </Menu>
  );
}

/** The second bar: where one is, and the tabs of that place. */
export function SubBar({
  label,
  where,
  tabs = [],
  tabsLabel,
}: {
  label: string;
  where: ReactNode;
  tabs?: readonly BarLink[];
  tabsLabel?: string;
}) {
  return (
    <section className="sub" aria-label={label}>
      <div className="wrap">
        <p className="where">{where}</p>
        {tabs.length > 0 && <Tabs label={tabsLabel ?? label} tabs={tabs} />}
      </div>
    </section>
  );
}

/** Links among the views of one thing; the current one is marked for eyes and for screen readers. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly BarLink[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <Links links={tabs} />
    </nav>
  );
}
