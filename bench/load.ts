import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openRecord } from 'kanzei';
import { date } from 'kanzei/base';
import { medianSeconds } from './measure.js';

const MIB = 1024 * 1024;
const LARGEST = 2 * MIB;

/** Size and load time of the embedded record: opened, with one chapter, and whole. */
export function load(): void {
  const path = fileURLToPath(new URL('../dist/record/kanzei.record', import.meta.url));
  const { size } = statSync(path);
  console.log(`size: ${size.toLocaleString('en')} bytes; ratio to 2 MiB: ${(size / LARGEST).toFixed(2)}`);
  const open = medianSeconds(() => void openRecord({ userFolder: null }));
  const one = medianSeconds(() => {
    const record = openRecord({ userFolder: null });
    record.chapter(record.edition('JP', date('2026-05-15')), '02');
  });
  const all = medianSeconds(() => {
    const record = openRecord({ userFolder: null });
    for (const edition of record.editions) {
      for (const chapter of record.chapters(edition.importer)) record.chapter(edition, chapter);
    }
  }, 3);
  const yardstick = medianSeconds(() => void JSON.parse(TEXT));
  const show = (name: string, seconds: number): void =>
    console.log(
      `${name}: ${(seconds * 1000).toFixed(1)} ms; ratio to parsing 1 MiB of JSON: ${(seconds / yardstick).toFixed(2)}`,
    );
  show('open', open);
  show('open and one chapter', one);
  show('open and every chapter of every edition', all);
}

const ROW = '["020130010",1,"kg","38.5%","20.8%"]';
const TEXT = `[${Array.from({ length: Math.floor(MIB / (ROW.length + 1)) }, () => ROW).join(',')}]`;
