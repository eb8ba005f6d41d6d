import { fail, ok, type Result } from '../../basis/result.ts';
import * as contract from '../../contract/ledger-import.ts';
import type { House } from '../../flow/house.ts';
import { keepUpload } from '../../flow/imports/uploaded.ts';
import { aboveAsked, askedOf, carryLedger, ledgerType, sourceOf, startLedger, tryLedger } from '../../flow/ledger-import/ledger-import.ts';
import { lookAtLedger } from '../../flow/ledger-import/look-at-ledger.ts';
import type { ImportRun } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Caller, SignedIn } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { ledgerRunView, refusedLedgerRow } from '../views/ledger-run.ts';

const linesShown = 1_000;

/** 接管台账: an old ledger comes up, is looked at, tried, and taken over piece by piece. */
export function ledgerImportHandlers(house: House): readonly Handler[] {
  return [...lookHandlers(house), ...runHandlers(house)];
}

function lookHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.lookAtLedger, async ({ query }, { caller, stream }) => {
      const asker = signedIn(caller);
      const type = ledgerType(house, query.type, asker.actor);
      if (!type.ok) return type;
      const above = await aboveAsked(house, asker, type.value, query.parent);
      if (!above.ok) return above;
      if (stream === undefined) return fail('file.empty');
      const file = await keepUpload(house, stream.name, stream.bytes);
      const look = await lookAtLedger(house, type.value, above.value, file);
      return look.ok ? ok({ ...file, ...look.value }) : look;
    }),
    handle(contract.tryLedger, async ({ body }, { caller }) => {
      const done = await tryLedger(house, signedIn(caller), body);
      return done.ok ? ok({ ...done.value, refused: done.value.refused.length, lines: done.value.refused.slice(0, linesShown).map(refusedLedgerRow) }) : done;
    }),
  ];
}

function runHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.startLedger, async ({ body: { expected, ...asked } }, { caller }) => viewOf(await startLedger(house, signedIn(caller), asked, expected))),
    handle(contract.carryLedger, async ({ params }, { caller }) => viewOf(await carryLedger(house, signedIn(caller), params.id))),
    handle(contract.listLedgerRuns, async ({ query }, { caller }) => {
      const type = ledgerType(house, query.type, signedIn(caller).actor);
      return type.ok ? ok((await house.records.read(machineViewer).imports(50, sourceOf(type.value.id))).map(ledgerRunView)) : type;
    }),
    handle(contract.refusedLedgerRows, async ({ params, query: { after = 0 } }, { caller }) => {
      const run = await house.records.read(machineViewer).importRun(params.id);
      if (run?.kind !== 'ledger') return fail('request.not-found', params.id);
      const type = ledgerType(house, askedOf(run).type, signedIn(caller).actor);
      if (!type.ok) return type;
      const rows = await house.records.read(machineViewer).refusedRows(run.id, linesShown, after);
      return ok({ rows: rows.map(refusedLedgerRow), ...(rows.length === linesShown ? { next: after + linesShown } : {}) });
    }),
  ];
}

const viewOf = (run: Result<ImportRun>) => (run.ok ? ok(ledgerRunView(run.value)) : run);

/** Offices by name have signed in: the contract lets nobody else through. */
function signedIn(caller: Caller): SignedIn {
  if (caller.kind !== 'signed-in') throw new TypeError('an endpoint of offices was reached without one');
  return caller;
}
