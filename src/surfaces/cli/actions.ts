import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../kanzei.js';
import { answerText } from './dutyText.js';
import { EXIT } from './exit.js';
import type { ColumnNames } from './lineText.js';
import type {
  Assuming,
  DutyOptions,
  ImportOptions,
  LineOptions,
  PathOptions,
  QuotaOptions,
  RecordOptions,
  SafeguardOptions,
  SchemaOptions,
  Shared,
} from './options.js';
import { page } from './page.js';
import type { Terminal } from './terminal.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Lets a Ctrl-C that came during a long calculation act before anything is printed. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The record as the options assume it to be. */
async function assumed({ notice, volumes }: Assuming, record: TariffRecord): Promise<TariffRecord> {
  if (notice === undefined && volumes.length === 0) return record;
  const { assume } = await import('../../kanzei.js');
  return assume({ notice, volumes }, record);
}

/** kanzei duty CODE */
export async function dutyAction(code: string, options: DutyOptions, terminal: Terminal): Promise<number> {
  const { duty, nothingPriced, openRecord } = await import('../../kanzei.js');
  const record = openRecord();
  const request = {
    code,
    from: options.from,
    to: options.to,
    on: options.on ?? terminal.today(),
    value: options.value,
    quantities: options.quantity,
    parts: options.part,
    claim: options.claim,
  };
  const answer = duty(request, await assumed(options, record));
  await turn();
  terminal.out(
    options.json
      ? json(answer)
      : answerText(
          answer,
          request,
          page(terminal, options.lang, record.instruments),
          options.all ? 'all' : 'usual',
        ),
  );
  for (const { name, asked } of answer.unused) {
    const hint = asked.length > 0 ? `; the rates ask for ${asked.join('; ')}` : '';
    terminal.err(`kanzei: "${name}" is not used${hint}\n`);
  }
  if (!nothingPriced(answer)) return EXIT.done;
  terminal.err('kanzei: nothing could be priced; the answer says what is missing\n');
  return EXIT.invalidInput;
}

/** kanzei line CODE */
export async function lineAction(code: string, options: LineOptions, terminal: Terminal): Promise<number> {
  const { line, openRecord } = await import('../../kanzei.js');
  const record = openRecord();
  const lines = line({ code, to: options.to, on: options.on ?? terminal.today() }, record);
  if (options.json) {
    terminal.out(json(lines));
    return EXIT.done;
  }
  const { linesText } = await import('./lineText.js');
  const sheet = page(terminal, options.lang, record.instruments);
  const names: ColumnNames = (country, column) =>
    record.instruments
      .filter(({ columns }) =>
        columns.some(
          (each) =>
            each.importer === country &&
            (each.column === column || Object.values(each.columnsByOrigin ?? {}).includes(column)),
        ),
      )
      .map(({ id }) => sheet.nameOf(id))
      .join(', ');
  terminal.out(linesText(lines, names, sheet, options.all ?? false));
  return EXIT.done;
}

/** kanzei path CODE */
export async function pathAction(code: string, options: PathOptions, terminal: Terminal): Promise<number> {
  const { openRecord, path } = await import('../../kanzei.js');
  const record = openRecord();
  const { from, to, instrument: instruments, since, until } = options;
  const paths = await path({ code, from, to, instruments, since, until }, await assumed(options, record));
  await turn();
  if (options.json) terminal.out(json(paths));
  else {
    const { pathText } = await import('./pathText.js');
    terminal.out(pathText(paths, page(terminal, options.lang, record.instruments)));
  }
  return EXIT.done;
}

/** kanzei calendar DATE */
export async function calendarAction(on: string, options: Shared, terminal: Terminal): Promise<number> {
  const { calendar } = await import('../../kanzei.js');
  const day = await calendar({ on });
  if (options.json) terminal.out(json(day));
  else {
    const { calendarText } = await import('./calendarText.js');
    terminal.out(calendarText(day, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei safeguard ID */
export async function safeguardAction(
  id: string,
  options: SafeguardOptions,
  terminal: Terminal,
): Promise<number> {
  const { openRecord, safeguard } = await import('../../kanzei.js');
  const report = await safeguard(
    { safeguard: id, on: options.on, volumes: options.volumes, notice: options.notice },
    openRecord(),
  );
  if (options.json) terminal.out(json(report));
  else {
    const { safeguardText } = await import('./safeguardText.js');
    terminal.out(safeguardText(report, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei quota [ID] */
export async function quotaAction(
  id: string | undefined,
  options: QuotaOptions,
  terminal: Terminal,
): Promise<number> {
  const { openRecord, quota } = await import('../../kanzei.js');
  const reports = await quota(
    { quota: id, on: options.on, fills: options.fills, notice: options.notice },
    openRecord(),
  );
  if (options.json) terminal.out(json(reports));
  else {
    const { quotasText } = await import('./quotaText.js');
    terminal.out(quotasText(reports, id !== undefined, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei record check */
export async function recordCheckAction(options: RecordOptions, terminal: Terminal): Promise<number> {
  const { checkRecord, openRecord, requireSound } = await import('../../kanzei.js');
  const report = checkRecord(openRecord());
  await turn();
  if (options.json) terminal.out(json(report));
  else if (!options.quiet) {
    const { recordText } = await import('./recordText.js');
    terminal.out(recordText(report, page(terminal, options.lang)));
  }
  requireSound(report);
  return EXIT.done;
}

/** kanzei import FILE */
export async function importAction(
  file: string,
  options: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const { importFile } = await import('../../kanzei.js');
  const report = await importFile({ file, importer: options.importer, edition: options.edition });
  if (options.json) terminal.out(json(report));
  else {
    const { importText } = await import('./recordText.js');
    terminal.out(importText(report, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei schema [NAME] */
export async function schemaAction(
  name: string | undefined,
  options: SchemaOptions,
  terminal: Terminal,
): Promise<number> {
  const { jsonSchemas } = await import('../../kanzei.js');
  const schemas = await jsonSchemas();
  if (name === undefined) {
    terminal.out([...schemas].map(([each, { title }]) => `${each}\t${title}\n`).join(''));
    return EXIT.done;
  }
  const wanted = options.request ? `${name}-request` : name;
  const schema = schemas.get(wanted);
  if (!schema) throw new Problem('usage', `there is no schema "${wanted}"`, [...schemas.keys()]);
  terminal.out(json(schema));
  return EXIT.done;
}

/** kanzei tour */
export async function tourAction(
  options: { readonly lang: 'en' | 'ja' },
  terminal: Terminal,
): Promise<number> {
  const { tour } = await import('./tour.js');
  return tour(options.lang, terminal);
}
