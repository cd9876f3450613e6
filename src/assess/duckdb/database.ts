import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId } from '@duckdb/node-api';
import { Problem } from '../../base/index.js';

/** How much of the machine a database may take. */
export interface Bounds {
  /** "2GB" */
  readonly memory: string;
  readonly threads: number;
  /** where it puts what does not fit */
  readonly folder: string;
}

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const MEMORY = /^\d+(\.\d+)? ?(MB|GB|MiB|GiB)$/i;

const FULL = /No space left|could not write|disk quota|max_temp_directory_size|ENOSPC|EDQUOT|EFBIG/i;
const REFUSED = /^(EACCES|EPERM|EROFS|EIO)/;

/** Thrown where a person stopped a run. */
export class Interrupted extends Problem {
  constructor() {
    super('interrupted', 'stopped; give the same command again to go on');
  }
}

/** What a failure of the database or of the disk means to a person. */
export function problemOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const { message } = error;
  const [first = ''] = message.split('\n', 1);
  if (/INTERRUPT/i.test(message) || error.name === 'AbortError') return new Interrupted();
  if (FULL.test(message)) {
    return new Problem('invalidInput', `the disk is full or cannot be written to: ${first}`, [
      'free space, or give --out on another disk',
    ]);
  }
  if (REFUSED.test(message)) return new Problem('invalidInput', `the system refused: ${first}`);
  if (/Could not set lock/i.test(message)) return new Problem('invalidInput', IN_USE);
  if (/Out of Memory|could not allocate|failed to (pin|allocate)/i.test(message)) {
    return new Problem('invalidInput', `the memory given is not enough: ${first}`, ['--memory 4GB']);
  }
  return error;
}

/** Why a result cannot be written that another run is writing. */
export const IN_USE = 'another run is writing the same result; wait for it, or give another --out';

/** One embedded database with a connection; its failures are problems that a person can act on. */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  /** Opens a database file, or one in memory. Throws Problem `invalidInput` for a memory that is none. */
  static async open(path: string, { memory, threads, folder }: Bounds): Promise<Database> {
    if (!MEMORY.test(memory)) {
      throw new Problem(
        'invalidInput',
        `"${memory}" is not a size of memory; write for example 2GB or 800MB`,
      );
    }
    try {
      const instance = await DuckDBInstance.create(path, {
        memory_limit: memory,
        threads: String(threads),
        temp_directory: folder,
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        preserve_insertion_order: 'true',
      });
      return new Database(instance, await instance.connect());
    } catch (error) {
      throw problemOf(error);
    }
  }

  async run(sql: string): Promise<void> {
    try {
      await this.connection.run(sql);
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** The rows of a question as objects of plain values; whole numbers above 2^53 are texts. */
  async rows(sql: string): Promise<Readonly<Record<string, unknown>>[]> {
    try {
      const reader = await this.connection.runAndReadAll(sql);
      return reader.getRowObjectsJson() as Readonly<Record<string, unknown>>[];
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** The columns of a question of so many rows whose values are doubles or whole numbers of four bytes, none missing. */
  async numbers(sql: string, rows: number): Promise<readonly (Float64Array | Int32Array)[]> {
    try {
      const result = await this.connection.run(sql);
      const columns = result
        .columnTypes()
        .map(({ typeId }) =>
          typeId === DuckDBTypeId.DOUBLE ? new Float64Array(rows) : new Int32Array(rows),
        );
      let row = 0;
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return columns;
        for (const [index, column] of columns.entries()) {
          // private in the types of the engine; asked for one by one, values cost thirty times as much
          const vector: unknown = chunk.getColumnVector(index);
          column.set((vector as { readonly items: Float64Array | Int32Array }).items, row);
        }
        row += chunk.rowCount;
      }
    } catch (error) {
      throw problemOf(error);
    }
  }

  async one(sql: string): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.rows(sql);
    return row ?? {};
  }

  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
