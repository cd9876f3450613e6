import type { Edition } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';

/** The editions of the schedules at hand, in date order within each importer. */
export interface EditionsAnswer {
  /** tells one record from another */
  readonly record: string;
  readonly editions: readonly Edition[];
}

/** Which editions every answer is worked out from. */
export const editions = (record: TariffRecord): EditionsAnswer => ({
  record: record.stamp(),
  editions: record.editions,
});
