import { fail, ok } from '../../basis/result.ts';
import * as contract from '../../contract/reporter.ts';
import type { House } from '../../flow/house.ts';
import { lookAtReporters, lookAtTexts, reporterLooks } from '../../flow/reporters.ts';
import { handle, type Handler } from '../handler.ts';

/** Who spoke on a case, and who has looked at it. */
export const reporterHandlers = (house: House): readonly Handler[] => [
  handle(contract.lookAtReporters, async ({ params, body }, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const found = await lookAtReporters(house, caller.viewer, caller.actor, params.id, body.why);
    return found.ok ? ok(found.value.map(({ seq, name, phone, address, enteredAt }) => ({ seq, name, phone, address, enteredAt }))) : found;
  }),
  handle(contract.lookAtTexts, async ({ params, body }, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const found = await lookAtTexts(house, caller.viewer, caller.actor, params.id, body.why);
    return found.ok ? ok(found.value.map((one) => ({ ...one }))) : found;
  }),
  handle(contract.reporterLooks, async ({ params }, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const found = await reporterLooks(house, caller.viewer, caller.actor, params.id);
    return found.ok ? ok(found.value.map(({ says, why, at, worldAt }) => ({ says, why, at, worldAt }))) : found;
  }),
];
