import { useSyncExternalStore } from 'react';
import { readCase } from '../../../contract/case.ts';
import { readSession } from '../../../contract/session.ts';
import { call, FaultError } from '../../app/client.ts';
import { uploadEvidence } from '../../app/upload.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { waiting, type Capture, type Fault } from './capture.ts';
import { sendAll, type Door, type Progress, type Standing } from './send.ts';
import { browserShelf } from './shelf.ts';

export type Outbox = {
  /** Undefined until the shelf was read. */
  readonly captures?: readonly Capture[];
  readonly progress?: Progress;
  /** Why the last run came to nothing. */
  readonly fault?: Fault;
};

let held: Outbox = {};
const listeners = new Set<() => void>();

export const useOutbox = (): Outbox => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => held);

function hold(next: Outbox): void {
  held = next;
  for (const listener of listeners) listener();
}

/** Reads the shelf again, newest first. */
export async function readShelf(): Promise<void> {
  const captures = (await browserShelf.all()).toSorted((a, b) => b.at - a.at);
  hold({ ...held, captures });
}

/** False when the same photograph stands there already. Rejects when the phone has no room. */
export async function keepCapture(capture: Omit<Capture, 'at' | 'state'>, bytes: ArrayBuffer): Promise<boolean> {
  const kept = await browserShelf.keep({ ...capture, at: Date.now(), state: 'waiting' }, bytes);
  await readShelf();
  return kept;
}
export async function removeCapture(id: string): Promise<void> {
  await browserShelf.remove(id);
  await readShelf();
}
export async function retryCapture(capture: Capture): Promise<void> {
  await browserShelf.change(waiting(capture));
  await sendNow();
}
export const bytesOf = (id: string): Promise<ArrayBuffer | undefined> => browserShelf.bytes(id);

let running = false;
let again = false;

/** Sends what waits; one run at a time, also over several windows. Asked for during a run, another follows it. */
export async function sendNow(): Promise<void> {
  again = true;
  if (running) return;
  running = true;
  try {
    while (again) {
      again = false;
      await alone(run);
    }
  } finally {
    running = false;
  }
}

const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request('qingshan-field', work) : work();

async function run(): Promise<void> {
  const { fault: _before, ...rest } = held;
  hold(rest);
  try {
    await sendAll(browserShelf, door, (progress) => {
      hold({ ...held, progress });
      void readShelf();
    });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    hold({ ...held, fault: { code: error.fault, detail: error.detail } });
  } finally {
    const { progress: _over, ...left } = held;
    hold(left);
    await readShelf();
  }
}

const door: Door = {
  who: async () => {
    try {
      return (await call(readSession, {})).acting.id;
    } catch (error) {
      if (error instanceof FaultError && error.fault === 'access.sign-in-needed') return undefined;
      throw error;
    }
  },
  read: async (id) => standingOf(await call(readCase, { params: { id } })),
  hand: async ({ case: id, item, name, type, at, note, place }, bytes, seq) => {
    const where = place === undefined ? {} : { lon: place.lon.toFixed(6), lat: place.lat.toFixed(6), within: String(place.within) };
    const said = { capturedAt: String(at), ...(note === '' ? {} : { note }), ...where };
    return standingOf(await uploadEvidence(id, item, seq, new File([bytes], name, { type }), said));
  },
};

function standingOf(view: View): Standing {
  const { seq = 0, evidence = [] } = caseOf(view);
  return { seq, held: evidence };
}
