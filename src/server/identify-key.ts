import { keyDay, viewerOfKey } from '../flow/api-keys.ts';
import type { House } from '../flow/house.ts';
import { machineViewer } from '../flow/viewer.ts';
import { keyStateOn, type ApiKey } from '../model/api-key.ts';
import type { Caller } from './caller.ts';
import { tokenHash } from './credentials.ts';

const usedEveryMs = 60_000;
const bearer = /^Bearer +(\S{1,200})$/iu;

/** The key of `Authorization: Bearer …`; undefined where the header is another's. */
export const bearerIn = (header: string | undefined): string | undefined => bearer.exec(header ?? '')?.[1];

/** Who comes with a key. Asked of the records each time, so that a key that is revoked opens nothing from that moment on. */
export function keyIdentifier(house: House) {
  const noted = new Map<string, number>();
  const note = (key: ApiKey, now: number): void => {
    if (now - Math.max(noted.get(key.id) ?? 0, key.usedAt ?? 0) < usedEveryMs) return;
    noted.set(key.id, now);
    house.records.write(machineViewer, (records) => records.apiKeyUsed(key.id, now)).catch((error: unknown) => console.error('use of a key not noted', key.id, error));
  };
  return async (secret: string, peer: string): Promise<Caller> => {
    const key = await house.records.read(machineViewer).apiKeyByHash(tokenHash(secret));
    if (key === undefined || keyStateOn(key, keyDay(house)) !== 'good') {
      return { kind: 'bad-key', viewer: { scope: 'none', unit: '', region: '', role: 'public' }, peer, fault: key === undefined ? 'key.unknown' : 'key.not-good' };
    }
    note(key, house.clocks.machine());
    return { kind: 'key', viewer: viewerOfKey(key), peer, key };
  };
}
