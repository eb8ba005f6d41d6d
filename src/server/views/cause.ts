import type { Static } from 'typebox';
import { civil, dayOf, instant } from '../../basis/time.ts';
import type { CauseRow, likelyCauses, readCause } from '../../contract/cause.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { CauseStanding } from '../../flow/problem-lists/causes.ts';
import type { DeclaredLists } from '../../flow/problem-lists/declared.ts';
import type { LikelyCause } from '../../flow/problem-lists/likely-causes.ts';
import type { Listed } from '../../flow/problem-lists/listed-problems.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { caseRow } from './case-row.ts';
import { regionName, unitName } from './names.ts';
import { listedRow, listTitle } from './problem-list.ts';

type Row = Static<typeof CauseRow>;
type CausePage = Static<typeof readCause.reply>;

export function causeRow(house: House, type: CaseType, { cause, problems, recurred, standsOut }: CauseStanding, opens: boolean): Row {
  const { responsible } = cause.parties;
  const state = type.states[cause.state];
  return {
    id: cause.id, number: cause.number, title: cause.title, class: classTitle(type, cause), state: cause.state, stateTitle: state?.title ?? { zh: cause.state, en: cause.state },
    tone: state?.tone ?? 'waiting', region: regionName(house, cause.region), problems: problems.length, open: problems.filter(({ solved }) => !solved).length,
    lists: new Set(problems.map(({ list }) => list)).size, places: new Set(problems.map(({ of }) => of.region)).size, recurred: recurred.length, standsOut, opens,
    ...(responsible === undefined ? {} : { responsible: unitName(house, responsible) }), ...said(cause, { fixDocument: 'fixDocument', fixDue: 'fixDue' }),
  };
}

function classTitle(type: CaseType, { fields }: Case): Words {
  const id = String(fields['class']);
  return type.fields.find((field) => field.id === 'class')?.choices?.find((choice) => choice.id === id)?.title ?? { zh: id, en: id };
}

/** Of the case's fields those that were given, under the names of the reply. */
const said = <K extends string>({ fields }: Case, names: Readonly<Record<K, string>>): { readonly [name in K]?: string } =>
  Object.fromEntries(Object.entries<string>(names).flatMap(([name, id]) => (typeof fields[id] === 'string' ? [[name, fields[id]]] : []))) as { readonly [name in K]?: string };

export function causePage(house: House, declared: DeclaredLists, type: CaseType, standing: CauseStanding, opens: boolean): CausePage {
  const { cause, problems, beside, recurred, fixed } = standing;
  const now = house.clocks.world();
  const period = { from: '0000-01-01', to: '9999-12-31', today: dayOf(instant(now)) };
  const again = new Set(recurred.map(({ of }) => of.id));
  const whyOf = (one: Listed): string => one.of.causes?.find(({ id }) => id === cause.id)?.evidence ?? '';
  return {
    row: causeRow(house, type, standing, opens), text: String(cause.fields['cause'] ?? ''), evidence: String(cause.fields['evidence'] ?? ''),
    fix: {
      ...said(cause, { plan: 'fixPlan', owner: 'fixOwner', due: 'fixDue', document: 'fixDocument', standard: 'fixStandard', funding: 'fixFunding', firstUse: 'firstUse', firstUsedOn: 'firstUsedOn' }),
      ...(fixed === undefined ? {} : { verifiedOn: fixed }),
    },
    problems: problems.map((one) => ({ row: listedRow(house, declared, one, period), why: whyOf(one), recurred: again.has(one.of.id) })),
    beside: beside.map((of) => caseRow(house, of, undefined)),
    byList: spread(problems, ({ list }) => list).map(({ key, ...counts }) => ({ what: listTitle(declared, key), ...counts })),
    byRegion: spread(problems, ({ of }) => of.region).map(({ key, ...counts }) => ({ what: regionName(house, key), ...counts })),
    byMonth: spread(problems, ({ found }) => found.slice(0, 7)).map(({ key, ...counts }) => ({ what: key, ...counts })),
    basis: {
      zh: `本职务可见的关联问题,一个问题计一次|地区按行政区划代码排序,月份按发现日期|重现:机制核验有效之后新发现或反弹|截至${civil(instant(now))}`,
      en: `linked problems that this office may see, each once | regions in the order of their codes, months by the day found | recurred: found or come back after the fix was verified | as of ${civil(instant(now))}`,
    },
  };
}

function spread(problems: readonly Listed[], keyOf: (one: Listed) => string): readonly { readonly key: string; readonly problems: number; readonly open: number }[] {
  return [...Map.groupBy(problems, keyOf)].map(([key, held]) => ({ key, problems: held.length, open: held.filter(({ solved }) => !solved).length }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

export function likelyView(house: House, { standing: { cause }, share, passages, words, like }: LikelyCause): Static<typeof likelyCauses.reply>['rows'][number] {
  const type = declaredType(house.programmes, cause.type);
  return {
    id: cause.id, number: cause.number, title: cause.title, class: classTitle(type, cause), stateTitle: type.states[cause.state]?.title ?? { zh: cause.state, en: cause.state },
    share, passages: [...passages], words: [...words], ...(like === undefined ? {} : { like: { number: like.of.number, title: like.of.title } }),
  };
}
