import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testArticle } from '#/prisma/factories.ts';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { materialOf } from '#/server/quiz/material.ts';
import {
  isCounted,
  markOf,
  mayAskProof,
  proofMark,
  publicProof,
  shownCited,
  storedCited,
  worth,
} from '#/server/quiz/proof.ts';
import { withProof } from '#/server/quiz/prove.ts';
import { question } from '#/server/quiz/question.testing.ts';
import { questionSchema } from '#/server/quiz/schema.ts';

const offers = [3, 5, 8, 9].map(sentence => ({ sentence, text: `Sentence ${sentence} of the article.` }));
const step = { points: 2, proves: [5, 6], of: 12, offers };
const text = testArticle.join('\n\n');
const analysis = analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) });
const material = materialOf(analysis);
const built = candidates(analysis, 1);

test('a sentence that overlaps any evidence earns 1, another 0, none nothing; points alone decide whether it adds', () => {
  const counted = question({ proof: step });
  const beside = question({ proof: { ...step, points: 0 } });
  const right = { kind: 'choice' as const, chosen: [1] };
  expect([5, 6, 7, null].map(cited => proofMark(counted, cited))).toEqual([1, 1, 0, null]);
  expect(proofMark(question(), 5)).toBeNull();
  expect(markOf(counted, { answer: right, cited: 6 })).toMatchObject({ mark: 3, proofMark: 1 });
  expect(markOf(counted, { answer: null, cited: 6 })).toMatchObject({ mark: 2, answer: { outcome: 'blank' } });
  expect(markOf(counted, { answer: right, cited: 7 })).toMatchObject({ mark: 1, proofMark: 0 });
  expect(markOf(beside, { answer: right, cited: 6 })).toMatchObject({ mark: 1, proofMark: 1 });
  expect([worth(counted), worth(beside), worth(question())]).toEqual([3, 1, 1]);
});

test('a question counts while it is worth something, by its answer or its proof, and is not dropped', () => {
  expect(isCounted(question(), new Set())).toBe(true);
  expect(isCounted(question(), new Set(['q1']))).toBe(false);
  expect(isCounted(question({ points: 0 }), new Set())).toBe(false);
  expect(isCounted(question({ points: 0, proof: step }), new Set())).toBe(true);
});

test('two questions that differ only in which sentences prove send equal bytes, with the reading and without', () => {
  const secret = fc.record({
    proves: fc.array(fc.nat(11)),
    evidence: fc.array(fc.record({ id: fc.option(fc.string()), start: fc.nat(), end: fc.nat() })),
    id: fc.string(),
    turned: fc.boolean(),
  });
  fc.assert(
    fc.property(secret, secret, fc.string(), fc.boolean(), (one, other, seed, beside) => {
      const sent = ({ proves, turned, ...rest }: typeof one) => {
        const proof = { ...step, proves, offers: turned ? offers.toReversed() : offers };
        return JSON.stringify(publicProof(question({ ...rest, proof }), seed, beside));
      };
      expect(sent(one)).toBe(sent(other));
    }),
  );
});

test('a sentence pointed at goes to the store and comes back as it was shown; one that is not there is refused', () => {
  const asked = question({ proof: step });
  fc.assert(
    fc.property(fc.string(), fc.nat(3), fc.nat(11), (seed, offer, sentence) => {
      const stored = storedCited({ offer }, asked, seed);
      expect(publicProof(asked, seed, false)?.offers[offer]).toBe(offers.find(each => each.sentence === stored)?.text);
      expect(shownCited(stored, asked, seed, false)).toEqual({ offer });
      expect(shownCited(storedCited({ sentence }, asked, seed), asked, seed, true)).toEqual({ sentence });
    }),
  );
  expect(storedCited({ offer: 4 }, asked, 's')).toBeNull();
  expect(storedCited({ sentence: 12 }, asked, 's')).toBeNull();
  expect(storedCited({ sentence: 1 }, question(), 's')).toBeNull();
});

test('every question with evidence but the one about the proof can ask for it; one of its offers proves, the others do not', () => {
  expect(built.length).toBeGreaterThan(5);
  let asked = 0;
  for (const one of built) {
    const { proof } = withProof(one, material, 0);
    if (!mayAskProof(one)) expect(proof).toBeNull();
    if (!proof) continue;
    asked += 1;
    expect(proof.offers.filter(offer => proof.proves.includes(offer.sentence))).toHaveLength(1);
    expect(proof.offers.length).toBeGreaterThan(1);
    expect(new Set(proof.offers.map(offer => offer.text)).size).toBe(proof.offers.length);
    for (const { sentence } of proof.offers)
      expect(one.evidence.some(each => overlaps(each, analysis.sentences[sentence]))).toBe(
        proof.proves.includes(sentence),
      );
    expect(questionSchema.parse({ ...one, proof })).toEqual({ ...one, proof });
  }
  expect(asked).toBeGreaterThan(built.filter(mayAskProof).length / 2);
  expect(withProof(question({ evidence: [] }), material, 0).proof).toBeNull();
});

test('a question that was stored before there was a second step asks for none', () => {
  const { proof: _, ...before } = question();
  expect(questionSchema.parse(before).proof).toBeNull();
});

function overlaps(one: { start: number; end: number }, other: { start: number; end: number } | undefined): boolean {
  return other !== undefined && one.start < other.end && one.end > other.start;
}
