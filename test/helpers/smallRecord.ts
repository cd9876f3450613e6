import { resolve } from 'node:path';
import {
  compileLawFacts,
  type EditionEntry,
  type LineRow,
  NO_NAMES,
  packEditions,
  packNames,
  readContent,
} from '../../src/record/facts.js';
import { nodeCodec, openContainer, packContainer, TariffRecord } from '../../src/record/index.js';

const facts = resolve(import.meta.dirname, '../../facts');

const row = (code: string, fields: Readonly<Record<string, string>>, seq = 1): LineRow => ({
  code,
  seq,
  fields: new Map(Object.entries(fields)),
});

const GATE = 'gate("part cuts")';
const PORK = 'min(524 JPY/kg * 1.002 - value, 54 JPY/kg)';

/** A few lines of Japan's edition of 2026-04-01, as the facts have them. */
const JAPAN: readonly LineRow[] = [
  row('010121100', { units: 'number', general: 'free', wto: '(free)', epa_cptpp: 'free', usjta: 'free' }),
  row('020130010', {
    units: 'kg',
    general: '(50%)',
    temporary: '38.5%',
    wto: '(50%)',
    ldc: 'free',
    epa_au: '24.7%',
    epa_cptpp: '20.8%',
    usjta: '20.8%',
  }),
  row('020312022', {
    units: 'kg',
    when: `value above ${GATE} / 1.043 JPY/kg`,
    general: '(5%)',
    temporary: '4.3%',
    wto: '(4.3%)',
    usjta: '0.2%',
  }),
  row('020312010', { units: 'kg', general: 'free', wto: '(free)', epa_cptpp: 'free' }),
  row('020312023', {
    units: 'kg',
    when: `value not above ${GATE} - 482 JPY/kg`,
    general: '(5%)',
    temporary: '482 JPY/kg',
    wto: '(482 JPY/kg)',
    usjta: PORK,
  }),
  row('020312024', {
    units: 'kg',
    when: `value above ${GATE} - 482 JPY/kg to not above ${GATE} / 1.043 JPY/kg and value below 399 JPY/kg`,
    general: '(5%)',
    temporary: `${GATE} JPY/kg - value`,
    wto: '(482 JPY/kg)',
    usjta: PORK,
  }),
  row('020312025', {
    units: 'kg',
    when: `value above ${GATE} - 482 JPY/kg to not above ${GATE} / 1.043 JPY/kg and value not below 399 JPY/kg`,
    general: '(5%)',
    temporary: `${GATE} JPY/kg - value`,
    wto: '(482 JPY/kg)',
    usjta: PORK,
  }),
  row('040630000', {
    units: 'kg',
    general: '40%',
    wto: '(40%)',
    usjta: 'in quota: 7.2%; out of quota: 40%',
  }),
  row('100630090', {
    units: 't',
    general: '(402 JPY/kg)',
    temporary: '49 JPY/kg',
    wto: '* (341 JPY/kg)',
  }),
];

const UNITED_STATES: readonly LineRow[] = [
  row('17041000', {
    units: 'kg',
    general: '4%',
    special: 'programme A, AU, E, KR: free; programme JP: 1.6%',
    column2: '20%',
  }),
];

const EDITIONS: readonly { readonly entry: EditionEntry; readonly rows: readonly LineRow[] }[] = [
  {
    entry: {
      importer: 'JP',
      date: '2026-04-01',
      source: 'Japan Customs, a few lines for tests',
      url: 'https://www.customs.go.jp/tariff/2026_04_01/',
      form: 'complete',
      evidence: 'published',
      sourceGrade: 'official',
    },
    rows: JAPAN,
  },
  {
    entry: {
      importer: 'US',
      date: '2025-01-01',
      source: 'USITC, a few lines for tests',
      url: 'https://hts.usitc.gov/',
      form: 'complete',
      evidence: 'published',
      sourceGrade: 'official',
    },
    rows: UNITED_STATES,
  },
];

function byChapter(rows: readonly LineRow[]): Map<string, LineRow[]> {
  const chapters = new Map<string, LineRow[]>();
  for (const each of rows) {
    const chapter = each.code.slice(0, 2);
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), each]);
  }
  return chapters;
}

const NAMES: readonly (readonly [string, string, string?])[] = [
  ['02', 'meat', '肉'],
  ['0201', 'beef, fresh or chilled', '牛肉（生鮮・冷蔵）'],
  ['020130', 'boneless beef, fresh or chilled'],
  ['020312', 'pork hams and shoulders, bone in, fresh or chilled'],
  ['040630', 'processed cheese'],
  ['100630', 'milled rice'],
  ['170410', 'chewing gum'],
];

const SYNONYMS = [['wagyu', 'en', ['0201']]] as const;

/** The bytes of a record with a few lines of both schedules and every instrument of the facts. */
export function smallRecordBytes(): Uint8Array {
  const content = { editions: EDITIONS.map(({ entry }) => entry), ...readContent(facts) };
  const chapters = EDITIONS.map(({ entry, rows }) => ({ entry, chapters: byChapter(rows) }));
  const names = { ...NO_NAMES, shared: NAMES };
  const segments = [
    ...packEditions(chapters, names),
    ...compileLawFacts(facts),
    ...packNames(names, SYNONYMS),
  ];
  return packContainer(content, new Map(segments), nodeCodec);
}

/** A record with a few lines of both schedules, for tests of what does not depend on the whole. */
export function smallRecord(): TariffRecord {
  const bytes = smallRecordBytes();
  return new TariffRecord([
    openContainer('small record', (offset, length) => bytes.subarray(offset, offset + length), nodeCodec),
  ]);
}
