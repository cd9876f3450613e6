/**
 * Prints the failures of a test report (vitest, JSON) and, as the last line, how many passed, failed and were skipped.
 *
 *   node scripts/summary.mjs REPORT [failures found before the tests]
 *
 * When the official files are at hand (../shared) and no comparison with them passed, that is one more failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [reportPath = '', earlier = '0'] = process.argv.slice(2);
const officialFiles = fileURLToPath(new URL('../../shared/data/tariff', import.meta.url));
const COMPARISON = 'test/sources/factsRebuild.test.ts';

let passed = 0;
let failed = Number(earlier);
let skipped = 0;
let compared = 0;

/** @type {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[]} */
let files = [];
try {
  files = JSON.parse(readFileSync(reportPath, 'utf8')).testResults;
} catch {
  console.log('FAILED: the tests left no report');
  failed += 1;
}

for (const file of files) {
  let failedHere = 0;
  for (const test of file.assertionResults) {
    if (test.status === 'passed') passed += 1;
    else if (test.status === 'failed') {
      failedHere += 1;
      console.log(`FAILED: ${test.fullName}\n  ${(test.failureMessages ?? []).join('\n  ')}`);
    } else skipped += 1;
    if (test.status === 'passed' && file.name.replaceAll('\\', '/').endsWith(COMPARISON)) compared += 1;
  }
  if (file.status === 'failed' && failedHere === 0) {
    failedHere = 1;
    console.log(`FAILED: ${file.name}\n  ${file.message ?? ''}`);
  }
  failed += failedHere;
}

if (existsSync(officialFiles) && compared === 0) {
  failed += 1;
  console.log(`FAILED: the official files are at hand, but ${COMPARISON} compared nothing`);
}
if (passed === 0 && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
