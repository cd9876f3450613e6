import { afterAll, describe, expect, it } from 'vitest';
import type { AssessRequest } from '../../../src/abilities/assess.js';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('columns', () => {
  it('mapped: fields, quantities, what they are of, parts', async () => {
    const content =
      'No;HTS;Pays;Tag;Zoll;Netto;Blei;Case;day;entry\n7;9101.11.40;JP;2026-05-15;1000;1,5;2;30;nonsense;nonsense\n';
    const { rows, refused } = await desk.assess(content, {
      to: 'US',
      decimal: 'comma',
      columns: [
        'id=No',
        'code=HTS',
        'origin=Pays',
        'date=Tag',
        'value=Zoll',
        'kg=Netto',
        'kg of lead content=Blei',
        'part: case=Case',
      ],
    });
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: '7', code: '91011140', value: '1000.00' }]);
  });

  it('with names that the tables of a run have too', async () => {
    const names = ['entry', 'digits', 'day', 'declared', 'importer_code'];
    const { rows } = await desk.assess(`${names.join(',')}\nx,0201.30-010,2026-05-15,1000000,US\n`, {
      to: 'JP',
      columns: ['id=entry', 'code=digits', 'date=day', 'value=declared', 'origin=importer_code'],
    });
    expect(rows).toMatchObject([{ id: 'x', best_due: '208000.00' }]);
  });

  it.each([',', ';', '\t', '|'])('divided by %j', async (delimiter) => {
    const { rows } = await desk.assess(file(entry('a')).replaceAll(',', delimiter));
    expect(rows).toMatchObject([{ id: 'a', best_due: '208000.00' }]);
  });

  it.each<[string, string, Partial<AssessRequest>, RegExp]>([
    [
      'that are missing',
      'code,value\n1,2\n',
      {},
      /no column for origin, date, importer; its columns are code, value/,
    ],
    [
      'mapped twice',
      file(entry('a')),
      { columns: ['value=value', 'value=paid'] },
      /value is mapped to "value" and to "paid"/,
    ],
    [
      'mapped and given',
      file(entry('a')),
      { to: 'JP', columns: ['importer=importer'] },
      /given with --to; say it once/,
    ],
    [
      'that are not there',
      file(entry('a')),
      { columns: ['value=Worth'] },
      /no column "Worth"; it has id, code/,
    ],
    ['mapped to nothing known', file(entry('a')), { columns: ['worth=value'] }, /"worth" is neither a field/],
    ['mapped without a name', file(entry('a')), { columns: ['value='] }, /maps no column/],
    [
      'of two quantities of one kind',
      'code,importer,origin,date,value,kg,t\n',
      {},
      /"kg" and "t" both give the mass/,
    ],
    [
      'of one quantity mapped twice',
      file(entry('a')),
      { columns: ['kg=value', 'g=paid'] },
      /both give the mass/,
    ],
    [
      'that may both be one field',
      'hs,hts,importer,origin,date,value\n',
      {},
      /"hs" and "hts" may both be the code; map one/,
    ],
    [
      'of one name',
      'code,importer,origin,date,value,value\n',
      {},
      /"value" and "value \(2\)" may both be the value/,
    ],
    ['of which one is not closed', 'code,"importer,origin\n1,2,3\n', {}, /quotation mark|no column for/],
  ])('%s', async (_name, content, more, message) => {
    const problem = await desk.problemOf(content, more);
    expect(problem.message).toMatch(message);
  });

  it('are told in the report, and those that are not read', async () => {
    const content = 'HTS_NO,Land,date,value,Net Weight,kg of lead content,Case,Remarks\n';
    const { report } = await desk.assess(content, {
      to: 'US',
      columns: ['code=HTS_NO', 'origin=Land', 'kg=net weight', 'part: case=Case'],
    });
    expect(report.columns).toEqual([
      { column: 'HTS_NO', as: 'code' },
      { column: 'Land', as: 'origin' },
      { column: 'date', as: 'date' },
      { column: 'value', as: 'value' },
      { column: 'Net Weight', as: 'kg' },
      { column: 'Case', as: 'part: case' },
      { column: 'kg of lead content', as: 'kg of lead content' },
      { column: 'Remarks', as: null },
    ]);
  });

  it.each(['Unit', 'No.', 'no', 'Gross', 'Article', 'SET'])(
    'a column called %j is no quantity by its name',
    async (name) => {
      const { report, rows } = await desk.assess(
        `code,importer,origin,date,value,${name}\n0201.30-010,JP,US,2026-05-15,1000,kg\n`,
      );
      expect(rows).toHaveLength(1);
      expect(report.columns.at(-1)).toEqual({ column: name, as: null });
    },
  );

  it('a column that is mapped is not looked for by its name', async () => {
    const { rows } = await desk.assess(file(entry('a')).replace('id,code', 'id,hts').replace('paid', 'hs'), {
      columns: ['code=hts', 'paid=hs'],
    });
    expect(rows).toMatchObject([{ paid: '385000.00', difference: '177000.00' }]);
  });
});
