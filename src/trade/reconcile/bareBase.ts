import { type Exact, ZERO } from '../../base/index.js';
import type { DutyBase } from '../../notation/index.js';

/** What a rate asks for beside the value. */
export interface Asked {
  readonly quantities: string[];
  readonly parts: string[];
}

/** A base of duty of which the value is known and everything else is given by a guess; it notes what is asked for. */
export class GuessedBase implements DutyBase {
  readonly currency = '';
  readonly asked: Asked = { quantities: [], parts: [] };

  constructor(
    private readonly whole: Exact,
    private readonly guess: ReadonlyMap<string, Exact> | undefined,
  ) {}

  value(): Exact {
    return this.whole;
  }

  unitValue(): undefined {
    return undefined;
  }

  quantity(unit: string, of: string | undefined): Exact | undefined {
    const name = of === undefined ? unit : `${unit} of ${of}`;
    if (!this.asked.quantities.includes(name)) this.asked.quantities.push(name);
    return this.guess && (this.guess.get(name) ?? ZERO);
  }

  part(name: string): Exact | undefined {
    if (!this.asked.parts.includes(name)) this.asked.parts.push(name);
    return this.guess && (this.guess.get(name) ?? ZERO);
  }

  gate(): undefined {
    return undefined;
  }

  refuse(): undefined {
    return undefined;
  }

  step(): void {}

  money(): string {
    return '';
  }
}
