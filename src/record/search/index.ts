/** The search of names and synonyms: pure, also in a browser. */
export { NameIndex } from './names.js';
export { codesAbove, type Level, levelOf, type Name, type NameRow, type SynonymRow } from './nodes.js';
export { type PackedWords, packWords } from './packedWords.js';
export { readQuery } from './queryCode.js';
export { type Reason, searchNames } from './searchNames.js';
