import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const WORKER = new URL('./worker.js', import.meta.url);

/**
 * Writes the service worker with the list of all files of the page, so that it works without a network after the first
 * load. A new build has a new list and takes the place of the old one.
 */
export const offline: Plugin = {
  name: 'offline',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.keys(bundle).sort();
      const sum = createHash('sha256');
      for (const name of files) {
        const file = bundle[name];
        sum.update(name).update(file?.type === 'asset' ? file.source : (file?.code ?? ''));
      }
      const list = [
        './',
        './favicon.svg',
        ...files.filter((name) => name !== 'index.html').map((it) => `./${it}`),
      ];
      const source = readFileSync(WORKER, 'utf8')
        .replace('__VERSION__', sum.digest('hex').slice(0, 16))
        .replace("['__FILES__']", JSON.stringify(list));
      this.emitFile({ type: 'asset', fileName: 'offline.js', source });
    },
  },
};
