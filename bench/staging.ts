import { factsRecord } from '../test/helpers/record.js';
import { linesOfEdition } from './staging/edition.js';
import { forecastYear } from './staging/fit.js';
import { score } from './staging/score.js';
import { printScores } from './staging/table.js';

/**
 * Predicts Japan's agreement rates of 1 April 2026 from base rates and the edition of 1 April 2025 alone, and prints
 * how often it was right. With `--misses` every miss is listed.
 */
export function staging(listMisses = false): void {
  const record = factsRecord();
  const fitting = forecastYear(linesOfEdition(record, '2025-04-01'));
  console.log(
    `${fitting.forecasts.length} cells forecast from the edition of 2025-04-01; digest ${fitting.digest}`,
  );
  const scores = score(fitting.forecasts, linesOfEdition(record, '2026-04-01'));
  printScores(scores, fitting.leftOut, listMisses);
}

if (process.argv[1] === import.meta.filename) staging(process.argv.includes('--misses'));
