import { Problem } from '../base/index.js';
import type { ImporterCode } from '../law/index.js';

export interface ImportRequest {
  /** path of the official file */
  readonly file: string;
  /** whose schedule it is: JP or US */
  readonly importer: string;
  /** the day the edition is of, YYYY-MM-DD */
  readonly edition: string;
  /** where the record file goes; the user's data folder when absent */
  readonly folder?: string | undefined;
}

/** What an import made. */
export interface ImportReport {
  readonly importer: ImporterCode;
  readonly edition: string;
  readonly lines: number;
  /** cells that are not blank */
  readonly cells: number;
  readonly refused: number;
  /** the record file written */
  readonly file: string;
}

/** Reads a user's own official file into the user's data folder. */
export async function importFile(_request: ImportRequest): Promise<ImportReport> {
  throw new Problem('usage', 'import is not ready');
}
