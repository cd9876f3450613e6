import type { Language } from './labels.js';

/** Options that every verb takes. */
export interface Shared {
  readonly json?: boolean;
  readonly lang: Language;
}

/** What a question about rates may assume. */
export interface Assuming {
  readonly notice?: string;
  /** safeguard=FILE */
  readonly volumes: readonly string[];
}

export interface DutyOptions extends Shared, Assuming {
  readonly from: string;
  readonly to: string;
  readonly on?: string;
  readonly value?: string;
  readonly quantity: readonly string[];
  readonly part: readonly string[];
  readonly claim?: string;
  readonly all?: boolean;
}

export interface PathOptions extends Shared, Assuming {
  readonly from: string;
  readonly to: string;
  readonly instrument: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

export interface LineOptions extends Shared {
  readonly to?: string;
  readonly on?: string;
  readonly all?: boolean;
}

export interface SafeguardOptions extends Shared {
  readonly on: string;
  readonly volumes?: string;
  readonly notice?: string;
}

export interface QuotaOptions extends Shared {
  readonly on: string;
  readonly fills?: string;
  readonly notice?: string;
}

export interface RecordOptions extends Shared {
  readonly quiet?: boolean;
}

export interface ImportOptions extends Shared {
  readonly importer: string;
  readonly edition: string;
}

export interface SchemaOptions extends Shared {
  readonly request?: boolean;
}
