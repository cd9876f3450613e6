import { z } from 'zod';
import { ofMachine, readFrom, writtenTo } from './fields.js';
import { count, list } from './shared.js';

const money = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe("in the importer's currency");

const summaryRows = list(
  z
    .strictObject({
      importer: z.string(),
      group: z.string(),
      entries: count,
      value: money,
      vainClaims: count.describe('entries whose claim is of a treatment that is not open to the goods'),
      paidAgainstClaim: z
        .strictObject({ entries: count, paid: money, claimedDue: money, difference: money })
        .describe('entries whose duty paid and duty under the claim are known, duties on top included'),
      claimAgainstBest: z
        .strictObject({
          entries: count,
          claimedDue: money,
          bestDue: money,
          unused: money.describe('counted as 0 where the claim pays less on a condition'),
        })
        .describe('entries whose duty under the claim and under the best are known'),
    })
    .meta({ id: 'SummaryRow' }),
);

export const runReportSchema = z.strictObject({
  out: z.string(),
  columns: list(
    z.strictObject({
      column: z.string(),
      as: z.string().nullable().describe('a field, a unit or a part; null where the column is not read'),
    }),
  ).describe('which column was read as what'),
  entries: count,
  refused: z.strictObject({ rows: count, file: z.string().nullable() }),
  oneByOne: count.describe('entries worked out with the engine for single shipments'),
  summary: z.strictObject({
    entries: count,
    statuses: list(z.strictObject({ status: z.string(), entries: count })),
    byImporter: summaryRows,
    byChapter: summaryRows,
    byInstrument: summaryRows.describe('by the best instrument'),
    byMonth: summaryRows,
  }),
});

export const assessRequestSchema = z.strictObject({
  file: readFrom('a CSV or Parquet file of entries, one a row'),
  out: writtenTo('the .parquet or .csv file to write', 'result.csv'),
  refused: ofMachine(z.string().optional().describe('path of the file of refused rows')),
  to: z.string().optional().describe('importing country of every entry'),
  from: z.string().optional().describe('country of origin of every entry'),
  columns: list(z.string()).optional().describe('what=column: value=CustomsValue, kg=Net weight'),
  decimal: z.enum(['point', 'comma']).optional(),
  encoding: z.string().optional(),
  declared: list(z.string()).optional().describe('answers for every entry: id, or id=no'),
  memory: ofMachine(z.string().optional().describe('2GB')),
  threads: ofMachine(z.number().optional()),
  chunk: ofMachine(z.number().optional().describe('entries worked out at once')),
  engine: ofMachine(
    z.enum(['duckdb', 'clickhouse']).optional().describe('duckdb, in this process, when absent'),
  ),
  url: ofMachine(z.string().optional().describe('of the engine clickhouse: the address of one server')),
  servers: ofMachine(
    list(z.string()).optional().describe('of the engine clickhouse: every server, where their ports differ'),
  ),
  user: ofMachine(
    z.string().optional().describe('of the engine clickhouse: who asks, where the address names nobody'),
  ),
  password: ofMachine(z.string().optional().describe('of the engine clickhouse: of that user')),
  cluster: ofMachine(z.string().optional().describe('of the engine clickhouse: the name of the cluster')),
});
