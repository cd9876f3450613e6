/**
 * Builds the package: types and modules from src/, the embedded record from facts/, the command line as few files.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const commandLine = join(dist, 'surfaces', 'cli', 'main.js');
const compileRecord = join(dist, 'record', 'compileMain.js');

/** @param {string[]} args */
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

/**
 * Bundled modules keep finding the files beside them: `import.meta.url` goes on naming the module's own place in dist/.
 * @type {import('esbuild').Plugin}
 */
const ownPlace = {
  name: 'own-place',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist + sep)) return undefined;
      const place = relative(dirname(commandLine), path).split(sep).join('/');
      const own = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', own), loader: 'js' };
    });
  },
};

/** The licences of the packages whose code is bundled. @param {Iterable<string>} inputs */
function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(match[1]);
  }
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license'].find((it) =>
      existsSync(join(root, folder, it)),
    );
    if (!file) throw new Error(`${name} is bundled but has no licence file`);
    texts.push(`${name} ${version}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function bundleCommandLine() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [commandLine],
    outdir: dirname(commandLine),
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: {
      js: "import { createRequire as kanzeiRequire } from 'node:module'; const require = kanzeiRequire(import.meta.url);",
    },
    plugins: [ownPlace],
    // a native engine finds its own files; it is loaded only when it is called
    external: ['@duckdb/node-api', '@clickhouse/client'],
    metafile: true,
    logLevel: 'warning',
  });
  chmodSync(commandLine, 0o755);
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES'), licences(Object.keys(metafile.inputs)));
}

/** `npx kanzei` finds the command of this clone itself, without a copy in the cache of npm. */
function linkCommandLine() {
  const bin = join(root, 'node_modules', '.bin');
  if (process.platform === 'win32' || !existsSync(bin)) return;
  chmodSync(commandLine, 0o755);
  rmSync(join(bin, 'kanzei'), { force: true });
  symlinkSync(relative(bin, commandLine), join(bin, 'kanzei'));
}

rmSync(dist, { recursive: true, force: true });
node(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json');
if (existsSync(compileRecord)) node(compileRecord);
if (existsSync(commandLine)) {
  await bundleCommandLine();
  linkCommandLine();
}
