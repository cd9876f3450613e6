/** A description in one typography, without what stands in parentheses, however deep. */
export function outsideParentheses(description: string): string {
  let text = description.normalize('NFKC');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)/g, '');
  }
  return text;
}
