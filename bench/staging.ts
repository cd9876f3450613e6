import { japanSchedules, olderJapanSchedules, type StagingSchedule } from '../src/law/staging/index.js';
import { factsLadders } from '../test/helpers/ladders.js';
import { factsRecord } from '../test/helpers/record.js';
import { linesOfEdition } from './staging/edition.js';
import { type Fitting, forecastYear } from './staging/fit.js';
import { score } from './staging/score.js';
import { printScores } from './staging/table.js';

/** agreements whose staging still runs, which no category or weight was chosen for */
const FRESH = ['epa_in', 'epa_mn', 'epa_pe'];

/**
 * Predicts Japan's agreement rates of 1 April 2026 from base rates and the edition of 1 April 2025 alone, and prints
 * how often it was right. With `--misses` every miss is listed.
 */
export function staging(listMisses = false): void {
  const record = factsRecord();
  const forecast = (schedules: readonly StagingSchedule[]): Fitting => {
    const fitting = forecastYear(linesOfEdition(record, '2025-04-01'), schedules);
    console.log(
      `${fitting.forecasts.length} cells forecast from the edition of 2025-04-01; digest ${fitting.digest}`,
    );
    return fitting;
  };
  const show = (fitting: Fitting): void => {
    const scores = score(fitting.forecasts, linesOfEdition(record, '2026-04-01'));
    printScores(scores, fitting.leftOut, listMisses);
  };
  show(forecast(japanSchedules(factsLadders())));
  const fresh = olderJapanSchedules(record.instruments).filter(({ column }) => FRESH.includes(column));
  for (const schedule of fresh) {
    console.log(`\n${schedule.column}, fitted alone by a family that was not made for it`);
    show(forecast([schedule]));
  }
}

if (process.argv[1] === import.meta.filename) staging(process.argv.includes('--misses'));
