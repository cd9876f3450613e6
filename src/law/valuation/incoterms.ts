import type { Citation, Evidence, Label } from '../determination.js';
import type { ComponentId } from './components.js';

export const INCOTERM_CODES = [
  'EXW',
  'FCA',
  'FAS',
  'FOB',
  'CFR',
  'CPT',
  'CIF',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
] as const;
export type IncotermCode = (typeof INCOTERM_CODES)[number];

/** One rule of Incoterms 2020 as far as it says what a price contains. */
export interface Incoterm {
  readonly code: IncotermCode;
  readonly name: Label;
  /** where the seller delivers, or pays carriage to */
  readonly place: Label;
  /** what the seller pays, so that the price contains it; a part up to the named place counts as the buyer's rest does not */
  readonly inPrice: readonly ComponentId[];
  /** only for carriage by sea or inland waterway */
  readonly waterborne?: true;
}

const NAMED: Label = { en: 'the named place', ja: '指定地' };
const SHIPMENT: Label = { en: 'the named port of shipment', ja: '指定船積港' };
const DESTINATION_PORT: Label = { en: 'the named port of destination', ja: '指定仕向港' };
const DESTINATION: Label = { en: 'the named place of destination', ja: '指定仕向地' };

/**
 * Incoterms 2020. `inland` is what brings the goods from where the seller leaves them to on board the main carriage
 * (under FCA from the named place, under FAS the loading); `delivery` is what brings them from the place of importation
 * to the named place of destination.
 */
export const INCOTERMS: Readonly<Record<IncotermCode, Incoterm>> = {
  EXW: { code: 'EXW', name: { en: 'Ex Works', ja: '工場渡し' }, place: NAMED, inPrice: [] },
  FCA: { code: 'FCA', name: { en: 'Free Carrier', ja: '運送人渡し' }, place: NAMED, inPrice: [] },
  FAS: {
    code: 'FAS',
    name: { en: 'Free Alongside Ship', ja: '船側渡し' },
    place: SHIPMENT,
    inPrice: [],
    waterborne: true,
  },
  FOB: {
    code: 'FOB',
    name: { en: 'Free On Board', ja: '本船渡し' },
    place: SHIPMENT,
    inPrice: ['inland'],
    waterborne: true,
  },
  CFR: {
    code: 'CFR',
    name: { en: 'Cost and Freight', ja: '運賃込み' },
    place: DESTINATION_PORT,
    inPrice: ['inland', 'freight'],
    waterborne: true,
  },
  CPT: {
    code: 'CPT',
    name: { en: 'Carriage Paid To', ja: '輸送費込み' },
    place: DESTINATION,
    inPrice: ['inland', 'freight', 'delivery'],
  },
  CIF: {
    code: 'CIF',
    name: { en: 'Cost, Insurance and Freight', ja: '運賃保険料込み' },
    place: DESTINATION_PORT,
    inPrice: ['inland', 'freight', 'insurance'],
    waterborne: true,
  },
  CIP: {
    code: 'CIP',
    name: { en: 'Carriage and Insurance Paid To', ja: '輸送費保険料込み' },
    place: DESTINATION,
    inPrice: ['inland', 'freight', 'insurance', 'delivery'],
  },
  DAP: {
    code: 'DAP',
    name: { en: 'Delivered at Place', ja: '仕向地持込渡し' },
    place: DESTINATION,
    inPrice: ['inland', 'freight', 'insurance', 'delivery'],
  },
  DPU: {
    code: 'DPU',
    name: { en: 'Delivered at Place Unloaded', ja: '荷卸込持込渡し' },
    place: DESTINATION,
    inPrice: ['inland', 'freight', 'insurance', 'delivery'],
  },
  DDP: {
    code: 'DDP',
    name: { en: 'Delivered Duty Paid', ja: '関税込持込渡し' },
    place: DESTINATION,
    inPrice: ['inland', 'freight', 'insurance', 'delivery', 'duties'],
  },
};

/** The rules themselves are the International Chamber of Commerce's and were not at hand. */
export const INCOTERMS_GROUNDS: { readonly evidence: Evidence; readonly citation: Citation } = {
  evidence: 'secondary',
  citation: {
    title:
      'Gera Tools: Incoterms 2020 reference (a summary of the rules of the International Chamber of Commerce)',
    locator: 'who bears each cost, rule by rule',
    url: 'https://geratools.com/incoterms-reference',
  },
};
