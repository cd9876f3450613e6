import type { Language } from './labels.js';

/** Options that every verb takes. */
export interface Shared {
  readonly json?: boolean;
  readonly lang: Language;
}

export interface DutyOptions extends Shared {
  readonly from: string;
  readonly to: string;
  readonly on?: string;
  readonly value?: string;
  readonly quantity: readonly string[];
  readonly part: readonly string[];
  readonly claim?: string;
  readonly all?: boolean;
}

export interface LineOptions extends Shared {
  readonly to?: string;
  readonly on?: string;
  readonly all?: boolean;
}

export interface SafeguardOptions extends Shared {
  readonly on: string;
  readonly volumes?: string;
}

export interface QuotaOptions extends Shared {
  readonly on: string;
  readonly fills?: string;
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
