import { isDeepStrictEqual } from 'node:util';
import type { SigningReader, SigningWriter } from '../../../flow/ports/signing.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { SigningCredential } from '../../../model/signing-credential.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const isMachine = ({ viewer }: Look): boolean => viewer.scope === 'all' && viewer.role === machineViewer.role;

export const signingReads = (look: Look): SigningReader => ({
  signingCredentials: async (person) => (isMachine(look) ? [...look.state().signingCredentials.values()] : [])
    .filter(({ certificate }) => person === undefined || certificate.person === person).sort((a, b) => ascending(a.id, b.id)),
  sheetOpenings: async (person) => (isMachine(look) ? [...look.state().sheetOpenings.values()] : [])
    .filter((opening) => opening.person === person).sort((a, b) => a.at - b.at || ascending(a.case, b.case)),
});

export const signingWrites = (look: Look): SigningWriter => ({
  async putSigningCredential(credential) {
    if (!isMachine(look)) throw new RowRefused('row of signing_credentials');
    const held = look.state().signingCredentials.get(credential.id);
    if (held !== undefined && !mayFollow(held, credential)) throw new RowRefused('a change of a credential');
    look.state().signingCredentials.set(credential.id, credential);
  },
  async putSheetOpening(opening) {
    if (!isMachine(look)) throw new RowRefused('row of sheet_openings');
    const key = `${opening.person}|${opening.case}|${opening.hash}`;
    if (!look.state().sheetOpenings.has(key)) look.state().sheetOpenings.set(key, opening);
  },
});

function mayFollow(held: SigningCredential, next: SigningCredential): boolean {
  const fixed = ({ kept: _kept, counter: _counter, revokedAt: _at, revokedBy: _by, ...rest }: SigningCredential): object => rest;
  const sameRevocation = held.revokedAt === undefined || (held.revokedAt === next.revokedAt && held.revokedBy === next.revokedBy);
  return isDeepStrictEqual(fixed(held), fixed(next)) && sameRevocation && (next.counter ?? 0) >= (held.counter ?? 0);
}
