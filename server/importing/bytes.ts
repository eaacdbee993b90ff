const declared = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i;

/** Does the decoded text hold what no text has: NUL characters, or many controls? */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4_096);
  const controls = head.match(/(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return head.includes('\0') || controls * 50 > head.length;
}

function decoderFor(label: string | null | undefined, fatal: boolean): TextDecoder | null {
  if (!label) return null;
  try {
    return new TextDecoder(label.trim().replace(/^["']|["']$/g, ''), { fatal });
  } catch {
    return null;
  }
}

/** UTF-16 without a mark gives itself away by zero bytes on one side of nearly every pair. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 512);
  if (head.length < 8) return null;
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
  });
  const most = head.length * 0.4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : null;
}

/**
 * The text in the bytes of a file, or null when they are not text. In order: a byte order mark, the charset that came with
 * the file, UTF-16 by its zero bytes, valid UTF-8, the charset that the page declares in its first 1,024 bytes,
 * windows-1252. Unreadable sequences become U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, charset: string | null = null): string | null {
  const [a, b, c] = bytes;
  const mark =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null;
  const certain = decoderFor(mark ?? charset ?? unmarkedUtf16(bytes), false);
  if (certain) return textOrNull(certain.decode(bytes));
  try {
    return textOrNull(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_024));
    const decoder = decoderFor(declared.exec(head)?.[1], false) ?? new TextDecoder('windows-1252');
    return textOrNull(decoder.decode(bytes));
  }
}

/** What windows-1252 has in place of the controls U+0080 to U+009F; Node 20 decodes it as ISO 8859-1 instead. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function textOrNull(decoded: string): string | null {
  const text = decoded.replace(/[\u0080-\u009f]/g, control => windows[control.charCodeAt(0) - 0x80] ?? control);
  return isBinary(text) ? null : text;
}

/** Is this text HTML: does it open with markup, or close several block elements? */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 50_000);
  if (
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]|ul|ol|table|blockquote|span|meta|figure|a|b|i|em|strong|img|script|style)[\s/>])/i.test(
      head,
    )
  )
    return true;
  return (head.match(/<\/(?:p|div|h[1-6]|li|article|section|table|blockquote|body|html|span)>/gi)?.length ?? 0) >= 3;
}
