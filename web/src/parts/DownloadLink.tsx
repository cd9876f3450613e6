import { useEffect, useState } from 'react';

interface DownloadLinkProps {
  readonly label: string;
  /** of the file */
  readonly name: string;
  readonly text?: string | undefined;
  /** where it is kept, in place of a text */
  readonly href?: string | undefined;
  readonly type?: string;
}

/** A file to take away. */
export function DownloadLink({ label, name, text, href, type = 'text/csv' }: DownloadLinkProps) {
  const [made, setMade] = useState<string>();
  useEffect(() => {
    if (text === undefined) return undefined;
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    setMade(address);
    return () => URL.revokeObjectURL(address);
  }, [text, type]);
  return (
    <a className="usa-button usa-button--outline small" href={href ?? made} download={name}>
      {label}
    </a>
  );
}
