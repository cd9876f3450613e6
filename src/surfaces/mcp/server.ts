import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { TariffRecord } from '../../kanzei.js';
import type { Asked } from '../remote/ask.js';
import { version } from '../remote/version.js';
import { callTool, toolsOf } from './tools.js';

const INSTRUCTIONS = `Kanzei says what a product pays at the border of Japan or the United States, on a date, and why.
Give the date a question is about in "on" (YYYY-MM-DD) where a tool takes it. In each answer "stamp" names the record and its editions, "answer" is the answer.
A treatment whose status is notComputed is unknown, notCovered has no commitment, and neither is free of duty. Say the evidence grade and what is in notIncluded with every amount. Not legal advice.`;

/**
 * A server of the Model Context Protocol with a read-only tool for each ability.
 *
 * @param running takes the calls that go on
 */
export function mcpServer(
  asked: readonly Asked[],
  record: TariffRecord,
  running = new Set<Promise<unknown>>(),
): Server {
  const server = new Server(
    { name: 'kanzei', title: 'Kanzei', version: version() },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  const tools = toolsOf(asked);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) => {
    const call = callTool(params.name, params.arguments ?? {}, { asked, record, signal });
    running.add(call);
    const done = (): void => void running.delete(call);
    call.then(done, done);
    return call;
  });
  return server;
}
