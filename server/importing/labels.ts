import type { DropReason } from '#/server/importing/imported.ts';
import { countWords, fold } from '#/server/importing/shape.ts';

const things = '(?:stories|articles|posts|news|reading|content|coverage|links|videos|headlines|topics|reads)';

/** What a site writes above a block that is not the article, folded; the first that fits counts. */
const labels: [DropReason, RegExp][] = [
  [
    'comments',
    /^(?:\d+ )?(?:reader )?(?:comments?|responses)(?: \d+)?$|^(?:leave|post|add|write) a (?:comment|reply)\b|^\d+ (?:thoughts?|replies) (?:on|to)\b|^join the (?:conversation|discussion)$/,
  ],
  [
    'teaser',
    new RegExp(
      `^(?:related|recommended|trending|see also|read (?:more|also|next|further|on)|also read|keep reading|continue reading|further reading|up next|don t miss|just for you|recommended for you|more (?:on|from|like|about) (?:this|us|our|the) .{1,30}|more like this|more on this|most (?:read|popular|viewed|shared|commented|recent)|you (?:may|might|ll|will) (?:also )?(?:like|love|enjoy|be interested in)|editors? s? ?picks?|what to read next|in case you missed it|read further\\b.{0,40})$|^(?:related|recommended|suggested|similar|trending|popular|latest|recent|featured|top|more|other|further) (?:.{1,30} )?${things}(?: (?:from|on|in|about|by|for) .{1,40})?$`,
    ),
  ],
  [
    'boilerplate',
    /^(?:sign up|subscribe|newsletters?|get (?:our|the|email) .{0,40}(?:newsletters?|updates|inbox|app)|stay (?:up to date|connected|informed|in touch)\b.{0,30}|join our .{0,30}list|follow us(?: on .{1,30})?|(?:photo|image|picture) credits?)$/,
  ],
  ['navigation', /^(?:table of )?contents$|^(?:in this article|on this page|jump to(?: section)?)$/],
  ['share', /^share(?: (?:this|on|via|with)\b.{0,30})?$/],
  ['byline', /^(?:about|meet) (?:the )?(?:authors?|writers?|contributors?)$|^author bio$/],
];

/** What follows a line that only names a block of the page ("Related stories", "3 comments"), or null for any other line. */
export function labelReason(line: string): DropReason | null {
  if (line.length > 90 || countWords(line) > 10) return null;
  const folded = fold(line.replace(/\s[—–-]\s.*$/, ''));
  return labels.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
