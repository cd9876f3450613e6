/** What runs in a process apart (see `Apart`): answers one question after the other, and ends with the one that asks. */
import { Problem, type ProblemKind } from '../../base/index.js';
import { abilities, openRecord, type Question } from '../../kanzei.js';

export type Reply =
  | { readonly result: unknown }
  | { readonly kind: ProblemKind; readonly message: string; readonly suggestions: readonly string[] }
  /** an error inside the program */
  | { readonly fault: string };

async function replyTo(name: string, question: Question): Promise<Reply> {
  try {
    const ability = (await abilities()).find((each) => each.name === name);
    if (!ability) return { fault: `there is no ability ${name}` };
    return { result: await ability.answer(question, openRecord()) };
  } catch (error) {
    if (!(error instanceof Problem)) return { fault: error instanceof Error ? `${error.stack}` : `${error}` };
    const { kind, message, suggestions } = error;
    return { kind, message, suggestions };
  }
}

process.on('message', ({ name, question }: { name: string; question: Question }) => {
  void replyTo(name, question).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit());
// Ctrl-C in a terminal reaches all processes: the one that asks lets what runs end
process.on('SIGINT', () => {});
