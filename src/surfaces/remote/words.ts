import type { RemoteQuestion } from './question.js';

/** Options of the command line whose field has another name. */
const FIELDS: Readonly<Record<string, string>> = {
  quantity: 'quantities',
  part: 'parts',
  declare: 'declared',
  map: 'columns',
  rate: 'rates',
  rates: 'rateTable',
  instrument: 'instruments',
  csv: 'table',
  'freight-share': 'freightShare',
};

/**
 * A message with the fields of a question in place of the options of the command line: "declared=sea" for
 * "--declare sea".
 */
export const inFields = (message: string, { fields }: RemoteQuestion): string =>
  message.replace(/--([a-z][a-z-]*)( (?=\S))?/g, (option, name: string, space = '') => {
    const field = FIELDS[name] !== undefined && fields.has(FIELDS[name]) ? FIELDS[name] : name;
    if (!fields.has(field)) return option;
    return space === '' ? field : `${field}=`;
  });
