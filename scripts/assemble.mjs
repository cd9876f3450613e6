/**
 * Compiles assembly/loops.ts to WebAssembly and writes it as text into src, where every bundler and browser can take it.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import asc from 'assemblyscript/asc';

const root = resolve(import.meta.dirname, '..');
export const target = join(root, 'src/economics/gravity/loops/code.ts');

/** The text of the generated file. Throws when the source does not compile. */
export async function assembled() {
  const { error, stderr, binary } = await compiled();
  if (error || !binary) throw new Error(`assembly/loops.ts does not compile: ${error?.message} ${stderr}`);
  const text = Buffer.from(binary).toString('base64');
  return `// made by "npm run assemble" from assembly/loops.ts\nexport const CODE =\n  '${text}';\n`;
}

async function compiled() {
  const files = new Map();
  const options = [
    'assembly/loops.ts',
    '--outFile',
    'loops.wasm',
    '--baseDir',
    root,
    '-O3',
    '--converge',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
    '--noExportMemory',
    '--noAssert',
  ];
  const { error, stderr } = await asc.main(options, {
    writeFile: (name, contents) => {
      files.set(name, contents);
    },
  });
  return { error, stderr: stderr.toString(), binary: files.get('loops.wasm') };
}

if (process.argv[1] === import.meta.filename) writeFileSync(target, await assembled());
