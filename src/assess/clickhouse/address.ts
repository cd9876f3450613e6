import { Problem } from '../../base/index.js';

/** A cluster as a person names it. */
export interface ClusterAddress {
  /** of one server that knows the cluster: http://127.0.0.1:8123 */
  readonly url: string;
  /** its name in system.clusters */
  readonly cluster: string;
  /** where the addresses name none */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /**
   * the HTTP address of every server of the cluster, where they differ from the url in more than the name of the host
   */
  readonly servers?: readonly string[] | undefined;
}

/** Who asks a server. */
export interface User {
  readonly name: string | undefined;
  readonly password: string | undefined;
}

/** The address of a server without the user in it, who is told apart so that no message shows a password. */
export function httpAddress(text: string): { readonly url: URL; readonly user: User } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const shown = text.replace(/^(.*\/\/)?.*@/s, '$1…@');
    throw new Problem('usage', `"${shown}" is not the HTTP address of a server`, ['http://127.0.0.1:8123']);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Problem(
      'usage',
      `the address of the server at ${url.host} has parameters; give the host and the port alone, and the user by CLICKHOUSE_USER and CLICKHOUSE_PASSWORD`,
    );
  }
  const user = {
    name: decoded(url.username) || undefined,
    password: decoded(url.password) || undefined,
  };
  [url.username, url.password] = ['', ''];
  return { url, user };
}

/** What a part of an address says; a percent sign that encodes nothing is itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of another host, alike in all else. */
export function withHost(url: URL, host: string): string {
  const other = new URL(url.href);
  other.hostname = host.includes(':') ? `[${host}]` : host;
  return other.href;
}
