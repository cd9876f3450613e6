import type { InstrumentAnswer } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { grade, gradeMeanings } from './evidenceText.js';
import { table } from './layout.js';
import type { Page } from './page.js';

/** Instruments for a person at a terminal. */
export function instrumentsText(found: readonly InstrumentAnswer[], page: Page): string {
  const header = [
    LABELS.instrument,
    LABELS.name,
    LABELS.importer,
    LABELS.firstDay,
    LABELS.lastDay,
    LABELS.evidence,
  ];
  const text = [
    ...table(
      header.map(page.say),
      found.map(({ id, name, importers, from, to, evidence, parties }) => ({
        cells: [id, page.say(name), importers.join(', '), from ?? '–', to ?? '–', grade(evidence, page)],
        notes: parties.length > 0 ? [[...new Set(parties.map(({ country }) => country))].join(' ')] : [],
      })),
      { columns: page.columns, style: { header: page.style.dim, note: page.style.dim } },
    ),
    ...gradeMeanings(new Set(found.map(({ evidence }) => evidence)), page),
  ];
  return `${text.join('\n')}\n`;
}
