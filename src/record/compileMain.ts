import { fileURLToPath } from 'node:url';
import { compileFacts } from './compile.js';
import { nodeCodec } from './nodeCodec.js';
import { writeWhole } from './wholeFile.js';

const facts = fileURLToPath(new URL('../../facts', import.meta.url));
const target = fileURLToPath(new URL('./kanzei.record', import.meta.url));
const bytes = compileFacts(facts, nodeCodec);
writeWhole(target, bytes);
process.stderr.write(`embedded record: ${bytes.length.toLocaleString('en')} bytes\n`);
