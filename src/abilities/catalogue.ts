import { z } from 'zod';
import type { TariffRecord } from '../record/index.js';
import type { AssumptionsRequest } from './assumptions.js';
import { type Field, fieldOf } from './schemas/fields.js';
import { SCHEMAS, TITLES } from './schemas/index.js';
import { csvOf, type Table } from './table.js';
import * as tables from './tables.js';

/** What is asked, by the fields of a request. */
export type Question = Readonly<Record<string, unknown>>;

/** One thing Kanzei can do, as a surface that is made from the list of them needs to know it. */
export interface Ability {
  readonly name: string;
  readonly title: string;
  /** what it takes: an object with the fields below */
  readonly request: z.ZodObject;
  readonly fields: ReadonlyMap<string, Field>;
  readonly result: z.ZodType;
  /** it changes what is kept on the machine, so only the person at it may ask for it */
  readonly changes: boolean;
  /** it computes for long from its files alone, without the record: a server asks it in a process apart */
  readonly apart: boolean;
  /** questions that can be asked of the embedded record; the text of a file stands in place of its path */
  readonly examples: readonly Question[];
  /** the answer as CSV, where it is a table */
  readonly csv: ((result: unknown) => string) | undefined;
  /** Answers a question that the schema takes. Throws Problem saying what cannot be used. */
  answer(question: Question, record: TariffRecord, signal?: AbortSignal): Promise<unknown>;
}

/** The names of the abilities: those of the schemas of results. */
type Name = {
  [K in keyof typeof SCHEMAS]: (typeof SCHEMAS)[K] extends { result: unknown } ? K : never;
}[keyof typeof SCHEMAS];

/** The functions of the abilities, each by its name. */
export type Answers = {
  readonly [K in Name]: (request: never, record: TariffRecord, signal?: AbortSignal) => unknown;
} & {
  assume(request: AssumptionsRequest, record: TariffRecord): Promise<TariffRecord>;
};

interface Traits {
  readonly examples: readonly Question[];
  /** a question may assume a notice of termination and volumes beside the facts */
  readonly assumes?: true;
  readonly changes?: true;
  readonly apart?: true;
  readonly table?: (result: never) => Table;
}

const GOODS = { code: '0201.30-010', to: 'JP' };
const BEEF = { ...GOODS, from: 'US' };
const ON = '2026-05-15';

const ENTRIES = `id,code,importer,origin,date,value,kg,claim,paid
A-101,0201.30-010,JP,US,2026-05-15,1000000,800,usjta,208000
A-102,0201.30-010,JP,US,2026-05-18,2500000,2100,,962500
`;

const COLLECTED = `code,value,duty
8703240160,1000000,25000
8457100060,1000000,10500
`;

const TRADE_AND_AGREEMENTS = `exporter,importer,trade,rta
USA,JPN,60,0
USA,CAN,290,1
USA,MEX,230,1
JPN,USA,120,0
JPN,CAN,10,0
JPN,MEX,14,1
CAN,USA,390,1
CAN,JPN,12,0
CAN,MEX,7,1
MEX,USA,360,1
MEX,JPN,5,1
MEX,CAN,15,1
`;

const MARKET = `line,source,value,tariff,tariff_new
870323,JP,600,0.025,0
870323,KR,300,0,0
870323,MX,100,0.025,0.025
`;

const FLOWS = `exporter,importer,trade
AU,AU,900
AU,JP,60
AU,US,20
JP,AU,30
JP,JP,2400
JP,US,140
US,AU,50
US,JP,80
US,US,9000
`;

const CHEAPER = `exporter,importer,cost
JP,US,0.95
US,JP,0.95
`;

const SECTORS = `sector,exporter,importer,value,tariff,tariff_new
farm,JP,JP,90,0,0
farm,JP,US,1,0.03,0
farm,US,JP,15,0.14,0
farm,US,US,380,0,0
goods,JP,JP,2300,0,0
goods,JP,US,110,0.022,0
goods,US,JP,60,0.012,0
goods,US,US,4900,0,0
`;

/** What is to be known of each ability beside its schemas. */
const TRAITS: Readonly<Record<Name, Traits>> = {
  duty: {
    assumes: true,
    examples: [
      { ...BEEF, on: ON, value: '1000000' },
      { code: '8703.23.01', from: 'JP', to: 'US', on: '2025-10-01', value: '30000', declared: ['sea'] },
    ],
    table: tables.dutyTable,
  },
  compare: {
    assumes: true,
    examples: [{ ...GOODS, origins: ['US', 'AU', 'CA'], on: ON, value: '1000000' }],
    table: tables.compareTable,
  },
  search: {
    examples: [{ query: 'beef', to: 'JP', on: ON, limit: 3 }],
    table: tables.searchTable,
  },
  landed: {
    assumes: true,
    examples: [
      {
        ...BEEF,
        on: ON,
        price: '10000 USD',
        incoterm: 'FOB',
        freight: '1200 USD',
        insurance: '80 USD',
        rates: ['USD=149.32'],
      },
    ],
  },
  path: {
    assumes: true,
    examples: [{ ...BEEF, code: '0406.90-090', instruments: ['usjta', 'cptpp', 'japan-australia'] }],
    table: tables.pathTable,
  },
  line: { examples: [{ code: '0406.30', to: 'JP', on: ON }], table: tables.lineTable },
  instruments: { examples: [{ to: 'JP', from: 'US', on: ON }], table: tables.instrumentsTable },
  calendar: { examples: [{ on: ON }] },
  safeguard: { examples: [{ safeguard: 'beef', on: '2021-03-20' }] },
  quota: {
    examples: [{ on: ON }, { quota: 'us-beef-other-countries', on: '2024-02-28' }],
    table: tables.quotaTable,
  },
  reconcile: { examples: [{ file: COLLECTED, from: 'JP', to: 'US', year: '2024', table: 'lines.csv' }] },
  assess: { examples: [{ file: ENTRIES, out: 'assessed.csv' }] },
  gravity: {
    apart: true,
    examples: [
      {
        formula: 'trade ~ rta | exporter + importer',
        file: TRADE_AND_AGREEMENTS,
        clusters: ['pair(exporter, importer)'],
      },
    ],
  },
  partial: {
    apart: true,
    examples: [
      { file: MARKET, model: 'smart', importDemandElasticity: '1.2', substitutionElasticity: '1.5' },
    ],
  },
  equilibrium: {
    apart: true,
    examples: [
      { file: FLOWS, shock: CHEAPER, elasticity: '4', closure: 'balanced' },
      { file: FLOWS, elasticity: '4', closure: 'balanced', optimal: ['US', 'JP'] },
      { file: SECTORS, model: 'multi-sector', elasticity: '4', breakdown: 'JP' },
    ],
    table: tables.equilibriumTable,
  },
  record: { examples: [{}] },
  editions: { examples: [{}], table: tables.editionsTable },
  import: { changes: true, examples: [] },
};

const ASSUMED = SCHEMAS.assume.request;

function objectOf(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError('a request is an object');
}

/** Divides what a question assumes from what it asks. */
function divided(question: Question): { readonly assumed: AssumptionsRequest; readonly asked: Question } {
  const { notice, volumes, ...asked } = question as AssumptionsRequest & Question;
  return { assumed: { notice, volumes }, asked };
}

/** The list of abilities from their functions. */
export function catalogueOf(answers: Answers): readonly Ability[] {
  return (Object.keys(TRAITS) as Name[]).map((name): Ability => {
    const { assumes = false, changes = false, apart = false, examples, table } = TRAITS[name];
    const sides: { readonly result: z.ZodType; readonly request?: z.ZodType } = SCHEMAS[name];
    const own = sides.request ? objectOf(sides.request) : z.strictObject({});
    const request = assumes ? own.extend(objectOf(ASSUMED).shape) : own;
    const call = answers[name] as (asked: Question, record: TariffRecord, signal?: AbortSignal) => unknown;
    return {
      name,
      title: TITLES[name] ?? name,
      request,
      fields: new Map(
        Object.entries(request.shape).map(([field, schema]) => [field, fieldOf(schema as z.ZodType)]),
      ),
      result: sides.result,
      changes,
      apart,
      examples,
      csv: table && ((result) => csvOf(table(result as never))),
      async answer(question, record, signal) {
        if (!assumes) return call(question, record, signal);
        const { assumed, asked } = divided(question);
        const bare = assumed.notice === undefined && assumed.volumes === undefined;
        return call(asked, bare ? record : await answers.assume(assumed, record), signal);
      },
    };
  });
}
