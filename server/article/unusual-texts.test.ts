import { describe, expect, it } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';

const read = (text: string) => {
  const analysis = analyse({ title: null, language: null, published: null, text, blocks: rawBlocks(text) });
  return {
    language: analysis.language,
    kinds: [...new Set(analysis.blocks.map(block => block.kind))],
    sentences: analysis.sentences.map(({ start, end }) => text.slice(start, end)),
    figures: analysis.figures.map(figure => `${figure.text}: ${figure.kind}`),
    quotes: analysis.quotes.map(quote => quote.text),
    ledger: analysis.ledger,
  };
};

describe('texts that are no English news article are read for what they are', () => {
  it.each(['', ' ', '\n\n \t\n', '\u200b'])('an empty text %j has nothing', text => {
    expect(read(text)).toMatchObject({ language: null, figures: [], quotes: [], ledger: [] });
    expect(
      read(text)
        .sentences.join('')
        .replace(/\u200b/g, ''),
    ).toBe('');
  });

  it.each([
    ['es', 'El alcalde dijo que el 34 por ciento de las casas se inundó. «No podemos esperar más», afirmó Ana Ruiz.'],
    [
      'fr',
      'Le maire a dit que 34 pour cent des maisons sont sous les eaux. « Nous ne pouvons plus attendre », dit-elle.',
    ],
    [
      'de',
      'Der Bürgermeister sagte, dass 34 Prozent der Häuser unter Wasser stehen. „Wir können nicht warten“, sagte sie.',
    ],
    ['ru', 'Мэр сказал, что 34 процента домов затоплены. «Мы не можем ждать», сказала она.'],
    ['zh', '市长说百分之34的房屋被淹。“我们不能等了。”她说。'],
  ])('another language, %s, is named and gets its sentences, no figures and no quotes', (tag, text) => {
    const { language, sentences, figures, quotes, ledger } = read(text);
    expect({ language, figures, quotes, ledger }).toEqual({ language: tag, figures: [], quotes: [], ledger: [] });
    expect(sentences.length).toBeGreaterThan(1);
  });

  it('a poem is its lines: who speaks in it without quotation marks is not quoted, and its hour is a time', () => {
    const poem = [
      "The river came at one o'clock,\nthe river came too late,\nand three small boats were at the dock\nbeside the harbour gate.",
      'O wait for me, the river said,\nI have no end to keep,\nand every stone upon my bed\nwas laid there in its sleep.',
    ].join('\n\n');
    const { kinds, sentences, figures, quotes, ledger } = read(poem);
    expect(kinds).toEqual(['paragraph']);
    expect(sentences).toEqual(poem.split(/\n+/));
    expect(figures).toEqual(["one o'clock: time", 'three: count']);
    expect({ quotes, ledger }).toEqual({ quotes: [], ledger: [] });
  });

  it.each([
    'Town\tBoats\tCrabs\nOda\t12\t340\nArle\t7\t1,200\nPell\t19\t15\nTotal\t38\t1,555',
    'Town | Boats | Crabs\nOda | 12 | 340\nArle | 7 | 1,200\nTotal | 19 | 1,540',
    '12 14 26\n7 8 15\n22% 31% 53%\n$1.50 $2.50 $4.00',
  ])('a table of numbers %j is rows, and nothing in it is taken for a sum', text => {
    const { kinds, quotes, ledger } = read(text);
    expect({ kinds, quotes, ledger }).toEqual({ kinds: ['table-row'], quotes: [], ledger: [] });
  });

  it('a script keeps who speaks with the words, and invents no quotation', () => {
    const script =
      'ODILE: The dam holds. I checked it on Monday.\nTAM: You said that last year.\nTAM (laughing): Nobody counts 12 months.\nThe lights go out.';
    const { kinds, sentences, figures, quotes } = read(script);
    expect(kinds).toEqual(['paragraph']);
    expect(sentences[0]).toBe('ODILE: The dam holds.');
    expect(sentences.at(-2)).toBe('TAM (laughing): Nobody counts 12 months.');
    expect(figures).toEqual(['Monday: date', 'last year: date', '12 months: duration']);
    expect(quotes).toEqual([]);
  });
});
