/**
 * Adds to package-lock.json the optional packages for other platforms that the registry at hand did not offer, with the
 * version their parent asks for. Without them `npm ci` takes the lock file for outdated. Run after a change of
 * dependencies: npm run lock
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const PLATFORM =
  /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-?(\w+))?$/;

/** @type {Record<string, unknown>} */
const added = {};
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${place}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
    const match = PLATFORM.exec(name);
    if (!match || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`cannot complete ${name}@${version}`);
    const [, os, cpu, variant] = match;
    const libc = variant?.startsWith('musl') ? ['musl'] : variant?.startsWith('gnu') ? ['glibc'] : undefined;
    added[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os: [os],
    };
  }
}
const packages = Object.entries({ ...lock.packages, ...added });
packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(packages);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.error(`added ${Object.keys(added).length} packages for other platforms`);
