import { fail, ok, type Result } from '../basis/result.ts';
import { isDay } from '../basis/time.ts';
import type { FirmRecord } from '../model/firm-record.ts';
import { amountKey, type PermittedAmount } from '../model/permitted-amount.ts';
import { isMassFactor } from '../judge/year-emission/mass.ts';
import type { House } from './house.ts';
import type { RegisterEntry } from './ports/records.ts';

type Known = Pick<House, 'directory' | 'factors'>;

/**
 * What the shape of a firm's record cannot say: its own key, a registered firm, real days in order, and no telephone or identity
 * number of a person in its words. Faults: register.*.
 */
export function checkFirmRecord({ directory }: Known, { id, body }: RegisterEntry): Result<undefined> {
  const record = body as FirmRecord;
  if (id !== record.id) return fail('register.wrong-key', id);
  if (!directory.enterprises.has(record.unit)) return fail('register.unknown-firm', record.unit);
  const { day, coversFrom, coversTo, expires } = record;
  for (const one of [day, coversFrom, coversTo, expires]) if (one !== undefined && !isDay(one)) return fail('register.not-a-day', one);
  if (coversTo !== undefined && coversTo < (coversFrom ?? '')) return fail('register.days-reversed', `${coversFrom}..${coversTo}`);
  if (expires !== undefined && expires < day) return fail('register.days-reversed', `${day}..${expires}`);
  const said = [record.name, record.detail, record.source].flatMap((words) => (words === undefined ? [] : [words.zh, words.en]));
  return said.some(namesPerson) ? fail('register.personal-data', record.id) : ok(undefined);
}

/** A mobile telephone or the number of an identity card. */
export const namesPerson = (text: string): boolean => /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/.test(text);

/** A permitted amount: its own key, a registered firm, an outlet of that firm, a factor whose tonnes can be told. Faults: register.*. */
export function checkPermittedAmount({ directory, factors }: Known, { id, body }: RegisterEntry): Result<undefined> {
  const permitted = body as PermittedAmount;
  if (id !== amountKey(permitted)) return fail('register.wrong-key', id);
  if (!directory.enterprises.has(permitted.unit)) return fail('register.unknown-firm', permitted.unit);
  const { point, factor } = permitted;
  if (point !== undefined && directory.points.get(point)?.enterprise !== permitted.unit) return fail('register.foreign-outlet', String(point));
  const known = factors.get(factor);
  return known !== undefined && isMassFactor(known) ? ok(undefined) : fail('register.factor-without-mass', factor);
}
