import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { LadderFacts } from '../../src/law/staging/index.js';

/** The ladders of this checkout's facts. */
export const factsLadders = (): readonly LadderFacts[] =>
  parse(readFileSync(resolve(import.meta.dirname, '../../facts/staging/ladders.yaml'), 'utf8')).ladders;
