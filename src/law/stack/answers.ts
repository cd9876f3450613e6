import type { Question } from './facts.js';

/** The importer's answers to the questions of a stack, and those that had to be taken for one. */
export class Answers {
  private asked: Map<string, Question> | undefined;

  constructor(
    private readonly given: ReadonlyMap<string, boolean>,
    /** a question to be taken otherwise */
    private readonly turned?: string,
  ) {}

  of(question: Question): boolean {
    const { id, assumed, quiet } = question;
    const answer = this.given.get(id);
    if (answer !== undefined) return answer;
    if (!quiet) {
      this.asked ??= new Map();
      this.asked.set(id, question);
    }
    return this.turned === id ? !assumed : assumed;
  }

  /** questions that were asked and not answered */
  get open(): readonly Question[] {
    return [...(this.asked?.values() ?? [])];
  }

  isGiven(question: Question): boolean {
    return this.given.has(question.id);
  }
}
