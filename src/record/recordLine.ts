import { Problem } from '../base/index.js';
import {
  type Citation,
  type DeterminedLine,
  type Edition,
  formatCode,
  type ImporterCode,
  type Line,
  Plans,
} from '../law/index.js';
import {
  BLANK,
  type Cell,
  type Condition,
  printConditions,
  readCell,
  readConditions,
} from '../notation/index.js';
import { COLUMNS } from './columns.js';
import { fieldText, type NamesByCode, type Segment, type SegmentLine, segmentFields } from './segment.js';

const cells = new Map<string, Cell>();

function cellOf(text: string): Cell {
  const known = cells.get(text);
  if (known) return known;
  const cell = readCell(text);
  if (!cell) throw unreadable(text);
  cells.set(text, cell);
  return cell;
}

const NO_CONDITIONS: readonly Condition[] = [];

function conditionsOf(text: string): readonly Condition[] {
  if (text === '') return NO_CONDITIONS;
  const conditions = readConditions(text);
  if (!conditions) throw unreadable(text);
  return conditions;
}

const unreadable = (text: string): Problem =>
  new Problem('brokenData', `the record holds a text that cannot be read: ${JSON.stringify(text)}`, [
    'run npm run build to compile the embedded record anew',
  ]);

/** The name of a line, or else of its subheading, heading or chapter. */
const nearestName = (names: Readonly<Record<string, string>>, code: string): string =>
  names[code] ?? names[code.slice(0, 6)] ?? names[code.slice(0, 4)] ?? names[code.slice(0, 2)] ?? '';

/** A line of the record, its cells read when they are first asked for. */
export class RecordLine implements Line {
  readonly importer: ImporterCode;
  readonly code: string;
  readonly seq: number;
  readonly units: readonly string[];
  readonly when: readonly Condition[];
  readonly suffixes: string;
  private readonly read: (Cell | undefined)[] = [];
  private readonly cited: (Citation | undefined)[] = [];
  /** citations by another label than a column's name: a programme of the U.S. Special column */
  private labelled: Map<string, Citation> | undefined;
  private shown: DeterminedLine | undefined;
  readonly plans = new Plans();
  private banded: boolean | undefined;

  constructor(
    readonly edition: Edition,
    private readonly segment: Segment,
    private readonly names: NamesByCode,
    private readonly packed: SegmentLine,
    private readonly at: number,
  ) {
    this.importer = edition.importer;
    this.code = packed[0];
    this.seq = packed[1];
    const units = fieldText(segment, packed, 0, at);
    this.units = units === '' ? [] : units.split(' | ');
    this.suffixes = fieldText(segment, packed, 1, at);
    this.when = conditionsOf(fieldText(segment, packed, 2, at));
  }

  get described(): DeterminedLine {
    if (this.shown) return this.shown;
    const japanese = nearestName(this.names.ja, this.code);
    this.shown = {
      code: formatCode(this.importer, this.code),
      seq: this.seq,
      country: this.importer,
      description: nearestName(this.names.en, this.code),
      ...(japanese !== '' && { japanese }),
      units: this.units,
      ...(this.when.length > 0 && { when: printConditions(this.when) }),
    };
    return this.shown;
  }

  get valueDecides(): boolean {
    const known = this.banded;
    if (known !== undefined) return known;
    const found = COLUMNS[this.importer].some((column) =>
      this.cell(column).branches.some(({ when }) => when.some(({ kind }) => kind === 'valueBand')),
    );
    this.banded = found;
    return found;
  }

  citation(label: string): Citation {
    const field = FIELD[this.importer].get(label);
    const known = field === undefined ? this.labelled?.get(label) : this.cited[field];
    if (known) return known;
    const { source, date, url } = this.edition;
    const citation: Citation = {
      title: `${source}, edition of ${date}`,
      locator: `${formatCode(this.importer, this.code)}, column ${label}`,
      ...(url !== undefined && { url }),
    };
    if (field !== undefined) this.cited[field] = citation;
    else {
      this.labelled ??= new Map();
      this.labelled.set(label, citation);
    }
    return citation;
  }

  cell(column: string): Cell {
    const field = FIELD[this.importer].get(column);
    if (field === undefined) return BLANK;
    const known = this.read[field];
    if (known) return known;
    const cell = cellOf(fieldText(this.segment, this.packed, field, this.at));
    this.read[field] = cell;
    return cell;
  }
}

const FIELD: Readonly<Record<ImporterCode, ReadonlyMap<string, number>>> = {
  JP: new Map(segmentFields('JP').map((name, i) => [name, i])),
  US: new Map(segmentFields('US').map((name, i) => [name, i])),
};
