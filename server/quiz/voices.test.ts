import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { withFullNames } from '#/server/quiz/full-names.ts';
import { castOf } from '#/server/quiz/known-names.ts';
import { materialOf } from '#/server/quiz/material.ts';
import type { Question } from '#/server/quiz/question.ts';

const read = (text: string) =>
  analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
const ask = (text: string): Question[] => candidates(read(text), 1);
const prompts = (text: string) => ask(text).map(one => one.prompt);

const voices = ` "The tide gate will hold for another fifty years at least," said Anna Berg, an engineer in the harbour office. "Nobody asked the villages what they want from the council," said Joan Petrie, a baker in the northern village. "Every boat should carry two life rafts and a radio," said Clara Weir, the keeper of the old lighthouse.`;

test('a name that only goes with what the sentence is about has done nothing', () => {
  expect(
    prompts(`Support for Clara Weir was strongest in the fishing villages of the coast.${voices}`).join(),
  ).not.toMatch(/strongest/);
});

test('two subjects of one verb are not parted', () => {
  const text = `Anna Berg had lived in the harbour for two winters when she and Rolf Sund bought the mill.${voices}`;
  expect(prompts(text).join()).not.toMatch(/when she\?/);
});

test('plays of a match, who came along, and what is said in next to no words are not asked for', () => {
  const text = `Anna Berg made 35 saves in the final of the valley. Clara Weir was joined by two bakers from the village. Joan Petrie said Weir has made progress.${voices}`;
  expect(ask(text).filter(one => one.rule === 'who-did')).toEqual([]);
});

test('a role that is cut, points elsewhere, tells the country or fits many is none to ask for', () => {
  const roles = (role: string) =>
    ask(`Carl Moss, ${role}, left the hall at noon.${voices}`)
      .filter(one => one.rule === 'role' || one.rule === 'match-speakers')
      .flatMap(one => [...one.options.map(option => option.text), ...one.right])
      .join('\n');
  expect(roles('the director of the salt museum')).toMatch(/salt museum/i);
  for (const role of [
    'the secretary for harbours, boats, and nets',
    'another former envoy to the islands',
    'a senior adviser',
    'the Norwegian minister of fisheries',
    'the keeper for nine years after leaving the navy',
  ])
    expect(roles(role)).not.toMatch(/secretary|envoy|adviser|minister|nine years/i);
});

test('who somebody is is asked where each role is whole and none tells whose it is, and not of whom the title names', () => {
  const roles = (role: string, title: string | null = null) => {
    const text = `Carl Moss, ${role}, left the hall at noon.${voices}`;
    const analysis = analyse({ title, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
    return candidates(analysis, 1).flatMap(one => (one.rule === 'role' ? [one.prompt] : []));
  };
  expect(roles('the director of the salt museum').join()).toContain('Carl Moss');
  expect(roles('the director of the salt museum', 'Carl Moss gives up the salt museum').join()).not.toContain(
    'Carl Moss',
  );
  for (const role of [
    'a close friend of the mayor',
    'the chairwoman of the salt museum',
    'a Democrat of Alder',
    'the director here',
  ])
    expect(roles(role).join()).not.toContain('Carl Moss');
});

test('a deed cut before its complement, without its object or of a group with no names is not asked for', () => {
  const text = `Anna Berg clinched after the long winter of the northern islands. Clara Weir interviewed most candidates for the seat of the harbour valley. Joan Petrie would push off the winter plate is the pier of the valley.${voices}`;
  expect(ask(text).filter(one => one.rule === 'who-did')).toEqual([]);
});

test('beside a firm stand firms, beside an office offices', () => {
  const text = `Sorrel Lines opened a route to three northern islands. Brackwater Mills closed a plant beside Alder Quay. Alder Ferry Company bought three used boats. The Port Council rejected a second pier. The Harbour Commission raised the tolls for visitors. The Fisheries Department banned wide nets from Alder Bay.`;
  const offices = ['Port Council', 'Harbour Commission', 'Fisheries Department'];
  const asked = ask(text).filter(one => one.rule === 'who-did');
  expect(asked.length).toBeGreaterThan(2);
  for (const { options } of asked) expect(new Set(options.map(option => offices.includes(option.text))).size).toBe(1);
});

test('a bare surname is written out once, and not behind a title, a first name or an article', () => {
  const cast = castOf(materialOf(read(`Clara Weir met Anna Berg.${voices}`)));
  expect(withFullNames('thanked Weir and Berg for what Weir had done', cast)).toBe(
    'thanked Clara Weir and Anna Berg for what Weir had done',
  );
  for (const words of ['met Mr. Berg at noon', 'praised the Weir plan', 'saw Clara Weir', 'read “Weir is late”'])
    expect(withFullNames(words, cast)).toBe(words);
});
