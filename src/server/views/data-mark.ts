import type { Static } from 'typebox';
import { dayOf, instant } from '../../basis/time.ts';
import type { DataMarkView } from '../../contract/data-mark.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { markRulesAt } from '../../judge/data-mark.ts';
import { markState, type DataMark, type MarkAct } from '../../model/data-mark.ts';
import { factorOf } from '../../model/factor.ts';
import type { Words } from '../../model/words.ts';
import { markTypeOn } from '../../rulebook/data-marks.ts';
import type { Edition } from '../../rulebook/edition.ts';
import { unitName } from './names.ts';

export function dataMarkView(house: House, viewer: Viewer, mark: DataMark): Static<typeof DataMarkView> {
  const { id, from, to, maker, effect, evidence, answer, withdrawn } = mark;
  const place = house.directory.points.get(mark.point);
  const state = markState(mark);
  const ends = state === 'standing' || state === 'waiting';
  return {
    id, from, to, maker, effect, state, ...plain(mark), late: mark.late === true, point: markedOutlet(house, mark.point),
    factors: factorNames(house, mark.factors), type: { code: mark.type, name: typeName(house, mark) },
    ...(evidence === undefined ? {} : { evidence: mark.evidenceName ?? evidence }),
    ...(answer === undefined ? {} : { answer: { ...plain(answer), accepted: answer.accepted } }),
      ...(withdrawn === undefined ? {} : { withdrawn: plain(withdrawn) }),
    mayWithdraw: ends && maker === 'firm' && viewer.role === 'enterprise' && place?.enterprise === viewer.unit,
    mayAnswer: state === 'waiting' && viewer.role === 'branch' && place?.branch === viewer.unit,
  };
}

const plain = ({ at, says, reason }: MarkAct) => ({ at, says, reason });

export function markedOutlet({ directory, ...house }: House, number: number) {
  const point = directory.points.get(number);
  const name = point?.name ?? { zh: String(number), en: String(number) };
  return { number, name, ...(point?.enterprise === undefined ? {} : { enterprise: unitName({ directory, ...house }, point.enterprise) }) };
}

export const factorNames = (house: House, codes: readonly string[]): { code: string; name: Words }[] =>
  codes.map((code) => ({ code, name: factorOf(house.factors, code).name }));

export function typeName({ rulebook }: House, { type, from }: DataMark): Words {
  const rules = markRulesAt(rulebook, from);
  return (rules.ok ? markTypeOn(rules.value, type, dayOf(instant(from)))?.name : undefined) ?? { zh: type, en: type };
}

export const citeOfRow = (edition: Edition, { clause, confidence }: { readonly clause: string; readonly confidence: 'high' | 'low' }) =>
  ({ standard: edition.standard, clause, confidence });
