import type { Question } from './question.js';

/** The importer's answers to the questions of a stack, and those that had to be taken for one. */
export class Answers {
  private taken: Map<string, Question> | undefined;

  constructor(
    private readonly given: ReadonlyMap<string, boolean>,
    /** takes the ids of the questions that are asked */
    private readonly asked?: Set<string>,
    /** a question to be taken otherwise */
    private readonly turned?: string,
  ) {}

  of(question: Question): boolean {
    const { id, assumed, quiet } = question;
    const answer = this.given.get(id);
    if (answer !== undefined || !quiet) this.asked?.add(id);
    if (answer !== undefined) return answer;
    if (!quiet) {
      this.taken ??= new Map();
      this.taken.set(id, question);
    }
    return this.turned === id ? !assumed : assumed;
  }

  /** questions that were asked and not answered */
  get open(): readonly Question[] {
    return [...(this.taken?.values() ?? [])];
  }

  isGiven(question: Question): boolean {
    return this.given.has(question.id);
  }
}
