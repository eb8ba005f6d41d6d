import type { Json } from '../../basis/canonical.ts';
import type { Facts } from '../../act/context.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

/**
 * The entry of the register of causes that a step names by its number. The register is shared by all: a county links its problem to a cause
 * that the province holds, and learns nothing of it here but its number and state.
 */
export async function namedCause(house: House, type: CaseType, event: string, data: Readonly<Record<string, Json>>): Promise<Facts['cause']> {
  const effect = type.steps.filter((step) => step.event === event).flatMap(({ effects }) => effects).find((one) => one.effect === 'link-cause');
  const { cause } = data;
  if (effect?.effect !== 'link-cause' || typeof cause !== 'string' || cause.trim() === '') return undefined;
  const found = await house.records.read(machineViewer).caseHeads({ types: [effect.register], text: cause, limit: 100 });
  const named = found.find(({ number }) => number === cause);
  return named === undefined ? undefined : { id: named.id, number: named.number, state: named.state };
}
