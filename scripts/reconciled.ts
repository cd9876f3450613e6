import { join } from 'node:path';
import { reconcile, type TariffRecord } from '../src/kanzei.js';
import { type Packed, pack } from '../web/src/engine/reconciled.js';

/** The official statistics: U.S. imports from Japan in 2024 by line of ten digits. */
export const STATISTICS = join(
  import.meta.dirname,
  '../../shared/data/trade/us-census-hs10-2024/us_imports_japan_hs10_2024.csv.gz',
);

/** What was collected on U.S. imports from Japan in 2024, reconciled, as the page holds it. */
export async function reconciled2024(record: TariffRecord, made: string): Promise<Packed> {
  return pack(await reconcile({ file: STATISTICS }, record), made);
}

/** The text of the data file: one line of text a tariff line, so that a diff can show what changed. */
export function packedText({ lines, ...head }: Packed): string {
  const rows = lines.map((line) => JSON.stringify(line)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"lines":[\n${rows}\n]}\n`;
}
