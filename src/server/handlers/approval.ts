import { numberParameter } from '../../act/parameters.ts';
import { fail, ok } from '../../basis/result.ts';
import { approvalSheet as approvalEndpoint } from '../../contract/case.ts';
import { approvalSheet } from '../../close/approval-sheet.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { parametersOf } from '../../flow/cases/parameters-of.ts';
import type { House } from '../../flow/house.ts';
import { signersRecord } from '../../flow/signing/meeting.ts';
import { sheetOpened } from '../../flow/signing/openings.ts';
import type { CaseType } from '../../model/case-type.ts';
import { shortCode } from '../../model/signing.ts';
import { handle, type Handler } from '../handler.ts';
import { checkViews } from '../views/case-view.ts';
import { visible } from './case.ts';

/** 销号审批表: what the leader reads before signing, with the independent check and the signer's own record. */
export function approvalHandlers(house: House): readonly Handler[] {
  return [
    handle(approvalEndpoint, async ({ params }, { caller, asked }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const { of } = found.value;
      const type = declaredType(house.programmes, of.type);
      const sheet = type.sheet === undefined ? fail('case.not-approvable', of.type) : approvalSheet(of, type.sheet);
      if (!sheet.ok) return sheet;
      await sheetOpened(house, found.value.caller.person.id, of);
      return ok({
        frozen: of.frozen, sheet: sheet.value, check: await checkViews(house, type, of), signatures: [...of.signatures],
        record: await signersRecord(house, found.value.caller.person.id),
        qr: `${asked.origin}/public/items/${of.id}#${sheet.value.hash}`, code: shortCode(sheet.value.hash), papers: [...(of.papers ?? [])],
        gapDays: valueOf(house, type, 'gap'), password: valueOf(house, type, 'password') === 1,
      });
    }),
  ];
}

/** A parameter of signing as it stands here; zero where the declaration names none. */
function valueOf(house: House, type: CaseType, of: 'gap' | 'password'): number {
  const id = type.steps.flatMap(({ effects }) => effects).find((effect) => effect.effect === 'sign')?.[of];
  return id === undefined ? 0 : numberParameter(type, id, parametersOf(house, type.id));
}
