import type { House } from '../flow/house.ts';
import { verifyFiles } from '../flow/verify-files.ts';
import type { VerifiedHistories } from '../flow/verify-histories.ts';
import { verifyAll } from './history-workers.ts';

export type VerifiedStore = VerifiedHistories & { readonly files: number };

/** Everything that the installation keeps of its cases: histories with their checkpoints, and each file that they name. */
export async function verifyStored(house: House, say?: (done: number, of: number) => void): Promise<VerifiedStore> {
  const histories = await verifyAll(house, say);
  const { files, flaws } = await verifyFiles(house);
  return { ...histories, files, flaws: [...histories.flaws, ...flaws] };
}
