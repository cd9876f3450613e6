import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type AssessProgress, type AssessRequest, assess } from '../../src/abilities/assess.js';
import type { RunReport } from '../../src/assess/index.js';
import { Problem } from '../../src/base/index.js';
import { factsRecord } from './record.js';

export type Row = Readonly<Record<string, string>>;

export interface Assessing {
  readonly report: RunReport;
  readonly rows: readonly Row[];
  readonly refused: readonly Row[];
}

export const readRows = (path: string): Row[] =>
  existsSync(path) ? (parse(readFileSync(path), { columns: true }) as Row[]) : [];

/** Assesses small files in a folder of its own. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kanzei-assess-'));
  private files = 0;

  path(ending: string): string {
    this.files += 1;
    return join(this.folder, `${this.files}.${ending}`);
  }

  file(content: string | Uint8Array, ending = 'csv'): string {
    const path = this.path(ending);
    writeFileSync(path, content);
    return path;
  }

  /** Assesses a file that says this, or is there. */
  async assess(
    content: string | Uint8Array | { readonly file: string },
    more: Partial<AssessRequest> = {},
    progress?: AssessProgress,
    signal?: AbortSignal,
  ): Promise<Assessing> {
    const file = typeof content === 'object' && 'file' in content ? content.file : this.file(content);
    const out = more.out ?? this.path('csv');
    const report = await assess(
      { memory: '1GB', threads: 2, ...more, file, out },
      factsRecord(),
      progress,
      signal,
    );
    return {
      report,
      rows: out.endsWith('.csv') ? readRows(out) : [],
      refused: readRows(report.refused.file ?? ''),
    };
  }

  /** The problem that assessing meets. */
  async problemOf(
    content: string | Uint8Array | { readonly file: string },
    more: Partial<AssessRequest> = {},
  ): Promise<Problem> {
    try {
      await this.assess(content, more);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('there was no problem');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
