import { add, compare, type Exact, greater, lesser, multiply, ZERO } from '../base/exact.js';
import { addForms, type Below, type Composite, type Form, type Linear, NOTHING_DUE } from './form.js';

type Amounts = ReadonlyMap<string, Exact>;

/** What one kind of form comes to on amounts, and the linear forms of which it is one or another. */
interface Working<F extends Form> {
  at(form: F, amounts: Amounts): Exact;
  branches(form: F): readonly Linear[];
}

const allAt = ({ of }: Composite, amounts: Amounts): readonly Exact[] =>
  of.map((each) => formAt(each, amounts));

const oneOf = ({ of }: Composite): readonly Linear[] => of.flatMap(branchesOf);

const linear: Working<Linear> = {
  at: ({ terms }, amounts) =>
    [...terms]
      .map(([name, constant]) => multiply(constant, amounts.get(name) ?? ZERO))
      .reduce((sum, each) => add(sum, each), ZERO),
  branches: (form) => [form],
};

const WORKINGS: { readonly [K in Form['kind']]: Working<Form & { readonly kind: K }> } = {
  linear,
  sum: {
    at: (form, amounts) => allAt(form, amounts).reduce((a, b) => add(a, b)),
    branches: ({ of }) =>
      of
        .map(branchesOf)
        .reduce((sums, next) =>
          sums.flatMap((sum) => next.map((branch) => addForms([sum, branch]) as Linear)),
        ),
  },
  least: { at: (form, amounts) => allAt(form, amounts).reduce(lesser), branches: oneOf },
  greatest: { at: (form, amounts) => allAt(form, amounts).reduce(greater), branches: oneOf },
  below: {
    at: ({ left, right, due }: Below, amounts) =>
      compare(formAt(left, amounts), formAt(right, amounts)) < 0 ? formAt(due, amounts) : ZERO,
    branches: ({ due }) => [due, NOTHING_DUE],
  },
};

const workingOf = (form: Form): Working<Form> => WORKINGS[form.kind] as Working<Form>;

/** What a form comes to on amounts by name; one that is not among them is nothing. */
export function formAt(form: Form, amounts: Amounts): Exact {
  return workingOf(form).at(form, amounts);
}

/** The linear forms of which a form is one or another, whatever the amounts. */
export function branchesOf(form: Form): readonly Linear[] {
  return workingOf(form).branches(form);
}
