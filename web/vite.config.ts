import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compressed } from './offline/compressed.js';
import { offline } from './offline/plugin.js';

/** What needs files or a native engine, and the names it gives: the page asks a server for them. */
const ON_A_SERVER: readonly (readonly [module: RegExp, names: readonly string[]])[] = [
  [/abilities\/assess\.js$/, ['assess']],
  [/abilities\/importFile\.js$/, ['importFile']],
  [/abilities\/reconcile\.js$/, ['reconcile']],
  [/abilities\/models\/gravity\.js$/, ['gravity']],
  [/abilities\/models\/partial\.js$/, ['partial']],
  [/abilities\/models\/equilibrium\.js$/, ['equilibrium']],
  [/(^|\/)userTable\.js$/, ['readUserTable', 'ownSource']],
];
const STUB = '\0on-a-server:';

const onAServer: Plugin = {
  name: 'on-a-server',
  enforce: 'pre',
  resolveId(id) {
    const names = ON_A_SERVER.find(([module]) => module.test(id))?.[1];
    return names ? `${STUB}${names.join(',')}` : null;
  },
  load: (id) =>
    id.startsWith(STUB)
      ? id
          .slice(STUB.length)
          .split(',')
          .map((name) => `export const ${name} = () => { throw new Error('${name} runs on a server'); };`)
          .join('\n')
      : null,
};

const FOLDER = join(import.meta.dirname, '../dist/web');

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [onAServer, react(), offline, compressed(FOLDER)],
  // a worker is built on its own
  worker: { format: 'es', plugins: () => [onAServer] },
  resolve: {
    alias: {
      'csv-parse/sync': 'csv-parse/browser/esm/sync',
      'csv-stringify/sync': 'csv-stringify/browser/esm/sync',
    },
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: ['node_modules/@uswds/uswds/packages'], quietDeps: true } },
  },
  build: { outDir: FOLDER, emptyOutDir: true },
});
