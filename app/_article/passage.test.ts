import { expect, test } from 'vitest';
import { isSaid } from './Passage.tsx';

test.each(['“Salt does not go away when it rains”', '"It took ____ years to come in."', '« Rien ne change. »'])(
  '%s is shown as words that somebody said',
  passage => expect(isSaid(passage)).toBe(true),
);

test.each([null, 'The town has ____ wells.', '“Every leak counts,” she said, and named ____ pipes.'])(
  '%s is not shown as words that somebody said',
  passage => expect(isSaid(passage)).toBe(false),
);
