import type { Season } from '../conditions/season.js';

const PATTERN = /毎年(\d+)月(\d+)日から(同年|翌年)(\d+)月(\d+日|末日)までに輸入されるもの/;
const WHOLE = new RegExp(`^${PATTERN.source}$`);

const two = (text: string): string => text.padStart(2, '0');

function season(match: RegExpExecArray): Season | undefined {
  const [, month, day, year, lastMonth, last] = match as unknown as string[];
  const from = `${two(month as string)}-${two(day as string)}`;
  if (last === '末日' && lastMonth !== '2') return undefined;
  const to = `${two(lastMonth as string)}-${last === '末日' ? '29' : two((last as string).slice(0, -1))}`;
  return (year === '翌年') === from > to ? { kind: 'season', from, to } : undefined;
}

/** "毎年11月1日から翌年2月末日までに輸入されるもの" to 11-01..02-29. */
export function readSeason(words: string): Season | undefined {
  const match = WHOLE.exec(words);
  return match ? season(match) : undefined;
}

/** The season a description names somewhere in its text. */
export function findSeason(description: string): Season | undefined {
  const match = PATTERN.exec(description);
  return match ? season(match) : undefined;
}

export function writeSeason({ from, to }: Season): string {
  const [month, day] = from.split('-').map(Number);
  const [lastMonth, lastDay] = to.split('-').map(Number);
  const last = to === '02-29' ? '末日' : `${lastDay}日`;
  return `毎年${month}月${day}日から${from > to ? '翌年' : '同年'}${lastMonth}月${last}までに輸入されるもの`;
}
