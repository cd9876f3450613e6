/** An importer whose schedule the record holds. */
export type Importer = 'JP' | 'US';

/** The rate columns of each schedule, in the order of the official tables. */
export const COLUMNS: Readonly<Record<Importer, readonly string[]>> = {
  JP: [
    'general',
    'temporary',
    'wto',
    'gsp',
    'ldc',
    'epa_sg',
    'epa_mx',
    'epa_my',
    'epa_cl',
    'epa_th',
    'epa_id',
    'epa_bn',
    'epa_asean',
    'epa_ph',
    'epa_ch',
    'epa_vn',
    'epa_in',
    'epa_pe',
    'epa_au',
    'epa_mn',
    'epa_cptpp',
    'epa_eu',
    'epa_uk',
    'rcep_asean_au_nz',
    'rcep_cn',
    'rcep_kr',
    'usjta',
  ],
  US: ['general', 'special', 'column2'],
};

/** A line as `facts/` stores it: every field a canonical text. */
export interface LineRow {
  readonly code: string;
  readonly seq: number;
  readonly fields: ReadonlyMap<string, string>;
}
