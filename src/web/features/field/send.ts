import { FaultError } from '../../app/client.ts';
import { begun, refused, sent, toSend, waiting, type Capture, type Shelf } from './capture.ts';

/** What the case says now: its newest event and the files that stand on it. */
export type Standing = { readonly seq: number; readonly held: readonly { readonly hash: string; readonly item: string }[] };

/** The server as the outbox sees it; every refusal is a FaultError, a lost server too. */
export type Door = {
  /** The office that is signed in; undefined for nobody. */
  readonly who: () => Promise<string | undefined>;
  readonly read: (of: string) => Promise<Standing>;
  readonly hand: (capture: Capture, bytes: ArrayBuffer, seq: number) => Promise<Standing>;
};

export type Progress = { readonly done: number; readonly of: number };

const triesMax = 4;
/** These say nothing about the capture: it is sent again later. */
const passing = new Set(['system.not-running', 'system.internal', 'access.too-many-requests', 'request.conflict']);

/**
 * Sends what waits for this office, oldest first, one after the other. One that the server refuses stays, with its bytes and the reason;
 * when the server is lost or nobody is signed in, all that is left waits. Callers see to it that one run goes at a time; two would not
 * double anything, since each upload names the last event that it saw and looks first whether the file stands there.
 */
export async function sendAll(shelf: Shelf, door: Door, told: (progress: Progress) => void = () => undefined): Promise<void> {
  const who = await door.who();
  if (who === undefined) throw new FaultError('access.sign-in-needed', '');
  const own = (await shelf.all()).filter((capture) => capture.by === who && toSend(capture)).toSorted((a, b) => a.at - b.at);
  for (const [done, capture] of own.entries()) {
    told({ done, of: own.length });
    await sendOne(shelf, door, capture);
  }
  told({ done: own.length, of: own.length });
}

async function sendOne(shelf: Shelf, door: Door, capture: Capture): Promise<void> {
  await shelf.change(begun(capture));
  const bytes = await shelf.bytes(capture.id);
  if (bytes === undefined) return shelf.change(refused(capture, { code: 'file.missing', detail: '' }));
  try {
    await handIn(door, capture, bytes);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const fault = { code: error.fault, detail: error.detail };
    const later = passing.has(error.fault) || error.fault === 'access.sign-in-needed';
    await shelf.change(later ? waiting(capture, fault) : refused(capture, fault));
    // Without server or session the others would fare the same.
    if (later && error.fault !== 'request.conflict') throw error;
    return;
  }
  await shelf.change(sent(capture));
}

/** Resolves when the file stands on the case, by this upload or by an earlier one whose answer was lost. */
async function handIn(door: Door, capture: Capture, bytes: ArrayBuffer): Promise<void> {
  for (let left = triesMax; ; left -= 1) {
    const { seq, held } = await door.read(capture.case);
    if (held.some(({ hash, item }) => hash === capture.hash && item === capture.item)) return;
    try {
      await door.hand(capture, bytes, seq);
      return;
    } catch (error) {
      if (left <= 1 || !(error instanceof FaultError) || error.fault !== 'request.conflict') throw error;
    }
  }
}
