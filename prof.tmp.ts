import { harbour } from '#/server/quiz/analysis.fixture.ts';
import { candidates } from '#/server/quiz/build.ts';
const a = harbour();
candidates(a,0);
const t = performance.now(); for (let i=0;i<50;i++) candidates(a,i); console.log((performance.now()-t)/50,'ms');
