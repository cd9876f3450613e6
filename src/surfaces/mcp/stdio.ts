import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { TariffRecord } from '../../kanzei.js';
import { Apart } from '../remote/apart.js';
import { askables } from '../remote/ask.js';
import { mcpServer } from './server.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Speaks the Model Context Protocol on standard input and output until the input ends or someone stops it. */
export async function serveStdio(record: TariffRecord, stopped: Promise<void>): Promise<void> {
  const apart = new Apart();
  const asked = await askables(apart);
  const running = new Set<Promise<unknown>>();
  const server = mcpServer(asked, record, running);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await Promise.race([ended, stopped]);
  // what was read is asked in a later turn, and what is answered is written in one
  await turn();
  await Promise.allSettled(running);
  await turn();
  await server.close();
  apart.close();
}
