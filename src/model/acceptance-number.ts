import { isDay, type Day } from '../basis/time.ts';

/** 受理编号 as an inspection team issues it: `D3SX202505280018`. It is kept as issued and never made here. */
export type AcceptanceNumber = {
  readonly number: string;
  readonly way: 'telephone' | 'letter';
  readonly round: number;
  /** Two letters of the province. */
  readonly province: string;
  readonly day: Day;
  readonly serial: number;
};

const form = /^([DX])(\d)([A-Z]{2})(\d{4})(\d{2})(\d{2})(\d{4})$/u;

/** Its parts; undefined where it is not of the form or names no day. Blanks around it and the star before it are no part of it. */
export function readAcceptanceNumber(text: string): AcceptanceNumber | undefined {
  const number = text.trim().replace(/^[★*※]\s*/u, '');
  const [, way, round, province = '', year, month, date, serial] = form.exec(number) ?? [];
  const day = `${year}-${month}-${date}`;
  if (way === undefined || !isDay(day) || Number(serial) === 0) return undefined;
  return { number, way: way === 'D' ? 'telephone' : 'letter', round: Number(round), province, day, serial: Number(serial) };
}

/** 重点关注: the star that stands before the number in the team's own list. */
export const isStarred = (text: string): boolean => /^\s*[★*※]/u.test(text);
