import { seededRandom } from '../../src/basis/random.ts';

/** The receiver under trial: bytes of one link in, the answers of what became durable out. */
export type ReceiverPort = {
  receive(link: string, bytes: Uint8Array): Promise<readonly Uint8Array[]>;
  /** The link is gone; bytes of a half frame with it. */
  cut(link: string): void;
  /** The process ends and starts again over the same store. */
  restart(): Promise<void>;
};
export type TrialFrame = { readonly mn: string; readonly qn: string; readonly bytes: Uint8Array };
export type Outcome = {
  /** Index of every frame that was answered. */
  readonly acknowledged: ReadonlySet<number>;
  /** Whole frames that reached the receiver, repeats counted each time. */
  readonly delivered: number;
  readonly fates: Readonly<Record<Fate, number>>;
};
export type Fate = 'deliver' | 'lose' | 'repeat' | 'delay' | 'cut' | 'answer-lost' | 'restart';

const fates: readonly (readonly [Fate, weight: number])[] = [
  ['deliver', 50], ['lose', 12], ['repeat', 10], ['delay', 10], ['cut', 8], ['answer-lost', 8], ['restart', 2],
];
const weights = fates.reduce((sum, [, weight]) => sum + weight, 0);

/**
 * Loggers that send until they are answered over a world that loses, repeats, delays and cuts, and a receiver that restarts.
 * Seeded: the same seed is the same history. Ends when every frame was answered; throws when `stepsMax` do not suffice.
 */
export async function runTrial(frames: readonly TrialFrame[], port: ReceiverPort, seed: number, stepsMax = frames.length * 40): Promise<Outcome> {
  const random = seededRandom(seed);
  const acknowledged = new Set<number>();
  const delayed: number[] = [];
  const counts: Record<Fate, number> = { deliver: 0, lose: 0, repeat: 0, delay: 0, cut: 0, 'answer-lost': 0, restart: 0 };
  let open = frames.map((_, at) => at);
  let delivered = 0;

  const deliver = async (at: number, heard: boolean): Promise<void> => {
    const frame = frames[at];
    if (frame === undefined) return;
    delivered += 1;
    const answers = await port.receive(frame.mn, frame.bytes);
    if (heard && answers.some((answer) => settles(answer, frame))) acknowledged.add(at);
  };
  const suffer = async (fate: Fate, at: number): Promise<void> => {
    const frame = frames[at];
    if (fate === 'lose' || frame === undefined) return;
    if (fate === 'delay') return void delayed.push(at);
    if (fate === 'cut') {
      await port.receive(frame.mn, frame.bytes.subarray(0, 1 + Math.floor(random() * (frame.bytes.length - 6))));
      return port.cut(frame.mn);
    }
    await deliver(at, fate !== 'answer-lost' && fate !== 'restart');
    if (fate === 'repeat') await deliver(at, true);
    if (fate === 'restart') await port.restart();
  };

  for (let step = 0; open.length > 0; step += 1) {
    if (step > stepsMax) throw new Error(`${open.length} frames unanswered after ${step} steps of seed ${seed}`);
    const late = delayed.length > 0 && random() < 0.3 ? delayed.splice(Math.floor(random() * delayed.length), 1)[0] : undefined;
    const at = late ?? open[Math.floor(random() * Math.min(open.length, 20))] ?? 0;
    const fate = late === undefined ? drawn(random() * weights) : 'deliver';
    counts[fate] += 1;
    await suffer(fate, at);
    open = open.filter((held) => !acknowledged.has(held));
  }
  return { acknowledged, delivered, fates: counts };
}

function drawn(at: number): Fate {
  let sum = 0;
  for (const [fate, weight] of fates) {
    sum += weight;
    if (at < sum) return fate;
  }
  return 'deliver';
}

function settles(answer: Uint8Array, frame: TrialFrame): boolean {
  const text = new TextDecoder('latin1').decode(answer);
  return text.includes('CN=9014') && text.includes(`QN=${frame.qn}`) && text.includes(`MN=${frame.mn}`);
}
