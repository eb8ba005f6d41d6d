import { fail, ok } from '../../basis/result.ts';
import { approvalSheet as approvalEndpoint } from '../../contract/case.ts';
import { approvalSheet } from '../../close/approval-sheet.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Case } from '../../model/case.ts';
import { handle, type Handler } from '../handler.ts';
import { checkViews } from '../views/case-view.ts';
import { visible } from './case.ts';

/** 销号审批表: what the leader reads before signing, with the independent check and the signer's own record. */
export function approvalHandlers(house: House): readonly Handler[] {
  return [
    handle(approvalEndpoint, async ({ params }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const { of } = found.value;
      const type = declaredType(house.programmes, of.type);
      const sheet = type.sheet === undefined ? fail('case.not-approvable', of.type) : approvalSheet(of, type.sheet);
      if (!sheet.ok) return sheet;
      const signed = await signedBy(house, found.value.caller.person.id, of.type);
      return ok({
        frozen: of.frozen, sheet: sheet.value, check: await checkViews(house, type, of), signatures: [...of.signatures],
        record: { signed: signed.length, rebounded: signed.filter((other) => other.rebounds > 0).length },
        qr: JSON.stringify({ item: of.number, hash: sheet.value.hash, version: sheet.value.version }),
      });
    }),
  ];
}

/** 签字人自己的记录: items that this person signed, wherever they are now. */
async function signedBy(house: House, person: string, type: string): Promise<readonly Case[]> {
  const all = await house.records.read(machineViewer).cases({ types: [type], limit: 2_000 });
  return all.filter((of) => of.signatures.some((signature) => signature.actor.person === person));
}
