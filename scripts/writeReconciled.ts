/** Writes web/data/reconcile-2024.json, the utilisation report of the page: npm run web:reconcile */
import { join } from 'node:path';
import { compileFacts } from '../src/record/facts.js';
import { nodeCodec, openBytes } from '../src/record/index.js';
import { writeWhole } from '../src/record/wholeFile.js';
import { packedText, reconciled2024 } from './reconciled.js';

const root = join(import.meta.dirname, '..');
const record = openBytes('facts', compileFacts(join(root, 'facts'), nodeCodec), nodeCodec);
const packed = await reconciled2024(record, new Date().toISOString().slice(0, 10));
writeWhole(join(root, 'web/data/reconcile-2024.json'), packedText(packed));
