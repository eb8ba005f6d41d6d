import { factors, valueText } from '../../src/cli/simulate-frames.ts';
import { startPeer, type PeerName } from './time-series-server.ts';

export type Feed = { readonly links: number; readonly values: number; readonly seconds: number };
const linesPerRequest = 5000;
/** One request is being taken in while the next is written. */
const atOnce = 2;

/**
 * Values a second that the peer answers for over HTTP: the frames of the same devices as line protocol (what both peers take in
 * fastest over HTTP without a format of their own), one line a frame, 5,000 lines a request. Null: not installed here.
 */
export async function peerValuesPerSecond(name: PeerName, { links, values, seconds }: Feed): Promise<number | null> {
  const peer = await startPeer(name);
  if (peer === undefined) return null;
  try {
    const codes = factors(values, '2017');
    const started = performance.now();
    const state = { serial: 0, taken: 0 };
    await Promise.all(Array.from({ length: atOnce }, async () => {
      while (performance.now() - started < seconds * 1000) {
        const body = linesFrom(state.serial, links, codes);
        state.serial += linesPerRequest;
        const answer = await fetch(`${peer.url}/write?db=bench&precision=ms`, { method: 'POST', body });
        if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
        state.taken += linesPerRequest;
      }
    }));
    return Math.round((state.taken * values) / ((performance.now() - started) / 1000));
  } finally {
    await peer.stop();
  }
}

/** Frame n is the (n / links)th of device n mod links, a second apart, as the sender of the bench has it. */
function linesFrom(serial: number, links: number, codes: readonly string[]): string {
  let text = '';
  for (let frame = serial; frame < serial + linesPerRequest; frame += 1) {
    const device = frame % links;
    const round = Math.floor(frame / links);
    text += `readings,mn=SIM${String(device).padStart(5, '0')} `;
    for (const [index, code] of codes.entries()) text += `${index === 0 ? '' : ','}${code}=${valueText(device * 7 + round, index)}`;
    text += ` ${Date.UTC(2020, 0, 1) + round * 1000}\n`;
  }
  return text;
}
