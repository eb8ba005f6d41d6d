import type { House } from '../flow/house.ts';
import { FilesNamed } from '../flow/verify-files.ts';
import { verifyHistories, type VerifiedHistories } from '../flow/verify-histories.ts';
import { HistoryWorkers } from './history-workers.ts';

export type VerifiedStore = VerifiedHistories & { readonly files: number };

/** Everything that the installation keeps of its cases: histories with their checkpoints, in threads that end with it, and each file that they name. */
export async function verifyStored(house: House, say: (done: number, of: number) => void = () => undefined): Promise<VerifiedStore> {
  const workers = new HistoryWorkers();
  try {
    const named = new FilesNamed();
    const histories = await verifyHistories(house, { check: (some) => workers.check(some), threads: workers.size, say, pass: (event) => named.note(event) });
    const { files, flaws } = await named.verify(house);
    return { ...histories, files, flaws: [...histories.flaws, ...flaws] };
  } finally {
    await workers.close();
  }
}
