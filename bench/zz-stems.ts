import { readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { materialOf } from '#/server/quiz/material.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { dateForm } from '#/server/quiz/date-form.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { naturalStem, dateStem } from '#/server/quiz/natural-stem.ts';
const [file, from, to, step] = [process.argv[2]!, +process.argv[3]!, +process.argv[4]!, +(process.argv[5]??2)];
const lines = readFileSync(file,'utf8').trim().split('\n').map(l=>JSON.parse(l));
let open=0,total=0;
for (let i=from;i<to&&i<lines.length;i+=step){
 const d=lines[i]; const a=analyse({title:d.title??null,language:'en',published:d.date??null,text:d.text,blocks:rawBlocks(d.text)});
 const m=materialOf(a);
 for(const f of m.figures){ if(!isAskable(f)){continue} const c=f.kind==='date'?dateForm(m.text,f):numberForm(m.text,f); if(!c||isLoose(m,f,c))continue; total++;
  const s=f.kind==='date'?dateStem(m,f,c):naturalStem(m,f,c); if(s)open++;
  const sent=a.sentences[f.sentence]!;
  console.log((s?'Q ':'- ')+i+' ['+c.text+'] '+(s?s.prompt:''));console.log('      '+m.text.slice(sent.start,sent.end).replace(/\s+/g,' ').slice(0,330));
 }}
console.log(open,total);
