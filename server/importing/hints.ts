import type { DropReason } from '#/server/importing/imported.ts';
import { attribute, type Element, elements } from '#/server/importing/tree.ts';

/** Elements that never hold words of an article. */
export const silent = new Set(
  `script style noscript template svg math iframe object embed applet canvas audio video map head title meta link base select
option optgroup datalist textarea input button dialog frame frameset noframes xmp plaintext area source track param progress meter img picture
selectedcontent`.split(/\s+/),
);

const wordReasons: [DropReason, string][] = [
  ['comments', 'comment comments disqus respond replies reply commentlist livefyre coral spotim fb-comments'],
  ['share', 'share sharing sharedaddy social socials shareaholic addthis addtoany sharethis sharebar follow'],
  [
    'teaser',
    `related recommended recommendation recommendations recirc recirculation outbrain taboola zergnet revcontent teaser teasers
promo promos promotion trending popular mostread latest suggested readmore morefrom upnext nextup crosspromo`,
  ],
  [
    'advert',
    'ad ads advert advertisement advertising adsense adslot dfp sponsor sponsored sponsors banner gpt commercial adunit',
  ],
  [
    'navigation',
    `nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager sitemap skiplink skip toolbar topbar masthead
tags taglist tagcloud categories sidebar rail`,
  ],
  [
    'boilerplate',
    `footer newsletter newsletters subscribe subscription signup cookie cookies consent gdpr copyright disclaimer disclosure legal popup modal overlay
paywall login register donate donation colophon`,
  ],
  ['widget', 'widget widgets player poll quiz rating ratings print printonly tooltip'],
  ['byline', 'byline bylines author authors authorbio bio contributor contributors dateline timestamp'],
];
const reasonOfWord = new Map(
  wordReasons.flatMap(([reason, list]) => list.split(/\s+/).map(word => [word, reason] as const)),
);
const joined: [DropReason, RegExp][] = [
  ['comments', /comment-?(?:list|section|area|form|thread)/],
  ['share', /(?:share|social)-?(?:bar|buttons?|links?|tools?|icons?|widget|list)|post-share/],
  [
    'teaser',
    /(?:read|see|more|also)-?(?:more|also|next|stories|posts|articles)|you-?may|yarpp|rp4wp|jp-relatedposts|most-?(?:read|popular|viewed)/,
  ],
  ['navigation', /(?:post|entry|article)-?(?:nav|tags|categories|topics)|side-?bar|off-?canvas|mega-?menu/],
  ['boilerplate', /(?:email|mail|news)-?(?:signup|letter)|mc_embed|call-?to-?action|\bcta\b/],
  [
    'byline',
    /(?:post|entry|article)-?(?:meta|author|byline|date|info)|author-?(?:box|bio|info|card)|about-?(?:the-?)?author/,
  ],
];

const tagReasons = new Map<string, DropReason>([
  ['nav', 'navigation'],
  ['footer', 'boilerplate'],
  ['form', 'widget'],
  ['menu', 'widget'],
  // Written by the readers of other files, which know these for certain.
  ['running-head', 'running-head'],
  ['standfirst', 'standfirst'],
]);

/** Names that only say what a page has or lacks (`has-sidebar`, `no-comments`, `right-rail`) or what built it. */
const negated =
  /\b(?:has|no|with|without|hide|show|is|js|not|non|elementor|right|left|category|status|format|postid|type|lang)-[\w-]+/g;

/** What an element's class, id, role and like attributes say about it: the reason its words are not the article, or null. */
export function hintOf(element: Element): DropReason | null {
  const { tag } = element;
  const byTag = tagReasons.get(tag);
  if (byTag) return byTag;
  if (isBanner(element)) return 'navigation';
  const role = attribute(element, 'role')?.toLowerCase();
  if (role === 'navigation' || role === 'menu' || role === 'search' || role === 'toolbar') return 'navigation';
  if (role === 'contentinfo') return 'boilerplate';
  if (isDialog(element)) return 'widget';
  if (attribute(element, 'itemprop')?.toLowerCase() === 'articlebody') return null;
  const names =
    `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''} ${attribute(element, 'data-component') ?? ''}`.slice(
      0,
      400,
    );
  if (names.trim() === '') return null;
  const plain = names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/_+/g, '-')
    .replace(negated, ' ');
  for (const [reason, pattern] of joined) if (pattern.test(plain)) return reason;
  for (const word of plain.split(/[^a-z]+/)) {
    const reason = reasonOfWord.get(word);
    if (reason) return reason;
  }
  return null;
}

/** The header of the site rather than of the article: it stands in no article or main and holds no first heading. */
function isBanner(element: Element): boolean {
  if (element.tag !== 'header') return false;
  for (let at = element.parent; at; at = at.parent)
    if (at.tag === 'article' || at.tag === 'main' || at.tag === 'section') return false;
  for (const inner of elements(element)) if (inner.tag === 'h1') return false;
  return true;
}

/** A box that the page opens over itself. */
export function isDialog(element: Element): boolean {
  return /^(?:alert)?dialog$/i.test(attribute(element, 'role') ?? '') || attribute(element, 'aria-modal') !== null;
}

/** Class names for words that only screen readers say: labels of buttons and boxes. */
const readOut = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader|a11y-hidden|show-for-sr)(?:\s|$)/i;

/** Taken out of sight by the page itself: `hidden`, a class for screen readers only, or an inline style that shows nothing. */
export function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== null || readOut.test((attribute(element, 'class') ?? '').slice(0, 400)))
    return true;
  const style = attribute(element, 'style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style.slice(0, 500));
}

/** A name that says "here is the text of the article" (schema.org's articleBody, common class names of publishing systems). */
export function isBodyName(element: Element): boolean {
  if (attribute(element, 'itemprop')?.toLowerCase().split(/\s+/).includes('articlebody')) return true;
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 400).toLowerCase();
  return /(?:article|story|entry|post|news|blog|page|main)[-_]*(?:body|content|text|copy)(?:[\s_-]|$)|(?:^|\s)(?:body-?copy|story-?text|article__?text|rich-?text|td-post-content|field-name-body)(?:\s|$)/.test(
    names,
  );
}

/** A name that says "these words stand under a picture". */
export function isCaptionName(element: Element): boolean {
  const names = (attribute(element, 'class') ?? '').slice(0, 300).toLowerCase();
  return /(?:^|[\s_-])(?:wp-caption(?:-text)?|captions?|caption-?text|photo-?credit|image-?credit|img-?credit|photographer)(?:$|[\s_-])/.test(
    names,
  );
}

/** A name that says "who made the picture", on a piece of a line. */
export function isCreditName(element: Element): boolean {
  const names = (attribute(element, 'class') ?? '').slice(0, 300).toLowerCase();
  return /(?:^|\s)(?:(?:photo|image|img|picture|video|media)[-_]?)?credits?(?:$|\s)/.test(names);
}
