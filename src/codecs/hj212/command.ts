import type { Instant } from '../../basis/time.ts';
import { printFlag, type Edition } from './edition.ts';
import type { Header, Item, Message } from './message.ts';
import { printMoment, printQn } from './moment.ts';

/** Who is commanded, and when: QN is the command's number and its answers repeat it. */
export type CommandTo = { readonly edition: Edition; readonly st: string; readonly mn: string; readonly pw: string; readonly at: Instant };

/** A request to a logger, answered 9011 and 9012 (chapter 5). `cn` and the fields are those of `standards/hj212-commands.json`. */
export function command(to: CommandTo, cn: string, items: readonly Item[] = [], wantsAnswer = true): Message {
  const header: Header = { qn: printQn(to.at), st: to.st, cn, pw: to.pw, mn: to.mn, flag: printFlag(to.edition, wantsAnswer) };
  return { header, items };
}

/** 1012: set the clock of the logger, or of one analyser (`polId`). */
export const setClock = (to: CommandTo, now: Instant, polId?: string): Message => command(to, '1012', [...analyser(polId), [['SystemTime', printMoment(now)]]]);

/** 1000: time limit in s and number of resends, 1…99 each. @public */
export const setTimeouts = (to: CommandTo, overTime: number, reCount: number): Message =>
  command(to, '1000', [[['OverTime', String(overTime)]], [['ReCount', String(reCount)]]]);

/** 1062: interval of real-time data in s, 30…3600. @public */
export const setRealtimeInterval = (to: CommandTo, seconds: number): Message => command(to, '1062', [[['RtdInterval', String(seconds)]]]);

/** 1064: interval of minute data in min. @public */
export const setMinuteInterval = (to: CommandTo, minutes: number): Message => command(to, '1064', [[['MinInterval', String(minutes)]]]);

/** 2011, 2031, 2051, 2061 …: send the records from `begin` to `end` again. */
export const requestHistory = (to: CommandTo, cn: string, begin: Instant, end: Instant): Message =>
  command(to, cn, [[['BeginTime', printMoment(begin)]], [['EndTime', printMoment(end)]]]);

/** 3012: take a sample now. @public */
export const sampleNow = (to: CommandTo, polId: string): Message => command(to, '3012', analyser(polId));

/** 1014 (2025): deliver a new SM4 key, written as 16 characters whose bytes are the key, with its creation time. */
export const deliverKey = (to: CommandTo, newSk: string, created: Instant): Message =>
  command(to, '1014', [[['SKCreateTime', printQn(created)], ['NewSK', newSk]]]);

const analyser = (polId: string | undefined): Item[] => (polId === undefined ? [] : [[['PolId', polId]]]);
