import { type ComponentType, lazy, Suspense, use } from 'react';
import type { TariffRecord } from '../../src/kanzei.js';
import { useAddress } from './address.js';
import { theRecord } from './engine/record.js';
import { Layout } from './parts/Layout.js';
import { Loaded } from './parts/Loaded.js';
import { Notice } from './parts/Notice.js';
import { Duty } from './views/Duty.js';
import { Front } from './views/Front.js';
import { LanguageProvider, useWords } from './words/language.js';

type View = ComponentType<{ readonly record: TariffRecord }>;

/** Every view by its name in the address. */
const VIEWS: Readonly<Record<string, View>> = {
  '': Front,
  duty: Duty,
  path: lazy(() => import('./views/Path.js')),
  safeguards: lazy(() => import('./views/Safeguards.js')),
  assess: lazy(() => import('./views/Assess.js')),
  reconcile: lazy(() => import('./views/Reconcile.js')),
  glossary: lazy(() => import('./views/Glossary.js')),
};

function Loading() {
  return <p className="loading">{useWords().loading}</p>;
}

function CurrentView() {
  const record = use(theRecord());
  const words = useWords();
  const { view } = useAddress();
  const Shown = VIEWS[view];
  return Shown ? <Shown record={record} /> : <Notice kind="error">{words.noSuchView}</Notice>;
}

/** The workbench. */
export function App() {
  return (
    <LanguageProvider>
      <Layout>
        <Loaded>
          <Suspense fallback={<Loading />}>
            <CurrentView />
          </Suspense>
        </Loaded>
      </Layout>
    </LanguageProvider>
  );
}
