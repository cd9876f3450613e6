import { FRONTIER } from './fit.js';
import type { Score } from './score.js';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const HEAD = [
  'column',
  'lines',
  'distinct',
  'truth among',
  'agree',
  'then right',
  'preferred',
  'equal stages',
  'straight line',
  'unchanged',
];

function rowOf(score: Score): string[] {
  const { lines } = score;
  return [
    score.column,
    String(lines),
    (score.distinct / lines).toFixed(2),
    share(score.among, lines),
    share(score.agree, lines),
    share(score.agreeRight, score.agree),
    share(score.preferred, lines),
    share(score.equal, lines),
    share(score.straight, lines),
    share(score.unchanged, lines),
  ];
}

/** Right-aligned but for the first column. */
function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] as readonly string[]).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] as string).length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number),
    );
    console.log(cells.join('  '));
  }
}

function printFrontier(scores: readonly Score[]): void {
  console.log('\nfrontier: belief left out, then distinct / truth among / agree / then right');
  const rows = scores.map(({ column, lines, frontier }) => [
    column,
    ...frontier.map(({ distinct, among, agree, agreeRight }) =>
      [
        (distinct / lines).toFixed(2),
        ((100 * among) / lines).toFixed(1),
        ((100 * agree) / lines).toFixed(0),
        ((100 * agreeRight) / Math.max(agree, 1)).toFixed(1),
      ].join('/'),
    ),
  ]);
  printTable([['', ...FRONTIER.map(String)], ...rows]);
}

/** Prints the table, what was left out, and the misses by cause. */
export function printScores(
  scores: readonly Score[],
  leftOut: ReadonlyMap<string, ReadonlyMap<string, number>>,
  listMisses: boolean,
): void {
  printTable([HEAD, ...scores.map(rowOf)]);
  printFrontier(scores);
  console.log('\nmisses of the preferred rule, by cause');
  for (const { column, misses } of scores) {
    const parts = [...misses].map(([why, list]) => `${list.length} ${why}`);
    console.log(`${column}: ${parts.join('; ') || 'none'}`);
    if (!listMisses) continue;
    for (const list of misses.values()) {
      for (const { forecast, truth } of list) {
        const said = forecast.predictions
          .slice(0, 3)
          .map(({ text, weight }) => `${text} (${weight.toFixed(2)})`);
        console.log(
          `  ${forecast.key} ${forecast.now} → ${truth}; said ${said.join(' | ')} by ${forecast.preferred}`,
        );
      }
    }
  }
  console.log('\nleft out');
  for (const { column, gone } of scores) {
    const parts = [...(leftOut.get(column) ?? [])].map(([why, count]) => `${count} ${why}`);
    console.log(
      `${column}: ${[...parts, `${gone} no longer in the schedule or without a rate in 2026`].join('; ')}`,
    );
  }
}
