import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readStruct, type ThriftList, type ThriftStruct, type ThriftValue, writeStruct } from './thrift.js';

const MARK = Buffer.from('PAR1');
/** The length of the footer and the mark, after it. */
const ENDING = 8;

/** Numbers of fields, from the definition of the format (parquet.thrift). */
const FILE = { schema: 2, rows: 3, groups: 4 };
const GROUP = { columns: 1, offset: 5, ordinal: 7 };
const CHUNK = { offset: 2, metadata: 3, offsetIndex: 4, columnIndex: 6 };
const METADATA = { dataPage: 9, indexPage: 10, dictionaryPage: 11, bloomFilter: 14 };

interface Source {
  readonly path: string;
  readonly footer: ThriftStruct;
  /** where the footer begins */
  readonly end: number;
}

async function sourceOf(path: string): Promise<Source> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const ending = Buffer.alloc(ENDING);
    await file.read(ending, 0, ENDING, Math.max(0, size - ENDING));
    const end = size - ENDING - ending.readUInt32LE(0);
    if (!ending.subarray(4).equals(MARK) || end < MARK.length) throw new Error(`${path} is no Parquet file`);
    const bytes = Buffer.alloc(size - ENDING - end);
    await file.read(bytes, 0, bytes.length, end);
    return { path, footer: readStruct(bytes), end };
  } finally {
    await file.close();
  }
}

/** A struct with the fields that it has of some changed. */
function changed(
  struct: ThriftStruct,
  numbers: readonly number[],
  change: (value: ThriftValue) => ThriftValue,
): ThriftStruct {
  const fields = new Map(struct);
  for (const number of numbers) {
    const field = fields.get(number);
    if (field) fields.set(number, { ...field, value: change(field.value) });
  }
  return fields;
}

/** A group of rows that stands so many bytes later in its file. */
function moved(group: ThriftStruct, by: bigint): ThriftStruct {
  // 0 is written where a place is not told
  const later = (place: ThriftValue): ThriftValue => (place === 0n ? 0n : (place as bigint) + by);
  const chunk = (each: ThriftValue): ThriftStruct =>
    changed(
      changed(each as ThriftStruct, [CHUNK.offset, CHUNK.offsetIndex, CHUNK.columnIndex], later),
      [CHUNK.metadata],
      (metadata) => changed(metadata as ThriftStruct, Object.values(METADATA), later),
    );
  const columns = changed(group, [GROUP.columns], (list) => {
    const { type, elements } = list as ThriftList;
    return { type, elements: elements.map(chunk) };
  });
  const placed = new Map(changed(columns, [GROUP.offset], later));
  placed.delete(GROUP.ordinal);
  return placed;
}

const schemaOf = ({ footer }: Source): Uint8Array =>
  writeStruct(new Map([...footer].filter(([number]) => number === FILE.schema)));

const fieldOf = (struct: ThriftStruct, number: number): ThriftValue | undefined => struct.get(number)?.value;

/** The footer of files one after the other; each begins with the mark, which only the first keeps. */
function joinedFooter(sources: readonly Source[]): ThriftStruct {
  let [rows, by] = [0n, 0n];
  const groups: ThriftValue[] = [];
  const [first] = sources as [Source];
  const schema = schemaOf(first);
  for (const source of sources) {
    const { footer, path, end } = source;
    if (!Buffer.from(schemaOf(source)).equals(schema))
      throw new Error(`the columns of ${path} are not those of ${first.path}`);
    rows += fieldOf(footer, FILE.rows) as bigint;
    for (const group of (fieldOf(footer, FILE.groups) as ThriftList).elements)
      groups.push(moved(group as ThriftStruct, by));
    by += BigInt(end - MARK.length);
  }
  const counted = changed(first.footer, [FILE.rows], () => rows);
  return changed(counted, [FILE.groups], (list) => ({ ...(list as ThriftList), elements: groups }));
}

async function write(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
}

/**
 * Writes the rows of Parquet files that have the same columns into one, file by file: the groups of rows are copied as they
 * are, and only the footer is made anew. Throws where one of the files is none, or has other columns.
 */
export async function joinFiles(
  paths: readonly string[],
  out: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const sources: Source[] = [];
  for (const path of paths) sources.push(await sourceOf(path));
  const file = await open(out, 'w');
  try {
    await write(file, MARK);
    for (const { path, end } of sources) {
      if (end === MARK.length) continue;
      const options = { start: MARK.length, end: end - 1, highWaterMark: 1024 * 1024 };
      for await (const bytes of createReadStream(path, { ...options, ...(signal && { signal }) }))
        await write(file, bytes as Uint8Array);
    }
    const footer = writeStruct(joinedFooter(sources));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    await write(file, Buffer.concat([footer, length, MARK]));
  } finally {
    await file.close();
  }
}
