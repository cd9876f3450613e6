import { Component, type ReactNode } from 'react';
import { useWords } from '../words/language.js';
import { Notice } from './Notice.js';

function NotLoaded({ message }: { readonly message: string }) {
  const words = useWords();
  return (
    <Notice kind="error">
      <p>{words.notLoaded}</p>
      <p lang="en">{message}</p>
      <button type="button" className="usa-button small" onClick={() => window.location.reload()}>
        {words.again}
      </button>
    </Notice>
  );
}

/** What is inside, or why it could not be loaded and a way to try again. */
export class Loaded extends Component<{ readonly children: ReactNode }, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === undefined ? this.props.children : <NotLoaded message={message} />;
  }
}
