import { fail, ok } from '../../basis/result.ts';
import { challengeOf } from '../../codecs/proof/passkey.ts';
import * as contract from '../../contract/signing.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { takeStep } from '../../flow/cases/take-step.ts';
import type { House } from '../../flow/house.ts';
import { keepHandedIn } from '../../flow/scans.ts';
import { credentialsOf, revokeCredential, worldDay } from '../../flow/signing/credentials.ts';
import { meetingRows, signersRecord } from '../../flow/signing/meeting.ts';
import { keepPasskey } from '../../flow/signing/passkeys.ts';
import { prepareSigning } from '../../flow/signing/prepare.ts';
import { changePin } from '../../flow/signing/seal.ts';
import { signingSite } from '../../flow/signing/site.ts';
import { statementText } from '../../model/signing.ts';
import { isGoodOn, type SigningCredential } from '../../model/signing-credential.ts';
import { handle, type Handler } from '../handler.ts';
import { readRegistration, registrationOptions } from '../passkeys.ts';
import { provenPresence } from '../presence.ts';
import { qrTexts } from '../qr.ts';
import { caseRow } from '../views/case-row.ts';
import { caseView } from '../views/case-view.ts';
import { visible } from './case.ts';

/** How leaders sign, and how clerks put a signed paper on the record. */
export const signingHandlers = (house: House): readonly Handler[] => [...askHandlers(house), ...ownHandlers(house),
  ...paperHandlers(house)];

function askHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.prepareSigning, async ({ params }, { caller }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      const { of, caller: { actor } } = found.value;
      const prepared = await prepareSigning(house, declaredType(house.programmes, of.type), of, actor);
      if (!prepared.ok) return prepared;
      const { passkey, ...rest } = prepared.value;
      return ok({ ...rest, ...(passkey === undefined ? {} : { passkey: { site: passkey.site, credentials: [...passkey.credentials],
        challenge: challengeOf(statementText(rest.statement)) } }) });
    }),
    handle(contract.meetingList, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const rows = await meetingRows(house, caller.viewer, caller.actor);
      return ok({ rows: rows.map(({ of, ...row }) => ({ case: caseRow(house, of, undefined), ...row })),
        record: await signersRecord(house, caller.person.id) });
    }),
  ];
}

function ownHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.ownCredentials, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const site = await signingSite(house);
      return ok({ rows: (await credentialsOf(house, caller.person.id)).map((one) => credentialRow(house, one)),
        ...(site === undefined ? {} : { site: site.site }) });
    }),
    handle(contract.changePin, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const changed = await changePin(house, caller.person.id, params.id, body.pin, body.next, caller.actor.says);
      return changed.ok ? ok({ id: changed.value.id }) : changed;
    }),
    handle(contract.passkeyOptions, async (_input, { caller }) => (caller.kind === 'signed-in' ? registrationOptions(house,
      caller) : fail('access.sign-in-needed'))),
    handle(contract.addPasskey, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const present = await provenPresence(house, caller, body.password);
      if (!present.ok) return present;
      const read = await readRegistration(house, caller, body.response, body.ticket);
      return read.ok ? ok({ id: (await keepPasskey(house, { id: caller.person.id, says: caller.actor.says }, read.value,
        body.name)).id }) : read;
    }),
    handle(contract.revokePasskey, async ({ params }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const revoked = await revokeCredential(house, params.id, 'passkey', caller.actor.says, caller.person.id);
      return revoked.ok ? ok({ id: revoked.value.id }) : revoked;
    }),
  ];
}

function paperHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.handInPaper, async ({ params, body: { office, signedOn, code, seenSeq } }, { caller, upload }) => {
      const found = await visible(house, caller, params.id);
      if (!found.ok) return found;
      if (upload === undefined) return fail('file.empty');
      if (!/^(image\/(png|jpeg)|application\/pdf)$/.test(upload.type)) return fail('file.type-refused', upload.name);
      const read = hashIn(await qrTexts(upload.type, upload.bytes));
      const kept = await keepHandedIn(house, upload.bytes);
      if (!kept.ok) return kept;
      const scan = { hash: kept.value, name: upload.name, type: upload.type, size: upload.bytes.length };
      const data = { office, signedOn, ...(code === undefined || code === '' ? {} : { code }) };
      const { caller: { viewer, actor } } = found.value;
      const stepped = await takeStep(house, viewer, {
        case: params.id, event: 'hand-in-paper', actor, seenSeq: Number(seenSeq), data,
          proof: { way: 'paper', scan, ...(read === undefined ? {} : { read }) },
      });
      return stepped.ok ? ok(await caseView(house, viewer, actor, stepped.value)) : stepped;
    }),
  ];
}

/** The hash of the frozen version in the QR code of a sheet: `…#<hash>`. */
const hashIn = (texts: readonly string[]): string | undefined => texts.map((text) => /#([0-9a-f]{64})$/.exec(text)?.[1]).find((hash) => hash !== undefined);

export function credentialRow(house: House, credential: SigningCredential) {
  const { id, certificate: { kind, says, algorithm, from, to, site }, madeAt, madeBy, name, revokedAt, revokedBy } = credential;
  return {
    id, kind, name, says, algorithm, from, to, madeAt, madeBy, good: isGoodOn(credential, worldDay(house)),
    ...(site === undefined ? {} : { site }), ...(revokedAt === undefined ? {} : { revokedAt }),
      ...(revokedBy === undefined ? {} : { revokedBy }),
  };
}
