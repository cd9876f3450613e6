import { Problem } from '../base/index.js';

/** No question needs more or longer texts; a surface may send anything. */
const MOST = 100;
const LONGEST_TEXT = 300;

/** Throws Problem `invalidInput` for a text that is longer than any question needs. */
export function checkText(text: string, name: string): void {
  if (text.length <= LONGEST_TEXT) return;
  throw new Problem(
    'invalidInput',
    `${name} has ${text.length} characters; at most ${LONGEST_TEXT} are read`,
  );
}

/** Throws Problem `invalidInput` for lists with more or longer texts than any question needs. */
export function checkLists(lists: readonly (readonly string[])[], one: string, many: string): void {
  if (lists.some(({ length }) => length > MOST)) {
    throw new Problem('invalidInput', `at most ${MOST} ${many} can be given`);
  }
  for (const text of lists.flat()) checkText(text, one);
}
