// The engine as the scorers of the labelled texts call it. From the root of the project, when the texts are there:
//   node ../shared/corpora/bench.mjs --split dev --engine bench/corpora/engine.mjs
import { existsSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();

const load = async file => {
  const place = new URL(file, import.meta.url);
  return existsSync(place) ? import(place.href) : {};
};

const [{ figures }, { quotes }, { importHtml }] = await Promise.all([
  load('./figures.ts'),
  load('./quotes.ts'),
  load('./import-html.ts'),
]);

export { figures, importHtml, quotes };
