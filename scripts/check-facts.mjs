/** Checks the embedded record with the built command line. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../dist/surfaces/cli/main.js', import.meta.url));
if (existsSync(commandLine)) {
  const { status } = spawnSync(process.execPath, [commandLine, 'record', 'check', '--quiet'], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error('nothing to check: the command line is not built yet (npm run build)');
}
