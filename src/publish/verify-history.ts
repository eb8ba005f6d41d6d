import { canonical, type Json } from '../basis/canonical.ts';
import { commit } from '../basis/commitment.ts';
import { rootFrom } from '../basis/merkle.ts';
import { dayOf, instant } from '../basis/time.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { chainHeadLeaf, checkpointContent, checkpointHash, eventHash } from '../model/history.ts';
import type { PublicEvent } from './disclosure.ts';
import { flaw, type Flaw } from './flaw.ts';
import type { VerificationKey } from './key.ts';
import { openingTitle, shownFields } from './public-case.ts';
import type { PublicFile } from './public-file.ts';
import { signatureHolds } from './signature.ts';

const broken = (where: string, zh: string, en: string): Flaw => flaw('history.broken', where, zh, en);

/** The chain: numbers without a gap, each hash over header and commitments, each link to the one before, each value shown. */
export function eventFlaw(file: PublicFile): Flaw | undefined {
  let previous = '';
  for (const [index, event] of file.events.entries()) {
    const where = `events[${index}]`;
    if (event.seq !== index + 1) return broken(where, '记录缺失或次序改变', 'an event is missing or out of order');
    if (event.previous !== previous) return broken(`${where}.previous`, '与前一条记录不相连', 'does not link to the event before');
    if (eventHash({ case: file.case.id, ...event }) !== event.hash) return broken(`${where}.hash`, '记录内容与其摘要不符', 'the event does not fit its hash');
    const value = valueFlaw(event, where);
    if (value !== undefined) return value;
    previous = event.hash;
  }
  return undefined;
}

function valueFlaw(event: PublicEvent, where: string): Flaw | undefined {
  for (const [field, { salt, value }] of Object.entries(event.disclosed)) {
    if (!Object.hasOwn(event.commitments, field) || event.commitments[field] !== commit(field, salt, value)) {
      return broken(`${where}.disclosed.${field}`, '公开的值与承诺不符', 'the value shown does not fit its commitment');
    }
  }
  const loose = Object.keys(event.redacted).find((field) => !Object.hasOwn(event.commitments, field) || Object.hasOwn(event.disclosed, field));
  return loose === undefined ? undefined : broken(`${where}.redacted.${loose}`, '没有对应的承诺', 'no commitment stands for it');
}

/** The head of the file says nothing that the events do not. */
export function caseFlaw(file: PublicFile): Flaw | undefined {
  const opening = file.events[0]?.disclosed ?? {};
  const told: Readonly<Record<string, Json | undefined>> = {
    type: opening['data.$type']?.value, number: opening['data.$number']?.value, region: opening['data.$region']?.value,
    title: openingTitle(file.events), state: file.events.at(-1)?.disclosed['to']?.value, fields: shownFields(file.events),
  };
  const head: Readonly<Record<string, Json>> = file.case;
  const wrong = Object.keys(told).find((name) => told[name] === undefined || canonical(told[name]) !== canonical(head[name] as Json));
  return wrong === undefined ? undefined : broken(`case.${wrong}`, '与记录不符', 'does not fit the events');
}

/** Every checkpoint from the first that contains the case to the newest, without a gap, and each one's head within this history. */
export function checkpointFlaw(file: PublicFile, key: VerificationKey): Flaw | undefined {
  if (file.checkpoints.length === 0) return broken('checkpoints', '尚无检查点证明该记录', 'no checkpoint proves this history yet');
  let before: Checkpoint | undefined = file.before ?? undefined;
  const start = startFlaw(file, before, key);
  if (start !== undefined) return start;
  let seq = 0;
  for (const [index, inclusion] of file.checkpoints.entries()) {
    const where = `checkpoints[${index}]`;
    const found = signedFlaw(inclusion.checkpoint, before, where, key) ?? inclusionFlaw(file, inclusion, where, seq);
    if (found !== undefined) return found;
    before = inclusion.checkpoint;
    seq = inclusion.seq;
  }
  return notedFlaw(file, key);
}

/** The checkpoint before the first must be older than the case, else one that held another history could have been left out. */
function startFlaw(file: PublicFile, before: Checkpoint | undefined, key: VerificationKey): Flaw | undefined {
  if (before === undefined) return undefined;
  if (before.key !== key.id || !signatureHolds(before.signature, checkpointContent(before), key)) return flaw('history.unsigned', 'before', '检查点签名不符', 'the checkpoint signature does not hold');
  const opened = dayOf(instant(file.events[0]?.at ?? 0));
  return before.day < opened ? undefined : broken('before', '遗漏了更早的检查点', 'an earlier checkpoint was left out');
}

function signedFlaw(checkpoint: Checkpoint, before: Checkpoint | undefined, where: string, key: VerificationKey): Flaw | undefined {
  if (checkpoint.key !== key.id || !signatureHolds(checkpoint.signature, checkpointContent(checkpoint), key)) {
    return flaw('history.unsigned', `${where}.checkpoint.signature`, '检查点签名不符', 'the checkpoint signature does not hold');
  }
  const linked = checkpoint.previous === (before === undefined ? '' : checkpointHash(before)) && (before === undefined || before.day < checkpoint.day);
  return linked ? undefined : broken(`${where}.checkpoint.previous`, '检查点不相连', 'the checkpoint does not link to the one before');
}

function inclusionFlaw(file: PublicFile, inclusion: PublicFile['checkpoints'][number], where: string, seqBefore: number): Flaw | undefined {
  const { checkpoint, seq, hash, proof } = inclusion;
  if (rootFrom(chainHeadLeaf({ case: file.case.id, seq, hash }), proof) !== checkpoint.root) {
    return broken(`${where}.proof`, '不在检查点之内', 'the history is not in the checkpoint');
  }
  if (seq >= seqBefore && file.events[seq - 1]?.hash === hash) return undefined;
  return broken(where, '检查点之后历史被改写', 'history was re-written after this checkpoint');
}

function notedFlaw(file: PublicFile, key: VerificationKey): Flaw | undefined {
  const [first, last] = [file.checkpoints[0]?.checkpoint.day ?? '', file.checkpoints.at(-1)?.checkpoint.day ?? ''];
  for (const noted of key.noted.filter(({ day }) => first <= day && day <= last)) {
    const same = file.checkpoints.some(({ checkpoint }) => checkpoint.day === noted.day && checkpoint.root === noted.root);
    if (!same) return broken(`checkpoints ${noted.day}`, '与已公布的检查点不同,历史被重新签署', 'differs from the checkpoint that was published: history was signed anew');
  }
  return undefined;
}
