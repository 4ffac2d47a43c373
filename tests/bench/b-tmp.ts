import { countyOnRecord } from '/work/main/tests/bench/audit.ts'
import { audits } from '/work/main/src/web/audit/audits.ts'
import { treeSize } from '/work/main/src/db/log-tree.ts'
const t=(l:string,f:()=>unknown)=>{const a=performance.now();const r=f();console.log(l,(performance.now()-a).toFixed(0));return r as any}
let a=performance.now()
const { service, office } = await countyOnRecord(12)
console.log('fill',(performance.now()-a).toFixed(0),'entries',treeSize(service.database.sqlite))
const q={ office, from: '2025-12', to: '2026-11', at: service.clock.now, isNow: true }
for (let i=0;i<3;i++){ const s=audits(); const r=t('cold',()=>s.of(service.context.readOnly,q)); t('warm',()=>s.of(service.context.readOnly,q)); if(i===0) console.log(r.compliance.counts, r.compliance.rules.map((x:any)=>[x.rule.id,x.standing,x.kept,x.open,x.broken].join(' ')))}
const s=audits(); s.of(service.context.readOnly,q)
import { record } from '/work/main/src/db/log-store.ts'
for (let i=0;i<4;i++){ service.database.write(()=>record(service.database,{user:null,office,at:service.clock.now},'case.accepted','x')); t('after a change',()=>s.of(service.context.readOnly,q)) }
t('other period',()=>s.of(service.context.readOnly,{...q,from:'2026-01'}))
t('as of',()=>s.of(service.context.readOnly,{...q,isNow:false,at:'2026-06-30T15:59:59.999Z'}))
t('as of again, other period',()=>s.of(service.context.readOnly,{...q,from:'2026-03',isNow:false,at:'2026-06-30T15:59:59.999Z'}))
await service.close()
