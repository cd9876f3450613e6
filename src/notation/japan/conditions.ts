import { type CountryCode, countries, countryName } from '../../base/index.js';
import type { Branch } from '../cell.js';
import type { Condition } from '../condition.js';
import type { Quota } from '../conditions/quota.js';
import { printPhrase, readPhrase } from './phrases.js';
import { readSeason, writeSeason } from './season.js';

const WTO = 'WTO';
const PREFERENTIAL = 'preferential import';
const WTO_QUOTA = '世界貿易機関設立協定の日本国の譲許表における関税割当て';
const OTHER = 'その他のもの';
const IN_QUOTA = '関税割当数量以内のもの';
const OUT_OF_QUOTA = '関税割当数量以外のもの';

/** Quotas the schedule names with words of their own. */
const QUOTAS: Readonly<Record<string, string>> = {
  [WTO]: WTO_QUOTA,
  EU: '欧州連合向けの関税割当て',
  [PREFERENTIAL]: '特恵輸入対象のもの',
};
const QUOTA_NAMES = new Map(Object.entries(QUOTAS).map(([name, words]) => [words, name]));

const inside = (name?: string): Quota => ({ kind: 'quota', side: 'in', ...(name !== undefined && { name }) });
const outside = (name?: string): Quota => ({
  kind: 'quota',
  side: 'out',
  ...(name !== undefined && { name }),
});

const CODES = new Map([...countries.values()].map(({ code, japanese }) => [japanese, code]));

const TREATMENT = '\\(([^()]+)に対する待遇\\)';
const ORIGIN = new RegExp(`^${TREATMENT}$`);
const QUOTA_AND_ORIGIN = new RegExp(`^(関税割当数量以[内外]のもの)${TREATMENT}$`);
const CPTPP_QUOTA = new RegExp(`^([CT][SW]Q-JP\\d+)に定める関税割当数量以内のもの(?:${TREATMENT})?$`);
const CPTPP = /^その他のもので、協定附属書2-D付録Aの(.+)$/;
const EU = new RegExp(`^${WTO_QUOTA}以外のもので、附属書2-A第3編第B節(\\d+)に定める${IN_QUOTA}$`);
const UK = `${WTO_QUOTA}以外のものであって、${QUOTAS[PREFERENTIAL]}`;

function readOrigin(words: string): Condition | undefined {
  if (words === '他の締約国') return { kind: 'other' };
  const found = words.split(/、|及び/).map((name) => CODES.get(name));
  return found.includes(undefined) ? undefined : { kind: 'origin', countries: found as CountryCode[] };
}

function printOrigin(codes: readonly CountryCode[]): string {
  const names = codes.map((code) => countryName(code, 'ja'));
  const last = names.pop() as string;
  return `(${names.length === 0 ? last : `${names.join('、')}及び${last}`}に対する待遇)`;
}

/** "CSQ-JP6に…(オーストラリアに対する待遇)及びCSQ-JP7に…(カナダに対する待遇)": one branch for each quota. */
function readCptppQuotas(words: string): Condition[][] | undefined {
  const branches: Condition[][] = [];
  for (const part of words.split(/(?<=\))及び/)) {
    const match = CPTPP_QUOTA.exec(part);
    const origin = match?.[2] === undefined ? undefined : readOrigin(match[2]);
    if (!match || (match[2] !== undefined && !origin)) return undefined;
    branches.push([outside(WTO), inside(match[1] as string), ...(origin ? [origin] : [])]);
  }
  return branches;
}

function readQuotaWords(words: string): Condition | undefined {
  if (words === IN_QUOTA) return inside();
  if (words === OUT_OF_QUOTA) return outside();
  const name = QUOTA_NAMES.get(words);
  return name === undefined ? undefined : inside(name);
}

/** "その他のもの": outside the quota that the one branch before it is inside of, else what is left. */
function readOther(before: readonly Branch[]): Condition {
  const [first, ...rest] = before;
  const [condition, ...others] = first?.when ?? [];
  return condition?.kind === 'quota' && condition.side === 'in' && rest.length + others.length === 0
    ? outside(condition.name)
    : { kind: 'other' };
}

function readOne(words: string, before: readonly Branch[]): Condition[] | undefined {
  if (words === OTHER) return [readOther(before)];
  if (words === UK) return [outside(WTO), inside(PREFERENTIAL)];
  const quota = readQuotaWords(words);
  if (quota) return [quota];
  const season = readSeason(words);
  if (season) return [season];
  const origin = ORIGIN.exec(words);
  if (origin) {
    const condition = readOrigin(origin[1] as string);
    return condition && [condition];
  }
  const european = EU.exec(words);
  if (european) return [outside(WTO), inside(`EU B-${european[1]}`)];
  const both = QUOTA_AND_ORIGIN.exec(words);
  if (both) {
    const of = readOrigin(both[2] as string);
    return of && [readQuotaWords(both[1] as string) as Condition, of];
  }
  const phrase = readPhrase(words);
  if (phrase) return [phrase];
  return readQualified(words);
}

/** "X であって、関税割当数量以内のもの" */
function readQualified(words: string): Condition[] | undefined {
  const at = words.lastIndexOf('であって、');
  const quota = at < 0 ? undefined : readQuotaWords(words.slice(at + 5));
  if (!quota) return undefined;
  const qualified = words.slice(0, at);
  const phrase: Condition | undefined = qualified === OTHER ? { kind: 'other' } : readPhrase(qualified);
  return phrase && [phrase, quota];
}

/** The conditions of one line of a cell, for each of the branches it makes; undefined when the words are unknown. */
export function readConditionWords(words: string, before: readonly Branch[]): Condition[][] | undefined {
  if (words === '') return [[]];
  const cptpp = CPTPP.exec(words);
  if (cptpp) return readCptppQuotas(cptpp[1] as string);
  const conditions = readOne(words, before);
  return conditions && [conditions];
}

function printQuota(quota: Quota): string {
  if (quota.side === 'out') return quota.name === undefined ? OUT_OF_QUOTA : OTHER;
  return quota.name === undefined ? IN_QUOTA : (QUOTAS[quota.name] ?? `${quota.name}に定める${IN_QUOTA}`);
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'quota':
      return printQuota(condition);
    case 'season':
      return writeSeason(condition);
    case 'origin':
      return printOrigin(condition.countries);
    case 'product':
    case 'use':
      return printPhrase(condition) ?? condition.name;
    default:
      return OTHER;
  }
}

const isNamedQuota = (conditions: readonly Condition[]): boolean =>
  conditions[0]?.kind === 'quota' && conditions[0].side === 'out' && conditions[1]?.kind === 'quota';

function printNamedQuota(conditions: readonly Condition[]): string {
  const name = (conditions[1] as Quota).name as string;
  const european = /^EU B-(\d+)$/.exec(name);
  if (name === PREFERENTIAL) return UK;
  if (european) return `${WTO_QUOTA}以外のもので、附属書2-A第3編第B節${european[1]}に定める${IN_QUOTA}`;
  return `その他のもので、協定附属書2-D付録Aの${printCptppQuota(conditions)}`;
}

const printCptppQuota = (conditions: readonly Condition[]): string =>
  conditions.slice(1).map(printCondition).join('');

/** Whether the quota of a branch is printed on the line of the branch before it. */
export const joinsLine = (branch: Branch, before: Branch | undefined): boolean =>
  before !== undefined &&
  [branch, before].every(({ when }) => isNamedQuota(when) && when[2]?.kind === 'origin');

/** The words of the conditions of one line, which may stand for several branches. */
export function printConditionWords(branches: readonly Branch[], cell: readonly Branch[]): string {
  const [first, ...rest] = branches;
  const when = first?.when ?? [];
  if (isNamedQuota(when)) {
    return [printNamedQuota(when), ...rest.map((branch) => printCptppQuota(branch.when))].join('及び');
  }
  const [condition, second] = when;
  if (condition === undefined) return '';
  if (
    condition.kind === 'other' &&
    cell.some((branch) => branch.when.length === 1 && branch.when[0]?.kind === 'origin')
  ) {
    return '(他の締約国に対する待遇)';
  }
  if (second === undefined) return printCondition(condition);
  return condition.kind === 'quota'
    ? printCondition(condition) + printCondition(second)
    : `${printCondition(condition)}であって、${printCondition(second)}`;
}
