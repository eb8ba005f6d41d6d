import { accessFaults } from './faults/access.ts';
import { caseFaults } from './faults/case.ts';
import { dataFaults } from './faults/data.ts';
import { appealFaults } from './faults/appeal.ts';
import { checkFaults } from './faults/check.ts';
import { deviceFaults } from './faults/device.ts';
import { featureFaults } from './faults/features.ts';
import { forwardFaults } from './faults/forward.ts';
import { frameFaults } from './faults/frame.ts';
import { markFaults } from './faults/mark.ts';
import { keyFaults } from './faults/key.ts';
import { exportFaults } from './faults/export.ts';
import { pushFaults } from './faults/push.ts';
import { queryFaults } from './faults/query.ts';
import { signatureFaults } from './faults/signature.ts';
import { registerFaults } from './faults/register.ts';
import { thingFaults } from './faults/thing.ts';
import { systemFaults } from './faults/system.ts';
import { outgoingFaults } from './faults/outgoing.ts';
import { traceFaults } from './faults/trace.ts';

/** How one expected failure is answered over HTTP and said in both languages; `about` is said where the detail is known, in its place. */
export type Fault = { readonly http: number; readonly zh: string; readonly en: string; readonly about?: { readonly zh: string; readonly en: string } };

/** The one catalogue of expected failures. A code is a public contract: add, never rename. */
export const faults = {
  ...systemFaults,
  ...accessFaults,
  ...dataFaults,
  ...frameFaults,
  ...checkFaults,
  ...appealFaults,
  ...deviceFaults,
  ...markFaults,
  ...featureFaults,
  ...forwardFaults,
  ...caseFaults,
  ...signatureFaults,
  ...registerFaults,
  ...queryFaults,
  ...keyFaults,
  ...pushFaults,
  ...exportFaults,
  ...thingFaults,
  ...outgoingFaults,
  ...traceFaults,
} as const satisfies Record<string, Fault>;

export type FaultCode = keyof typeof faults;

export const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faults, code);

/** What a fault says of its detail; `placed`: the words hold the detail already. */
export function faultSays(code: FaultCode, detail: string): { readonly zh: string; readonly en: string; readonly placed: boolean } {
  const { zh, en, about }: Fault = faults[code];
  if (about === undefined || detail === '') return { zh, en, placed: false };
  const say = (words: string): string => words.replaceAll('{detail}', () => detail);
  return { zh: say(about.zh), en: say(about.en), placed: true };
}
