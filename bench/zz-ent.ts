import { readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
for(const l of readFileSync(process.argv[2]!,'utf8').trim().split('\n').slice(+(process.argv[3]??0),+(process.argv[4]??2))){const d=JSON.parse(l);const a=analyse({title:d.title,language:'en',published:d.date,text:d.text,blocks:rawBlocks(d.text)});
for(const e of a.entities)console.log(e.name,e.kind,e.roles.map(r=>r.text));for(const q of a.quotes)console.log(q.kind,q.confidence,q.speaker?.name,'|',q.speaker?.mention,'|',q.text.slice(0,60));for(const f of a.figures)if(f.source)console.log(f.text,f.source.name,f.source.mention)}
