import { harbour } from '#/server/quiz/analysis.fixture.ts';
import { materialOf } from '#/server/quiz/material.ts';
import { naturalStem } from '#/server/quiz/wording.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
const m = materialOf(harbour());
for (const f of m.analysis.figures) { const form = numberForm(m.text, f); if (form) console.log(f.text, naturalStem(m, f, form)); }
