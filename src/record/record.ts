import type { PlainDate } from '../base/index.js';
import { Problem } from '../base/index.js';
import {
  type Assumed,
  type Assumption,
  assumedFacts,
  type Correspondence,
  type Edition,
  type Group,
  type ImporterCode,
  type ImporterRules,
  type Instrument,
  type LawRecord,
  LINE_DIGITS,
  type Line,
  nomenclatureOn,
  type RateColumn,
  type StandardImportPrice,
} from '../law/index.js';
import type { LayersFacts } from '../law/layers/index.js';
import type { QuotaFacts } from '../law/quota/index.js';
import {
  readVolumes,
  type SafeguardFacts,
  type SafeguardId,
  type SafeguardInput,
  type VolumeRow,
} from '../law/safeguard/index.js';
import type { FeesFacts } from '../law/stack/index.js';
import type { StagingSchedule } from '../law/staging/index.js';
import type { ValuationFacts } from '../law/valuation/index.js';
import { Concordance } from './concordance.js';
import type { Container } from './container.js';
import { toGroup, toInstrument, toPrice, toRules } from './content.js';
import type { Content } from './contentSchema.js';
import type { EditionEntry } from './editions.js';
import { type ConcordancePair, FACT_SEGMENTS, type SafeguardVolumes } from './lawFacts.js';
import { RecordLine } from './recordLine.js';
import { NameIndex, type NameRow, type PackedWords, type SynonymRow } from './search/index.js';
import { NAMELESS, type Segment } from './segment.js';
import { type StagingSegment, stagingKey, stagingSchedules, stagingSegment } from './stagingRecord.js';

/** The content of a container's header. A user's own import has editions only. */
export interface RecordContent extends Partial<Content> {
  readonly editions: readonly EditionEntry[];
}

interface Volume {
  readonly container: Container;
  readonly editions: readonly Edition[];
  /** position of each edition among those of its importer in this volume */
  readonly position: ReadonlyMap<Edition, number>;
  readonly segments: Map<string, Segment | undefined>;
}

const incomplete = (container: Container, what: string): Problem =>
  new Problem('brokenData', `${container.file} names no ${what}`, [
    'run npm run build to compile the embedded record anew, or import the official file again',
  ]);

function toVolume(container: Container): Volume {
  const { editions } = container.content as RecordContent;
  if (!Array.isArray(editions) || editions.length === 0) throw incomplete(container, 'editions');
  const position = new Map<Edition, number>();
  const counts: Record<string, number> = {};
  const list = editions.map((entry): Edition => {
    const edition: Edition = {
      importer: entry.importer,
      date: entry.date as PlainDate,
      source: entry.source,
      url: entry.url,
      evidence: entry.evidence,
    };
    const at = counts[entry.importer] ?? 0;
    position.set(edition, at);
    counts[entry.importer] = at + 1;
    return edition;
  });
  return { container, editions: list, position, segments: new Map() };
}

/** Facts ready to be asked: which edition, which line, which cell on this date. */
export class TariffRecord implements LawRecord {
  readonly instruments: readonly Instrument[];
  readonly standardImportPrices: readonly StandardImportPrice[];
  readonly assumptions: readonly Assumption[] = [];
  /** every edition at hand, in date order within each importer */
  readonly editions: readonly Edition[];
  private readonly files: readonly Volume[];
  private readonly home = new Map<Edition, Volume>();
  private readonly byImporter: Readonly<Record<ImporterCode, readonly Edition[]>>;
  private readonly importerRules = new Map<ImporterCode, ImporterRules>();
  private readonly groups = new Map<string, Group>();
  private readonly opened = new Map<Edition, Map<string, readonly RecordLine[]>>();
  private readonly byCode = new Map<Edition, Map<string, RecordLine[]>>();
  private readonly staged = new Map<string, StagingSegment | undefined>();
  private schedules: readonly StagingSchedule[] | undefined;
  private concordance: Concordance | undefined;
  private onTop: readonly LayersFacts[] | undefined;
  private charges: readonly FeesFacts[] | undefined;
  private values: readonly ValuationFacts[] | undefined;
  private orders: readonly QuotaFacts[] | undefined;
  private named: NameIndex | undefined;
  private guards: readonly Omit<SafeguardInput, 'on'>[] | undefined;

  /** @param containers the embedded record first, then a user's own; a later one wins on the same importer and date */
  constructor(containers: readonly Container[]) {
    this.files = containers.map(toVolume);
    const content = containers[0]?.content as RecordContent & Content;
    for (const part of ['instruments', 'prices', 'importers', 'groups'] as const) {
      if (!Array.isArray(content[part])) throw incomplete(containers[0] as Container, part);
    }
    this.instruments = content.instruments.map(toInstrument);
    this.standardImportPrices = content.prices.map(toPrice);
    for (const entry of content.importers) this.importerRules.set(entry.id, toRules(entry));
    for (const entry of content.groups) this.groups.set(entry.id, toGroup(entry));
    const editions = new Map<string, Edition>();
    for (const volume of this.files) {
      for (const edition of volume.editions) {
        editions.set(`${edition.importer} ${edition.date}`, edition);
        this.home.set(edition, volume);
      }
    }
    this.editions = [...editions.keys()].sort().map((key) => editions.get(key) as Edition);
    const of = (importer: ImporterCode) => this.editions.filter((edition) => edition.importer === importer);
    this.byImporter = { JP: of('JP'), US: of('US') };
    for (const importer of ['JP', 'US'] as const) {
      if (of(importer).length === 0) throw incomplete(containers[0] as Container, `edition of ${importer}`);
    }
  }

  rules(importer: ImporterCode): ImporterRules {
    return this.importerRules.get(importer) as ImporterRules;
  }

  group(id: string): Group {
    return this.groups.get(id) ?? { id, members: [] };
  }

  edition(importer: ImporterCode, date: PlainDate): Edition {
    const list = this.byImporter[importer];
    let found = list[0] as Edition;
    for (const edition of list) if (edition.date <= date) found = edition;
    // codes of a new nomenclature are in the first edition that has it, though it be of a later day
    const { nomenclatures } = this.rules(importer);
    const system = (day: PlainDate) => nomenclatureOn(nomenclatures, day).name;
    const next = list[list.indexOf(found) + 1];
    return next && system(found.date) !== system(date) && system(next.date) === system(date) ? next : found;
  }

  editionsOf(importer: ImporterCode): readonly Edition[] {
    return this.byImporter[importer];
  }

  lines(edition: Edition, digits: string): readonly Line[] {
    const known = this.byCode.get(edition)?.get(digits);
    if (known) return known;
    const lines = this.chapter(edition, digits.slice(0, 2));
    const whole = LINE_DIGITS[edition.importer];
    if (digits.length <= whole) return linesUnder(lines, digits);
    return linesUnder(lines, digits.slice(0, whole)).filter((line) => hasSuffix(line, digits.slice(whole)));
  }

  /** every line of a chapter in an edition, in code order */
  chapter(edition: Edition, chapter: string): readonly RecordLine[] {
    let known = this.opened.get(edition);
    if (!known) {
      known = new Map();
      this.opened.set(edition, known);
    }
    const found = known.get(chapter);
    if (found) return found;
    const lines = this.open(edition, chapter);
    known.set(chapter, lines);
    this.index(edition, lines);
    return lines;
  }

  /** the chapters an importer's schedule has, as two digits */
  chapters(importer: ImporterCode): readonly string[] {
    const names = new Set(
      this.files.flatMap(({ container }) =>
        container.names.filter((name) => name.startsWith(`${importer}/`)).map((name) => name.slice(3)),
      ),
    );
    return [...names].sort();
  }

  staging(importer: ImporterCode, { name, programme }: RateColumn): StagingSchedule | undefined {
    this.schedules ??= stagingSchedules(this.lawFacts(FACT_SEGMENTS.ladders), this.instruments);
    return this.schedules.find(
      (each) => each.importer === importer && each.column === name && each.programme === programme,
    );
  }

  ways({ importer, code, seq }: Line, column: string): string | undefined {
    const name = stagingSegment(importer, code.slice(0, 2));
    if (!this.staged.has(name)) {
      this.staged.set(name, this.first().segment(name) as StagingSegment | undefined);
    }
    return this.staged.get(name)?.[column]?.[stagingKey(code, seq)];
  }

  correspondence(from: 'HS2017' | 'HS2022', subheading: string): Correspondence {
    this.concordance ??= new Concordance(this.lawFacts<ConcordancePair>(FACT_SEGMENTS.concordance));
    return this.concordance.of(from, subheading);
  }

  /** the safeguards of the facts, with the volumes of the facts; read when first asked for */
  get safeguards(): readonly Omit<SafeguardInput, 'on'>[] {
    this.guards ??= this.lawFacts<SafeguardFacts>(FACT_SEGMENTS.safeguards).map((facts) => ({
      facts,
      volumes: readVolumes(this.volumes(facts.id), facts),
    }));
    return this.guards;
  }

  /**
   * This record as it would be under some assumptions; the record itself stays as it is. Throws Problem `invalidInput` for
   * a notice of termination before the agreement is in force.
   */
  assuming(assumed: Assumed): TariffRecord {
    const { instruments, safeguards, quotas, assumptions } = assumedFacts(this, assumed);
    return Object.create(this, {
      instruments: { value: instruments },
      safeguards: { value: safeguards },
      quotas: { value: quotas },
      assumptions: { value: assumptions },
    });
  }

  /** the quotas of the facts; read when first asked for */
  get quotas(): readonly QuotaFacts[] {
    this.orders ??= this.lawFacts<QuotaFacts>(FACT_SEGMENTS.quotas);
    return this.orders;
  }

  /** the duties on top of the schedules; read when first asked for */
  get layers(): readonly LayersFacts[] {
    this.onTop ??= this.lawFacts<LayersFacts>(FACT_SEGMENTS.layers);
    return this.onTop;
  }

  /** how an importer values goods and converts amounts; read when first asked for */
  valuation(importer: ImporterCode): ValuationFacts {
    this.values ??= this.lawFacts<ValuationFacts>(FACT_SEGMENTS.valuation);
    const found = this.values.find((each) => each.importer === importer);
    if (!found) throw incomplete(this.first(), `valuation of ${importer}`);
    return found;
  }

  /** names and synonyms of the nomenclature, ready to be searched; made when first asked for */
  get names(): NameIndex {
    this.named ??= new NameIndex(
      this.lawFacts<NameRow>(FACT_SEGMENTS.names),
      this.lawFacts<SynonymRow>(FACT_SEGMENTS.synonyms),
      this.lawFacts<PackedWords>(FACT_SEGMENTS.words)[0] as PackedWords,
    );
    return this.named;
  }

  fees(importer: ImporterCode): FeesFacts {
    this.charges ??= this.lawFacts<FeesFacts>(FACT_SEGMENTS.fees);
    return this.charges.find((each) => each.importer === importer) as FeesFacts;
  }

  /** import volumes counted for a safeguard; none where the facts have none */
  volumes(safeguard: SafeguardId): readonly VolumeRow[] {
    return this.lawFacts<SafeguardVolumes>(FACT_SEGMENTS.volumes).flatMap((each) =>
      each.safeguard === safeguard ? each.rows : [],
    );
  }

  /** tells one record from another: the start of the digest of each of its files, the user's own among them */
  stamp(): string {
    return this.files.map(({ container }) => container.stamp().slice(0, STAMP_LETTERS)).join('-');
  }

  /** reads every container whole and compares its digest */
  verify(): void {
    for (const { container } of this.files) container.verify();
  }

  /** Keeps the lines of an opened chapter by their whole code. */
  private index(edition: Edition, lines: readonly RecordLine[]): void {
    const byCode = this.byCode.get(edition) ?? new Map<string, RecordLine[]>();
    this.byCode.set(edition, byCode);
    for (const line of lines) {
      const same = byCode.get(line.code);
      if (same) same.push(line);
      else byCode.set(line.code, [line]);
    }
  }

  private first(): Container {
    return (this.files[0] as Volume).container;
  }

  private lawFacts<T>(name: string): readonly T[] {
    const container = this.first();
    const segment = container.segment(name);
    if (!Array.isArray(segment)) throw incomplete(container, name);
    return segment;
  }

  private open(edition: Edition, chapter: string): RecordLine[] {
    const volume = this.home.get(edition);
    if (!volume) return [];
    const name = `${edition.importer}/${chapter}`;
    const segment = segmentOf(volume, name);
    const at = volume.position.get(edition) ?? 0;
    // a user's own edition brings no product names
    const names = segmentOf(this.files[0] as Volume, name)?.names ?? NAMELESS;
    return (segment?.lines ?? [])
      .filter((line) => (line[2] & (1 << at)) !== 0)
      .map((line) => new RecordLine(edition, segment as Segment, names, line, at));
  }
}

function segmentOf(volume: Volume, name: string): Segment | undefined {
  if (!volume.segments.has(name)) {
    volume.segments.set(name, volume.container.segment(name) as Segment | undefined);
  }
  return volume.segments.get(name);
}

const STAMP_LETTERS = 16;

const hasSuffix = (line: RecordLine, suffix: string): boolean =>
  suffix === '00' || line.suffixes.split(' ').includes(suffix);

/** The lines whose code begins with the digits: a binary search in a list in code order. */
function linesUnder(lines: readonly RecordLine[], digits: string): readonly RecordLine[] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as RecordLine).code < digits) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < lines.length && (lines[end] as RecordLine).code.startsWith(digits)) end += 1;
  return lines.slice(low, end);
}
