import { foldLine } from '#/server/article/blocks.ts';
import { cleanCharacters } from '#/server/importing/characters.ts';
import { bylineIn, dateIn, fold, words } from '#/server/importing/shape.ts';
import { attribute, type Element, elements, rawText } from '#/server/importing/tree.ts';

/** What a page says about its article, outside of the article's own text. Absent values are null. */
export type Metadata = {
  title: string | null;
  byline: string | null;
  source: string | null;
  published: string | null;
  language: string | null;
  /** The article's whole text as the page hands it to search engines; some pages show it only by script. */
  body: string | null;
};

type Json = { [key: string]: unknown };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Title, byline, source, date and language of a page, from JSON-LD, meta elements, microdata and the visible headings. */
export function metadataOf(root: Element): Metadata {
  const page = [...elements(root)];
  const meta = metaTable(page);
  const article = articleJson(page);
  const pick = (...names: string[]) => names.map(name => meta.get(name)).find(value => value !== undefined) ?? null;
  const source =
    line(pick('og:site_name')) ??
    nameOf(article?.publisher) ??
    line(pick('application-name', 'twitter:app:name:iphone'));
  const titleTag = page.find(
    element => element.tag === 'title' && element.namespace === 'http://www.w3.org/1999/xhtml',
  );
  const documentTitle = titleTag ? line(rawText(titleTag)) : null;
  const headings = page.filter(element => element.tag === 'h1').map(element => line(visible(element)));
  return {
    title: chooseTitle(
      headings.filter(heading => heading !== null),
      [
        line(text(article?.headline)),
        line(pick('og:title', 'twitter:title', 'dc.title', 'citation_title')),
        documentTitle,
      ],
      source,
    ),
    byline: bylineOf(
      page,
      article,
      pick('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'),
    ),
    source,
    published: publishedOf(page, article, [
      pick('article:published_time', 'og:article:published_time', 'og:published_time'),
      pick(
        'datepublished',
        'date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'parsely-pub-date',
        'sailthru.date',
        'pubdate',
        'publish-date',
        'publication_date',
        'article.published',
        'citation_publication_date',
      ),
    ]),
    language: languageOf(page, pick('og:locale', 'content-language')),
    body: text(article?.articleBody),
  };
}

const line = (value: string | null): string | null => {
  const clean = foldLine(cleanCharacters((value ?? '').slice(0, 2_000)));
  return clean === '' ? null : clean.slice(0, 500);
};
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function visible(element: Element): string {
  let found = '';
  for (const child of element.children) {
    if (child.type === 'text') found += child.value;
    else if (child.type === 'element' && child.tag !== 'script' && child.tag !== 'style')
      found += child.tag === 'br' ? ' ' : visible(child);
  }
  return found;
}

function metaTable(page: Element[]): Map<string, string> {
  const table = new Map<string, string>();
  for (const element of page) {
    if (element.tag !== 'meta') continue;
    const content = attribute(element, 'content')?.trim();
    const name =
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'itemprop') ??
      attribute(element, 'http-equiv');
    const key = name?.trim().toLowerCase();
    if (content && key && !table.has(key)) table.set(key, content);
  }
  return table;
}

/** The first JSON-LD object that describes an article; a script that is not JSON says nothing. */
function articleJson(page: Element[]): Json | null {
  for (const element of page) {
    if (element.tag !== 'script' || !/^application\/ld\+json/i.test(attribute(element, 'type') ?? '')) continue;
    const source = rawText(element);
    if (source.length > 2_000_000) continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(source.replace(/\p{Cc}+/gu, ' '));
    } catch {
      continue;
    }
    const open = [parsed];
    for (let seen = 0; open.length > 0 && seen < 500; seen++) {
      const next = open.shift();
      if (Array.isArray(next)) open.push(...next.slice(0, 100));
      if (!isJson(next)) continue;
      if ([next['@type']].flat().some(type => typeof type === 'string' && /Article$|Posting$|^Report$/.test(type)))
        return next;
      open.push(next['@graph'], next.mainEntity, next.mainEntityOfPage);
    }
  }
  return null;
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const names = value
      .slice(0, 10)
      .map(nameOf)
      .filter(name => name !== null);
    return names.length > 0 ? [...new Set(names)].join(', ') : null;
  }
  if (isJson(value)) return nameOf(value.name);
  const name = line(text(value));
  return name && !/^https?:/i.test(name) ? name : null;
}

/** A heading that the page's own titles confirm, else the most trusted title without the site's name. */
function chooseTitle(headings: string[], named: (string | null)[], source: string | null): string | null {
  const titles = named.filter(title => title !== null).map(title => withoutSite(title, source));
  const confirmed = headings.find(heading => {
    const own = fold(heading);
    return (
      own.length >= 8 &&
      titles.some(title => fold(title).includes(own) || (own.includes(fold(title)) && words(title).length >= 3))
    );
  });
  if (confirmed) return withoutSite(confirmed, source);
  const single = headings.length === 1 && words(headings[0] ?? '').length >= 3 ? headings[0] : undefined;
  // "News" or the name of the site over a page whose one first heading is a headline
  const bare = titles.every(title => words(title).length <= 2 && words(single ?? '').length >= 5);
  if (single && bare && (source === null || fold(single) !== fold(source))) return single;
  return titles[0] ?? headings[0] ?? null;
}

/** "Headline | Site" without the site: the site by its name, else the last part when it is short and the rest is a headline. */
function withoutSite(title: string, source: string | null): string {
  const parts = title.split(/\s+[|·»–—-]\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const tail = parts.at(-1) ?? '';
  const rest = title.slice(0, title.lastIndexOf(tail)).replace(/[\s|·»–—-]+$/, '');
  const site = source ? fold(source) : '';
  const isSite = site !== '' && (fold(tail) === site || site.includes(fold(tail)) || fold(tail).includes(site));
  if (isSite || (words(rest).length >= 4 && words(tail).length <= 4 && /[|·»]\s*[^|·»]*$/.test(title)))
    return withoutSite(rest, source);
  const head = parts[0] ?? '';
  if (/^[^|]*\|/.test(title) && words(head).length <= 3 && words(title.slice(head.length)).length >= 5)
    return withoutSite(title.slice(title.indexOf('|') + 1).trim(), source);
  if (site !== '' && fold(head) === site)
    return title.slice(title.indexOf(head) + head.length).replace(/^[\s|·»–—-]+/, '');
  return rest !== '' &&
    words(rest).length >= 4 &&
    words(tail).length <= 3 &&
    /\s[-–—]\s[^-–—]*$/.test(title) &&
    /^\p{Lu}/u.test(tail)
    ? rest
    : title;
}

function bylineOf(page: Element[], article: Json | null, meta: string | null): string | null {
  const structured = nameOf(article?.author) ?? (meta && !/^(?:https?:|@|\/)/.test(meta) ? line(meta) : null);
  const fromPage = () => {
    for (const element of page) {
      const isAuthor = /(?:^|\s)author(?:\s|$)/i.test(
        `${attribute(element, 'rel') ?? ''} ${attribute(element, 'itemprop') ?? ''}`,
      );
      const isByline = /(?:^|[\s_-])byline(?:[\s_-]|$)/i.test((attribute(element, 'class') ?? '').slice(0, 300));
      if (!isAuthor && !isByline) continue;
      const found = line(element.tag === 'meta' ? attribute(element, 'content') : visible(element));
      if (!found || found.length > 100) continue;
      const name = bylineIn(found) ?? (isAuthor && words(found).length <= 6 ? found : null);
      if (name) return name;
    }
    return null;
  };
  const name = structured ?? fromPage();
  const clean = name
    ?.replace(/^(?:(?:view|see) )?(?:(?:all |more )?(?:posts|articles|stories) )?by\s+/i, '')
    .slice(0, 200);
  return clean && !/^(?:no author|admin(?:istrator)?|editor|webmaster|staff|unknown)$/i.test(clean) ? clean : null;
}

function publishedOf(page: Element[], article: Json | null, meta: (string | null)[]): string | null {
  const stated = [text(article?.datePublished), text(article?.dateCreated), ...meta];
  for (const value of stated) {
    const date = value ? dateIn(value) : null;
    if (date) return date;
  }
  for (const element of page) {
    const isPublished =
      /datepublished|pubdate/i.test(`${attribute(element, 'itemprop') ?? ''}`) ||
      attribute(element, 'pubdate') !== null;
    if (element.tag !== 'time' && !isPublished) continue;
    const date = dateIn(
      attribute(element, 'datetime') ?? attribute(element, 'content') ?? visible(element).slice(0, 200),
    );
    if (date) return date;
  }
  return null;
}

function languageOf(page: Element[], meta: string | null): string | null {
  const root = page.find(element => element.tag === 'html');
  const body = page.find(element => element.tag === 'body');
  const stated =
    (root && (attribute(root, 'lang') ?? attribute(root, 'xml:lang'))) ?? (body && attribute(body, 'lang')) ?? meta;
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(stated ?? '')?.[1];
  return primary ? primary.toLowerCase() : null;
}
