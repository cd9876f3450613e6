import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { TariffRecord } from '../../kanzei.js';
import { askables } from '../remote/ask.js';
import { mcpServer } from './server.js';

/** Speaks the Model Context Protocol on standard input and output until the input ends or someone stops it. */
export async function serveStdio(record: TariffRecord, stopped: Promise<void>): Promise<void> {
  const asked = await askables();
  const server = mcpServer(asked, record);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await Promise.race([ended, stopped]);
  await server.close();
}
