import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Something to unfold. */
export function Panel({ title, open = false, children }: PanelProps) {
  return (
    <details className="panel" open={open}>
      <summary>{title}</summary>
      <div className="panel-body">{children}</div>
    </details>
  );
}
