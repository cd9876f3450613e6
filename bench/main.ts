/**
 * Reproducible benchmarks: `npm run bench [-- name]`. Each figure is a ratio to a yardstick of the same run, since
 * machines differ and drift.
 */
import { assess } from './assess.js';
import { clickhouse } from './assess-clickhouse.js';
import { economics } from './economics.js';
import { http } from './http.js';
import { law } from './law.js';
import { load } from './load.js';
import { oracles } from './oracles.js';
import { searching } from './search.js';
import { start } from './start.js';
import { web } from './web.js';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  law,
  load,
  start,
  search: searching,
  assess,
  clickhouse,
  web,
  http,
  economics,
  oracles,
};

const wanted = process.argv.slice(2).filter((argument) => argument !== '--');
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (!bench) {
    console.error(`no benchmark ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
    process.exitCode = 2;
    break;
  }
  console.log(`\n== ${name}`);
  await bench();
}
