import { addEvidence } from '../contract/case.ts';
import { exportReadings } from '../contract/export.ts';
import { listFeatures } from '../contract/features.ts';
import { judgeLines } from '../contract/judge.ts';
import { readSensorThings } from '../contract/sensorthings.ts';
import { objectTo, notFixed } from '../contract/public.ts';
import { changePin, handInPaper } from '../contract/signing.ts';
import { setUpFirst, signIn } from '../contract/session.ts';

/** What protects the web door, each by the minute; technical limits, not policy. `createApp` takes others. */
export type Limits = {
  /** Requests of one address to one endpoint. */
  readonly requests: number;
  /** The same for endpoints, by id, that cost more or stand open to anybody. */
  readonly requestsTo: Readonly<Record<string, number>>;
  /** Sign-ins as one account from one address: guesses at one password. A whole office may share an address, nobody shares an account. */
  readonly signInsAsOne: number;
};

export const usualLimits: Limits = {
  requests: 1200,
  requestsTo: { [signIn.id]: 300, [setUpFirst.id]: 10, [objectTo.id]: 10, [notFixed.id]: 10, [addEvidence.id]: 60, [handInPaper.id]: 60, [changePin.id]: 10, [judgeLines.id]: 60, [listFeatures.id]: 600, [readSensorThings.id]: 600, [exportReadings.id]: 30 },
  signInsAsOne: 10,
};

/** The minute in which they count. */
export const windowMs = 60_000;
