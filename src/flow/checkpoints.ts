import type { Json } from '../basis/canonical.ts';
import { fail, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant } from '../basis/time.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { PublicPicture } from '../model/public-picture.ts';
import { nextCheckpoint, type ChainHead, type WitnessedCheckpoint } from '../publish/checkpoint.ts';
import { exportPublicFile } from '../publish/public-file.ts';
import { declaredType } from './cases/case-types.ts';
import type { House } from './house.ts';
import type { RecordReader } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

const headsSetting = (day: string): string => `checkpoint-heads/${day}`;

/**
 * 每日检查点 of the world day that has just ended: root over the newest event of every case, signed, linked to the one before.
 * One a day; when days were skipped (a stopped machine) the newest ended day gets one, and nothing is made up for the others.
 */
export async function makeCheckpoint(house: House): Promise<Checkpoint | undefined> {
  const ended = addDays(dayOf(instant(house.clocks.world())), -1);
  return house.records.write(machineViewer, async (records) => {
    const previous = (await records.checkpoints()).at(-1);
    if (previous !== undefined && previous.day >= ended) return undefined;
    const heads = await records.chainHeads();
    const made = nextCheckpoint({ day: ended, heads, previous, key: house.signer.key, sign: house.signer.sign });
    await records.putCheckpoint(made.checkpoint);
    await records.setSetting(headsSetting(ended), made.heads satisfies Json);
    return made.checkpoint;
  });
}

/** What a checkpoint was made over; undefined for a day without one. */
export const headsOfDay = async (records: RecordReader, day: string): Promise<readonly ChainHead[] | undefined> =>
  (await records.setting(headsSetting(day))) as readonly ChainHead[] | undefined;

async function witnessed(records: RecordReader): Promise<readonly WitnessedCheckpoint[]> {
  const all: WitnessedCheckpoint[] = [];
  for (const checkpoint of await records.checkpoints()) {
    const heads = await headsOfDay(records, checkpoint.day);
    if (heads !== undefined) all.push({ checkpoint, heads });
  }
  return all;
}

/** The exported public file of one published item. Faults: request.not-found, publish.not-public. */
export async function publicFileOf(house: House, id: string): Promise<Result<string>> {
  const records = house.records.read(machineViewer);
  const of = await records.case(id);
  const published = await records.publication(id);
  if (of === undefined || published === undefined) return fail('request.not-found', id);
  const { pictures } = published.content as { readonly pictures?: readonly PublicPicture[] };
  return exportPublicFile({
    type: declaredType(house.programmes, of.type), of, events: await records.caseEvents(id),
    witnessed: await witnessed(records), key: house.signer.key, sign: house.signer.sign, ...(pictures === undefined ? {} : { pictures }),
  });
}
