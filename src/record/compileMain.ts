import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFacts } from './compile.js';
import { nodeCodec } from './nodeCodec.js';

const facts = fileURLToPath(new URL('../../facts', import.meta.url));
const target = fileURLToPath(new URL('./kanzei.record', import.meta.url));
const bytes = compileFacts(facts, nodeCodec);
writeFileSync(`${target}.part`, bytes);
renameSync(`${target}.part`, target);
process.stderr.write(`embedded record: ${bytes.length.toLocaleString('en')} bytes\n`);
