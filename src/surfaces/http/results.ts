import { randomBytes } from 'node:crypto';
import type { Answered, WrittenFile } from '../remote/ask.js';
import type { Limits } from './limits.js';

interface Kept {
  readonly files: readonly WrittenFile[];
  readonly discard: () => void;
  readonly timer: NodeJS.Timeout;
}

/** The files that answers wrote, each set under a name that cannot be guessed, for a while. */
export class Results {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly limits: Pick<Limits, 'results' | 'resultLife'>) {}

  /** Keeps the files of an answer; gives the name they are found by. */
  keep({ files, discard }: Answered): string {
    const id = randomBytes(16).toString('hex');
    const timer = setTimeout(() => this.drop(id), this.limits.resultLife).unref();
    this.kept.set(id, { files, discard, timer });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.limits.results && oldest !== undefined) this.drop(oldest);
    return id;
  }

  file(id: string, name: string): WrittenFile | undefined {
    return this.kept.get(id)?.files.find((file) => file.name === name);
  }

  /** Removes the files of an answer; false where there are none. */
  drop(id: string): boolean {
    const kept = this.kept.get(id);
    if (!kept) return false;
    clearTimeout(kept.timer);
    this.kept.delete(id);
    kept.discard();
    return true;
  }

  close(): void {
    for (const id of [...this.kept.keys()]) this.drop(id);
  }
}
