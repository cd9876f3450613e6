import type { Citation } from '../../../src/kanzei.js';

const isWeb = (url: string | undefined): url is string => url !== undefined && /^https?:\/\//.test(url);

/** Where it is written. */
export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  const once = [...new Map(citations.map((it) => [`${it.title} ${it.locator}`, it])).values()];
  return (
    <ul className="sources" lang="en">
      {once.map(({ title, locator, url }) => (
        <li key={`${title} ${locator}`}>
          {isWeb(url) ? (
            <a href={url} rel="noreferrer" target="_blank">
              {title}
            </a>
          ) : (
            title
          )}
          , {locator}
        </li>
      ))}
    </ul>
  );
}
