import { fail, ok, type Result } from '../basis/result.ts';
import { declaredType } from './cases/case-types.ts';
import { projectToPublic } from './cases/project-to-public.ts';
import type { House } from './house.ts';
import type { FileScan, ScanState } from './ports/kept-files.ts';
import { machineViewer } from './viewer.ts';

/** `never`: the file came when the place had no scanner. */
export type FileStanding = ScanState | 'never';

/**
 * Keeps a file that somebody hands in, once the scanner has looked at it. What it finds is kept in quarantine: nobody is served it.
 * While the scanner is down the file is taken, and looked at later. Fault file.infected.
 */
export async function keepHandedIn(house: House, bytes: Uint8Array): Promise<Result<string>> {
  const hash = await house.files.put(bytes);
  if (house.scanner === undefined) return ok(hash);
  const known = (await house.records.read(machineViewer).fileScans([hash]))[0];
  const scan = known?.state === 'clean' || known?.state === 'infected' ? known : await scanned(house, hash, bytes, 0);
  return scan?.state === 'infected' ? fail('file.infected', scan.says) : ok(hash);
}

async function scanned(house: House, hash: string, bytes: Uint8Array, tries: number): Promise<FileScan | undefined> {
  const said = await house.scanner?.scan(bytes);
  if (said === undefined) return undefined;
  const words = said.state === 'clean' ? '' : said.state === 'infected' ? said.name : said.why;
  const scan: FileScan = { hash, state: said.state === 'unanswered' ? 'waiting' : said.state, says: words, at: house.clocks.machine(),
    tries: tries + 1 };
  await house.records.write(machineViewer, (records) => records.putFileScan(scan));
  return scan;
}

/** Whether a file may leave the house to who may see it. Fault file.infected. */
export async function servable(house: House, hash: string): Promise<Result<true>> {
  const scan = (await house.records.read(machineViewer).fileScans([hash]))[0];
  return scan?.state === 'infected' ? fail('file.infected', scan.says) : ok(true);
}

/** How each of these files stands. */
export async function standingOf(house: House, hashes: readonly string[]): Promise<ReadonlyMap<string, FileStanding>> {
  const scans = hashes.length === 0 ? [] : await house.records.read(machineViewer).fileScans(hashes);
  const known = new Map(scans.map(({ hash, state }) => [hash, state]));
  return new Map(hashes.map((hash) => [hash, known.get(hash) ?? 'never']));
}

const atOnce = 20;
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;

/** Longer after each try, an hour at most. */
const nextTry = ({ at, tries }: FileScan): number => at + (tries === 0 ? 0 : Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs));

/**
 * Asks again about files that the scanner said nothing of; what the public was kept from is shown once it is clean. How many were
 * answered.
 */
export async function scanAgain(house: House): Promise<number> {
  if (house.scanner === undefined) return 0;
  const waiting = await house.records.read(machineViewer).scansWaiting(atOnce);
  let answered = 0;
  for (const scan of waiting.filter((one) => nextTry(one) <= house.clocks.machine())) {
    const bytes = await house.files.get(scan.hash);
    const next = bytes === undefined ? undefined : await scanned(house, scan.hash, bytes, scan.tries);
    if (next === undefined || next.state === 'waiting') continue;
    answered += 1;
    await publishAnew(house, scan.hash);
  }
  return answered;
}

/** The public rows of every case that holds the file, as they are now that more is known of it. */
async function publishAnew(house: House, hash: string): Promise<void> {
  for (const { case: held } of await house.records.read(machineViewer).fileUses([hash])) {
    await house.records.write(machineViewer, async (records) => {
      const of = held === undefined ? undefined : await records.case(held.id);
      if (of !== undefined) await projectToPublic(house, records, declaredType(house.programmes, of.type), of, of);
    });
  }
}
