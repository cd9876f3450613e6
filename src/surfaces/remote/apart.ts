import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../base/index.js';
import type { Question } from '../../kanzei.js';
import type { Reply } from './apartMain.js';

export interface ApartLimits {
  /** at once; more questions wait for their turn */
  readonly processes: number;
  /** questions that may wait */
  readonly waiting: number;
  /** of an answer, in milliseconds */
  readonly time: number;
  /** of the objects of a process, in megabytes */
  readonly memory: number;
}

export const APART_LIMITS: ApartLimits = { processes: 2, waiting: 16, time: 120_000, memory: 2048 };

/** The file that runs in a process. */
const MAIN = fileURLToPath(new URL('./apartMain.js', import.meta.url));

const LESS = ['ask for less: fewer rows, countries or draws', 'use the command line, which has no limit'];

const stopped = (): Problem => new Problem('interrupted', 'stopped: nobody waits for the answer');

/**
 * Asks abilities in processes apart, so that a long computation leaves the server free for others, ends when nobody waits
 * for it, and has a bounded time and memory. A process that has answered is asked again.
 */
export class Apart {
  private readonly limits: ApartLimits;
  private readonly idle: ChildProcess[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    limits: Partial<ApartLimits> = {},
    private readonly main = MAIN,
  ) {
    this.limits = { ...APART_LIMITS, ...limits };
  }

  /**
   * The answer of an ability by its name. Throws its Problem, and Problem `interrupted` where the signal or the limit of
   * time ends it, there is no room to wait, or it takes more memory than it may.
   */
  async answer(name: string, question: Question, signal?: AbortSignal): Promise<unknown> {
    await this.turn();
    try {
      if (signal?.aborted) throw stopped();
      const child = this.idle.pop() ?? this.started();
      const reply = await this.reply(child, { name, question }, signal);
      this.idle.push(child);
      if ('result' in reply) return reply.result;
      if ('fault' in reply) throw new Error(reply.fault);
      throw new Problem(reply.kind, reply.message, reply.suggestions);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }

  /** Ends the processes that nothing is asked of. */
  close(): void {
    for (const child of this.idle.splice(0)) child.kill('SIGKILL');
  }

  private started(): ChildProcess {
    const child = fork(this.main, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${this.limits.memory}`],
    });
    // an idle process does not keep this one alive, and one that ends is not asked again
    child.unref();
    child.channel?.unref();
    const ended = (): void => {
      const place = this.idle.indexOf(child);
      if (place >= 0) this.idle.splice(place, 1);
    };
    child.on('exit', ended).on('error', ended);
    return child;
  }

  /** Waits until a process is free for one more question. */
  private async turn(): Promise<void> {
    if (this.busy < this.limits.processes) {
      this.busy += 1;
      return;
    }
    if (this.waiting.length >= this.limits.waiting) {
      throw new Problem('interrupted', `${this.busy} questions are worked on and as many as can wait do`, [
        'ask again in a while',
      ]);
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private reply(child: ChildProcess, asked: unknown, signal: AbortSignal | undefined): Promise<Reply> {
    const { time, memory } = this.limits;
    return new Promise((resolve, reject) => {
      const end = (problem: Error): void => {
        settle();
        child.kill('SIGKILL');
        reject(problem);
      };
      const late = (): void =>
        end(new Problem('interrupted', `no answer after ${time / 1000} s; the question was given up`, LESS));
      const gone = (): void => end(stopped());
      const died = (code: number | null, killed: NodeJS.Signals | null): void => {
        settle();
        const why =
          killed === 'SIGABRT'
            ? `the question takes more than the ${memory} MB it may`
            : killed === 'SIGKILL' && 'the system ended the computation, as it does when memory is short';
        reject(
          why
            ? new Problem('interrupted', why, LESS)
            : new Error(`a process apart ended by itself: ${killed ?? code}`),
        );
      };
      const told = (reply: unknown): void => {
        settle();
        resolve(reply as Reply);
      };
      const timer = setTimeout(late, time);
      const settle = (): void => {
        clearTimeout(timer);
        child.off('message', told).off('exit', died).off('error', end);
        signal?.removeEventListener('abort', gone);
      };
      child.on('message', told).on('exit', died).on('error', end);
      signal?.addEventListener('abort', gone);
      child.send(asked as never, (error) => error && end(error));
    });
  }
}
