import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from 'kanzei';
import { date } from 'kanzei/base';
import { Database } from '../src/assess/duckdb/database.js';
import { assessFile } from '../src/assess/duckdb/run.js';
const N = Number(process.argv[2] ?? 1_000_000);
const record = openRecord({ userFolder: null });
const folder = mkdtempSync(join(tmpdir(), 'kz-'));
const ORIGINS = { JP: ['US','AU','DE','CN','VN','GB','TH'], US: ['JP','KR','AU','MX','DE','CN'] } as const;
const db = await Database.open(':memory:', { memory: '2GB', threads: 2, folder });
await db.run('CREATE TABLE lines (importer VARCHAR, code VARCHAR, unit VARCHAR)');
const ap = await db.connection.createAppender('lines');
for (const importer of ['JP','US'] as const) { const e = record.edition(importer, date('2025-06-01')); const seen=new Set<string>(); for (const c of record.chapters(importer)) for (const l of record.chapter(e, c)) { if(seen.has(l.code))continue; seen.add(l.code); ap.appendVarchar(importer); ap.appendVarchar(l.code); ap.appendVarchar(''); ap.endRow(); } }
ap.closeSync();
await db.run(`CREATE TABLE numbered AS SELECT row_number() OVER () - 1 AS n, * FROM lines`);
const cnt = Number((await db.one('SELECT count(*) c FROM lines')).c);
const list=(i:'JP'|'US')=>`[${ORIGINS[i].map(x=>`'${x}'`).join(',')}]`;
await db.run(`COPY (SELECT l.code, l.importer, CASE l.importer WHEN 'JP' THEN ${list('JP')}[1 + (hash(i, 2) % 7)::INT] ELSE ${list('US')}[1 + (hash(i, 2) % 6)::INT] END AS origin,
 DATE '2024-01-01' + (hash(i,3) % 1000)::INT AS date, 1 + (hash(i,4) % 9000000)::BIGINT AS value, 1 + (hash(i,5) % 50000)::INT AS kg, 1 + (hash(i,6) % 50000)::INT AS number, (1 + (hash(i,7) % 50000))::INT AS L, (hash(i,8) % 900000)::BIGINT AS paid, CASE (hash(i,9) % 3)::INT WHEN 0 THEN 'usjta' WHEN 1 THEN 'none' END AS claim FROM range(${N}) t(i) JOIN numbered l ON l.n = hash(i, 1) % ${cnt}) TO '${folder}/e.parquet' (FORMAT parquet)`);
db.close();
console.log('file', statSync(`${folder}/e.parquet`).size);
let t = performance.now(); const t0=t; let last='';
const r = await assessFile({ file: `${folder}/e.parquet`, out: `${folder}/out.parquet`, refused: undefined, mappings: [], given: new Map(), mark: 'point', encoding: undefined, answers: new Map(), memory: '2GB', threads: 2, chunk: 1_000_000, record, progress: (s,d,a)=>{ if(s!==last||s==='assess'){ console.log(last,'→',s,d,a,((performance.now()-t)/1000).toFixed(1)); t=performance.now(); last=s; } }, signal: undefined });
console.log('total', (performance.now()-t0)/1000, r.entries, r.oneByOne, r.refused, JSON.stringify(r.summary.statuses), process.resourceUsage().maxRSS/1024);
