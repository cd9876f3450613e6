import type { Situation } from '../notation/index.js';
import type { Access } from './access.js';
import type { LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';

/** What the treatments of one line share. */
export interface Context {
  readonly record: LawRecord;
  readonly shipment: Shipment;
  readonly line: Line;
  readonly situation: Situation;
  readonly access: Access;
}
