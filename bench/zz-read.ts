import { readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { importArticle, toArticleText } from '#/server/importing/import.ts';
import { buildQuiz } from '#/server/quiz/build.ts';
const [file, from, to, step, seed, count] = [process.argv[2]!, +process.argv[3]!, +process.argv[4]!, +(process.argv[5]??2), process.argv[6]??'1', +(process.argv[7]??12)];
let n=0;
const show=(name:string,a:ReturnType<typeof analyse>)=>{
 const quiz=buildQuiz(a,{count,seed});
 console.log(`\n=== ${name} words ${a.text.split(/\s+/).length} figs ${a.figures.length} quotes ${a.quotes.length} -> ${quiz.questions.length}`);
 for(const q of quiz.questions){n++;
  console.log(`${n}. [${q.rule}/${q.kind}] ${q.prompt}`); if(q.passage)console.log('     P: '+q.passage.replace(/\s+/g,' '));
  for(const o of q.options)console.log(`     ${o.correct?'●':'○'} ${o.text}${process.env.WHY?'   <- '+o.reason:''}`);
  if(q.left.length)console.log('     L: '+q.left.join(' | ')+'\n     R: '+q.right.join(' | '));
  if(!q.options.length)console.log('     key '+JSON.stringify(q.key)+' asks '+q.asks);
  if(/^(figure|sum|evid|order|role|percent)/.test(q.rule)||process.env.PROOF)for(const e of q.evidence.slice(0,q.rule==='order-dates'?4:2))console.log('     proof: '+a.text.slice(e.start,e.end).replace(/\s+/g,' ').slice(0,260));
 }};
if(file.endsWith('.jsonl')){const lines=readFileSync(file,'utf8').trim().split('\n').map(l=>JSON.parse(l));
for(let i=from;i<to&&i<lines.length;i+=step){const d=lines[i];show(String(i)+' '+d.title,analyse({title:d.title??null,language:'en',published:d.date??null,text:d.text,blocks:rawBlocks(d.text)}));}
}else{const r=importArticle({kind:'file',bytes:readFileSync(file),charset:null,name:file} as never);if(r.ok)show(file,analyse(toArticleText(r.article)));else console.log(file,r.code)}
