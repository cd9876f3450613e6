import type { CalendarDay } from '../../kanzei.js';
import { LABELS, QUOTA_YEARS, THIRDS, WEEKDAYS } from '../labels.js';
import { grade, gradeMeanings, sourceLines } from './evidenceText.js';
import { table } from './layout.js';
import type { Page } from './page.js';

/** A date in every calendar for a person at a terminal. */
export function calendarText(day: CalendarDay, page: Page): string {
  const { say, columns } = page;
  const style = { header: page.style.dim, note: page.style.dim };
  const { japaneseFiscalYear: fiscal, tenDayPeriod: period, holiday, agreementYears } = day;
  const closed = day.businessDay ? LABELS.open : LABELS.closed;
  const [, ...about] = table(
    ['', ''],
    [
      [say(LABELS.fiscalYear), `${fiscal.name}, ${fiscal.from} – ${fiscal.to}`],
      [say(LABELS.tenDayPeriod), `${say(THIRDS[period.third])}, ${period.from} – ${period.to}`],
      [say(LABELS.holiday), holiday ? `${say(holiday.name)} [${grade(holiday.evidence, page)}]` : '–'],
      ['Japan Customs', `${say(closed)}; ${say(LABELS.nextBusinessDay)} ${day.nextBusinessDay}`],
    ].map((cells) => ({ cells })),
    { columns },
  );
  const agreements = table(
    [LABELS.agreement, LABELS.importer, LABELS.year, LABELS.firstDay, LABELS.lastDay, LABELS.evidence].map(
      say,
    ),
    agreementYears.map(({ instrument, importer, year, from, to, evidence, note }) => ({
      cells: [instrument, importer, String(year), from, to, grade(evidence, page)],
      notes: note === undefined ? [] : [note],
    })),
    { columns, style },
  );
  const quotas = table(
    [LABELS.quotaYear, LABELS.year, LABELS.firstDay, LABELS.lastDay].map(say),
    day.quotaYears.map(({ calendar, name, from, to }) => ({
      cells: [say(QUOTA_YEARS[calendar]), name, from, to],
    })),
    { columns, style },
  );
  const grades = new Set([
    ...agreementYears.map(({ evidence }) => evidence),
    holiday?.evidence ?? 'published',
  ]);
  const text = [
    page.style.bold(`${day.date}, ${say(WEEKDAYS[day.weekday])}`),
    ...about,
    ...(agreementYears.length > 0 ? ['', ...agreements] : []),
    '',
    ...quotas,
    ...gradeMeanings(grades, page),
    ...sourceLines(
      agreementYears.map(({ citation }) => citation),
      page,
    ),
  ];
  return `${text.join('\n')}\n`;
}
