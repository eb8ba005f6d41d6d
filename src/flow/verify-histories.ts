import { merkleRoot } from '../basis/merkle.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { EventText } from '../model/event-text.ts';
import { chainHeadLeaf, checkpointContent, checkpointHash } from '../model/history.ts';
import type { ChainHead } from '../publish/checkpoint.ts';
import { flaw, type Flaw } from '../publish/flaw.ts';
import { parseKey, type VerificationKey } from '../publish/key.ts';
import { signatureHolds } from '../publish/signature.ts';
import { headsOfDay } from './checkpoints.ts';
import type { House } from './house.ts';
import type { RecordReader } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

export type VerifiedHistories = { readonly cases: number; readonly events: number; readonly checkpoints: number; readonly flaws: readonly Flaw[] };

export type Verifying = {
  /** The flaws of whole histories, so many at once as there are threads. */
  readonly check: (histories: readonly { readonly events: readonly EventText[]; readonly head: string }[]) => Promise<readonly Flaw[]>;
  readonly threads: number;
  /** Is told how many cases are done. */
  readonly say: (done: number, of: number) => void;
  /** Sees each event. */
  readonly pass: (event: EventText) => void;
};

const casesAtOnce = 500;

/**
 * Every history of the installation as it is stored: each chain to its case's head, every checkpoint's signature and link, and that what
 * the newest checkpoint saw still stands.
 */
export async function verifyHistories(house: House, { check, threads, say, pass }: Verifying): Promise<VerifiedHistories> {
  const records = house.records.read(machineViewer);
  const heads = await records.chainHeads();
  const checkpoints = await records.checkpoints();
  const newest = checkpoints.at(-1);
  const witnessed = new Map((newest === undefined ? [] : await headsOfDay(records, newest.day) ?? []).map((head) => [head.case, head]));
  const flaws: Flaw[] = [...checkpointFlaws(checkpoints, house.signer.key, [...witnessed.values()])];
  let events = 0;
  let done = 0;
  const running = new Set<Promise<void>>();
  for (let from = 0; from < heads.length; from += casesAtOnce) {
    const chunk = heads.slice(from, from + casesAtOnce);
    const histories = await historiesOf(records, chunk);
    for (const { events: own } of histories) {
      events += own.length;
      for (const event of own) pass(event);
      flaws.push(...rewritten(own, witnessed));
    }
    const checking = async (): Promise<void> => {
      flaws.push(...await check(histories));
      say(done += chunk.length, heads.length);
    };
    const checked = checking().finally(() => running.delete(checked));
    running.add(checked);
    if (running.size > threads) await Promise.race(running);
  }
  await Promise.all(running);
  flaws.push(...[...witnessed.values()].map(({ case: id }) => flaw('history.broken', `case ${id}`, '检查点中的案卷已不存在', 'a case that the checkpoint saw is gone')));
  return { cases: heads.length, events, checkpoints: checkpoints.length, flaws };
}

async function historiesOf(records: RecordReader, heads: readonly ChainHead[]) {
  const byCase = Map.groupBy(await records.eventTextsOf(heads.map((head) => head.case)), (event) => event.case);
  return heads.map((head) => ({ head: head.hash, events: (byCase.get(head.case) ?? []).filter(({ seq }) => seq <= head.seq) }));
}

/** What the newest checkpoint saw of this history must stand in it; each case is taken off the list. */
function rewritten(events: readonly EventText[], witnessed: Map<string, ChainHead>): readonly Flaw[] {
  const id = events[0]?.case ?? '';
  const seen = witnessed.get(id);
  witnessed.delete(id);
  if (seen === undefined || events[seen.seq - 1]?.hash === seen.hash) return [];
  return [flaw('history.broken', `case ${id}, event ${seen.seq}`, '检查点之后历史被改写', 'history was re-written after the newest checkpoint')];
}

function checkpointFlaws(checkpoints: readonly Checkpoint[], keyText: string, heads: readonly ChainHead[]): readonly Flaw[] {
  const key = parseKey(keyText);
  if (!key.ok) return [flaw(key.fault, 'key', '公钥格式不正确', 'the key is not in a known form')];
  const newest = checkpoints.at(-1);
  const root = newest === undefined || merkleRoot(heads.map(chainHeadLeaf)) === newest.root;
  return [
    ...checkpoints.flatMap((checkpoint, index) => linkFlaws(checkpoint, checkpoints[index - 1], key.value)),
    ...(root ? [] : [flaw('history.broken', `checkpoint ${newest?.day ?? ''}`, '检查点所依据的记录已被改动', 'what the checkpoint was made over was changed')]),
  ];
}

function linkFlaws(checkpoint: Checkpoint, before: Checkpoint | undefined, key: VerificationKey): readonly Flaw[] {
  const where = `checkpoint ${checkpoint.day}`;
  if (!signatureHolds(checkpoint.signature, checkpointContent(checkpoint), key)) return [flaw('history.unsigned', where, '检查点签名不符', 'the checkpoint signature does not hold')];
  const linked = checkpoint.previous === (before === undefined ? '' : checkpointHash(before));
  return linked ? [] : [flaw('history.broken', where, '检查点不相连', 'the checkpoint does not link to the one before')];
}
