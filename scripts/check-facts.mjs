/**
 * Checks facts/: every YAML file and the synonyms against their JSON Schema, no fact without a citation, no two spans of
 * one party that overlap; then the embedded record with the built command line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';

const facts = fileURLToPath(new URL('../facts', import.meta.url));
/** @type {string[]} */
const faults = [];
let checked = 0;

const ajv = new Ajv2020.default({ allErrors: true, strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
/** @param {string} name */
const validator = (name) =>
  ajv.compile(JSON.parse(readFileSync(join(facts, 'schema', `${name}.schema.json`), 'utf8')));

/** @param {string} place @param {any} value */
function requireCitations(place, value) {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) requireCitations(`${place}[${i}]`, each);
  } else if (value && typeof value === 'object') {
    if ('evidence' in value && 'sourceGrade' in value && !('citation' in value) && !('url' in value)) {
      faults.push(`${place}: a graded fact without a citation`);
    }
    for (const [key, each] of Object.entries(value)) requireCitations(`${place}.${key}`, each);
  }
}

/** @param {string} place @param {{ country: string, importers?: string[], from?: string, to?: string }[]} parties */
function requireSeparateSpans(place, parties) {
  for (const [i, a] of parties.entries()) {
    for (const b of parties.slice(i + 1)) {
      if (a.country !== b.country) continue;
      if (a.importers && b.importers && !a.importers.some((each) => b.importers?.includes(each))) continue;
      const apart =
        (a.to !== undefined && a.to < (b.from ?? '')) || (b.to !== undefined && b.to < (a.from ?? ''));
      if (!apart) faults.push(`${place}: two spans of ${a.country} overlap`);
    }
  }
}

/** @param {string} file */
const read = (file) => {
  const text = readFileSync(join(facts, file), 'utf8');
  return file.endsWith('.csv') ? parseCsv(text, { columns: true }) : parse(text);
};

/** @param {string} file @param {ReturnType<typeof validator>} validate */
function check(file, validate) {
  const value = read(file);
  checked += 1;
  if (!validate(value)) {
    for (const error of validate.errors ?? []) faults.push(`${file}${error.instancePath}: ${error.message}`);
  }
  requireCitations(file, value);
  requireSeparateSpans(file, value.parties ?? value.members ?? []);
}

for (const { folder, schema } of [
  { folder: 'instruments', schema: 'instrument' },
  { folder: 'groups', schema: 'group' },
  { folder: 'safeguards', schema: 'safeguard' },
  { folder: 'quotas', schema: 'quota' },
  { folder: 'layers', schema: 'layers' },
  { folder: 'fees', schema: 'fees' },
  { folder: 'valuation', schema: 'valuation' },
]) {
  const validate = validator(schema);
  const files = readdirSync(join(facts, folder)).filter((name) => name.endsWith('.yaml'));
  for (const file of files.sort()) check(join(folder, file), validate);
}
check('importers.yaml', validator('importers'));
check('standardImportPrices.yaml', validator('standardImportPrices'));
check(join('schedules', 'editions.yaml'), validator('editions'));
check(join('staging', 'ladders.yaml'), validator('ladders'));
check(join('names', 'synonyms.csv'), validator('synonyms'));

for (const fault of faults) console.error(fault);
console.log(`facts: ${checked} files checked, ${faults.length} faults`);
if (faults.length > 0) process.exitCode = 1;

const commandLine = fileURLToPath(new URL('../dist/surfaces/cli/main.js', import.meta.url));
if (existsSync(commandLine)) {
  const { status } = spawnSync(process.execPath, [commandLine, 'record', 'check', '--quiet'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
} else {
  console.error('the record is not checked: the command line is not built (npm run build)');
  process.exitCode = 1;
}
