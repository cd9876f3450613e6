import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  calendar,
  checkRecord,
  type DutyRequest,
  duty,
  instruments,
  jsonSchemas,
  landed,
  line,
  path,
  quota,
  safeguard,
} from '../../src/kanzei.js';
import { smallRecord } from '../helpers/smallRecord.js';

const folder = resolve(import.meta.dirname, '../../docs/schema');
const published = (name: string): object => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });

function expectValid(name: string, value: unknown): void {
  const plain = JSON.parse(JSON.stringify(value));
  const validate = ajv.getSchema(`${name}.json`) ?? ajv.compile(published(name));
  expect(validate(plain), ajv.errorsText(validate.errors)).toBe(true);
}

const QUESTIONS: readonly DutyRequest[] = [
  { code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15', value: '1000000' },
  { code: '0201.30-010', from: 'AU', to: 'JP', on: '2026-05-15', value: '1000000', claim: 'cptpp' },
  { code: '0203.12', from: 'US', to: 'JP', on: '2026-05-15', value: '400000', quantities: ['1000kg'] },
  { code: '0203.12', from: 'US', to: 'JP', on: '2026-05-15' },
  { code: '0406.30', from: 'US', to: 'JP', on: '2026-05-15', value: '1000000', claim: 'none' },
  { code: '1006.30-090', from: 'US', to: 'JP', on: '2026-05-15', quantities: ['1t'] },
  { code: '1704.10.00', from: 'JP', to: 'US', on: '2025-06-01', value: '1000' },
  { code: '1704.10.00', from: 'CU', to: 'US', on: '2030-06-01', value: '1000' },
];

describe('the published JSON Schemas', () => {
  it('are what the schemas generate', async () => {
    const generated = await jsonSchemas();
    expect(readdirSync(folder).sort()).toEqual([...generated.keys()].map((name) => `${name}.json`).sort());
    for (const [name, schema] of generated) expect(published(name), `run npm run schema`).toEqual(schema);
  });

  it.each(QUESTIONS.map((request) => [JSON.stringify(request), request] as const))(
    'take the question and its answer: %s',
    (_name, request) => {
      expectValid('duty-request', request);
      expectValid('duty', duty(request, smallRecord()));
    },
  );

  it.each([
    { code: '0201.30-010', from: 'US', to: 'JP' },
    { code: '0406.30', from: 'US', to: 'JP', instruments: ['usjta'] },
    { code: '1704.10.00', from: 'JP', to: 'US', since: '2020-01-01', until: '2030-12-31' },
  ])('take the question for a path and its answer: $code', async (request) => {
    expectValid('path-request', request);
    expectValid('path', await path(request, smallRecord()));
    expectValid('assume-request', { notice: '2026-09-01', volumes: ['beef=own.csv'] });
  });

  it.each([
    { price: '10000 USD', incoterm: 'FOB', freight: '1200 USD', insurance: '80 USD', rates: ['USD=149.32'] },
    { price: '10000 USD', incoterm: 'DDP', rates: ['USD=149.32'], quantities: ['7kg'] },
  ])('take the question for a landed cost and its answer: $incoterm', async (terms) => {
    const request = { code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15', ...terms };
    expectValid('landed-request', request);
    expectValid('landed', await landed(request, smallRecord()));
  });

  it('take instruments', async () => {
    const request = { to: 'JP', from: 'US', on: '2026-05-15' };
    expectValid('instruments-request', request);
    expectValid('instruments', await instruments(request, smallRecord()));
  });

  it('take lines and a report of the record', () => {
    const request = { code: '02', to: 'JP', on: '2026-05-15' };
    expectValid('line-request', request);
    expectValid('line', line(request, smallRecord()));
    expectValid('record', checkRecord(smallRecord()));
  });

  it.each(['2019-06-01', '2020-09-30', '2021-03-20', '2026-05-15', '2033-05-01'])(
    'take calendars, safeguards and quotas of %s',
    async (on) => {
      const record = smallRecord();
      expectValid('calendar-request', { on });
      expectValid('calendar', await calendar({ on }));
      expectValid('quota-request', { on });
      expectValid('quota', await quota({ on }, record));
      for (const { facts } of record.safeguards) {
        const { id, inForce } = facts;
        if (on < inForce.from) continue;
        const request = { safeguard: id, on };
        expectValid('safeguard-request', request);
        expectValid('safeguard', await safeguard(request, record));
      }
    },
  );

  it('refuse what an answer never holds', () => {
    const [request] = QUESTIONS as [DutyRequest];
    const answer = duty(request, smallRecord());
    const validate = ajv.getSchema('duty.json') ?? ajv.compile(published('duty'));
    expect(validate({ ...answer, asOf: 'soon' })).toBe(false);
    expect(validate({ ...answer, more: 1 })).toBe(false);
    const [first] = answer.determinations;
    expect(validate({ ...answer, determinations: [{ ...first, best: undefined }] })).toBe(false);
  });
});
