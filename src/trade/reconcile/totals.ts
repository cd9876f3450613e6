import { add, type Exact, formatExact, ZERO } from '../../base/index.js';
import { EVIDENCE, type Label, lowerEvidence } from '../../law/index.js';
import { money, percentOf } from './amounts.js';
import type { Explained, LineClass } from './explain.js';
import type {
  ChapterPart,
  KindPart,
  Part,
  ReconciledLine,
  Reconciliation,
  UtilisationTotal,
} from './report.js';
import type { Goods } from './types.js';
import { shortfallOf, type Used, type Utilisation } from './utilisation.js';

/** One line with all that was found of it, before it is put into words. */
export interface Weighed {
  readonly goods: Goods;
  readonly explained: Explained;
  readonly utilisation: Utilisation;
  readonly line: ReconciledLine;
}

export const sumOf = (amounts: readonly Exact[]): Exact => amounts.reduce(add, ZERO);

const valueIn = (list: readonly Weighed[]): Exact => sumOf(list.map(({ goods }) => goods.value));
const dutyIn = (list: readonly Weighed[]): Exact => sumOf(list.map(({ goods }) => goods.collected));

export const partOf = (list: readonly Weighed[], whole: Exact): Part => {
  const value = valueIn(list);
  return {
    lines: list.length,
    value: formatExact(value),
    collected: formatExact(dutyIn(list)),
    percent: percentOf(value, whole, 4),
  };
};

const ofClass = (list: readonly Weighed[], wanted: LineClass): readonly Weighed[] =>
  list.filter(({ explained }) => explained.class === wanted);

const UNEXPLAINED = { en: 'unexplained', ja: '説明できないもの' };

/** The import value by kind of explanation, largest first. */
function kindsOf(list: readonly Weighed[], whole: Exact): readonly KindPart[] {
  const groups = new Map<string, Weighed[]>();
  for (const each of list) {
    const key = `${each.explained.class} ${each.explained.finding?.kind ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()]
    .map((group) => {
      const { explained } = group[0] as Weighed;
      return {
        kind: explained.finding?.kind ?? 'unexplained',
        class: explained.class,
        label: explained.finding?.label ?? UNEXPLAINED,
        ...partOf(group, whole),
      };
    })
    .sort((a, b) => Number(b.percent) - Number(a.percent) || b.lines - a.lines);
}

const isUsed = (utilisation: Utilisation): utilisation is Used => utilisation.is === 'used';

function utilisationTotal(list: readonly Weighed[]): UtilisationTotal {
  const eligible = list.filter(({ utilisation }) => isUsed(utilisation));
  const used = eligible.map(({ utilisation }) => utilisation as Used);
  const saved = sumOf(used.map((each) => each.saved));
  const unused = sumOf(used.map((each) => each.unused));
  return {
    lines: eligible.length,
    value: formatExact(valueIn(eligible)),
    valueUnderPreference: money(sumOf(used.map(({ valueUnder }) => valueUnder))),
    ordinaryDuty: money(sumOf(used.map(({ ordinaryDuty }) => ordinaryDuty))),
    saved: money(saved),
    unused: money(unused),
    percent: used.length === 0 ? null : percentOf(saved, add(saved, unused), 2),
  };
}

/** Why the use of a preference cannot be told, and on how many lines; the most frequent first. */
function reasonsOf(list: readonly Weighed[]): Reconciliation['utilisation']['notComputed']['reasons'] {
  const reasons = new Map<string, { label: Label; lines: number }>();
  for (const { utilisation } of list) {
    if (utilisation.is !== 'notComputed') continue;
    const label = utilisation.because;
    reasons.set(label.en, { label, lines: (reasons.get(label.en)?.lines ?? 0) + 1 });
  }
  return [...reasons.values()].sort((a, b) => b.lines - a.lines);
}

function controlOf(list: readonly Weighed[]): Reconciliation['utilisation']['control'] {
  const found = list.flatMap(({ goods }) => shortfallOf(goods) ?? []);
  const duty = sumOf(found.map((each) => each.duty));
  const less = sumOf(found.map((each) => each.less));
  return {
    lines: found.length,
    ordinaryDuty: money(duty),
    less: money(less),
    percent: percentOf(less, duty, 2),
  };
}

function chaptersOf(list: readonly Weighed[]): readonly ChapterPart[] {
  const chapters = new Map<string, Weighed[]>();
  for (const each of list) {
    const chapter = each.goods.code.slice(0, 2);
    const group = chapters.get(chapter);
    if (group) group.push(each);
    else chapters.set(chapter, [each]);
  }
  return [...chapters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([chapter, group]) => ({
      chapter,
      value: formatExact(valueIn(group)),
      collected: formatExact(dutyIn(group)),
      exact: formatExact(valueIn(ofClass(group, 'exact'))),
      parameter: formatExact(valueIn(ofClass(group, 'parameter'))),
      unexplained: formatExact(valueIn(ofClass(group, 'unexplained'))),
      utilisation: utilisationTotal(group),
    }));
}

/** The shares of the import value, and the use of the preference, in all and by chapter. */
export function totalsOf(
  list: readonly Weighed[],
): Pick<
  Reconciliation,
  'total' | 'exact' | 'toTheValue' | 'parameter' | 'unexplained' | 'kinds' | 'utilisation' | 'chapters'
> {
  const whole = valueIn(list);
  const open = list.filter(({ utilisation }) => utilisation.is === 'notComputed');
  const grades = list.flatMap(({ utilisation }) => (isUsed(utilisation) ? [utilisation.evidence] : []));
  return {
    total: { lines: list.length, value: formatExact(whole), collected: formatExact(dutyIn(list)) },
    exact: partOf(ofClass(list, 'exact'), whole),
    toTheValue: partOf(
      list.filter(({ explained }) => explained.toTheValue),
      whole,
    ),
    parameter: partOf(ofClass(list, 'parameter'), whole),
    unexplained: partOf(ofClass(list, 'unexplained'), whole),
    kinds: kindsOf(list, whole),
    utilisation: {
      ...utilisationTotal(list),
      ambiguous: utilisationTotal(list.filter(({ explained }) => explained.alternatives.length > 0)),
      notComputed: { lines: open.length, value: formatExact(valueIn(open)), reasons: reasonsOf(open) },
      control: controlOf(list),
      evidence: grades.reduce(lowerEvidence, EVIDENCE[1]),
    },
    chapters: chaptersOf(list),
  };
}
