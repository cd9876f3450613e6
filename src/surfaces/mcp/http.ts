import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { TariffRecord } from '../../kanzei.js';
import type { Asked } from '../remote/ask.js';
import { mcpServer } from './server.js';

/** Answers messages that come by HTTP, without sessions: each with a server of its own. */
export const messageAnswerer =
  (asked: readonly Asked[], record: TariffRecord) =>
  async (request: Request, message: unknown): Promise<Response> => {
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = mcpServer(asked, record);
    await server.connect(transport);
    try {
      return await transport.handleRequest(request, { parsedBody: message });
    } finally {
      await server.close();
    }
  };
