import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { seededRandom } from '../src/basis/random.ts';

/**
 * The day of so many users, for `casework`: requests at a fixed rate whatever the answers take, each by the next user, mixed as an
 * office asks (work list, list, search, board). A request's time runs from the moment at which it was to be sent. Prints one line.
 */
const [address = '', cookieList = '[]', rate = '200', seconds = '20', seed = '1'] = process.argv.slice(2);
const cookies: readonly string[] = JSON.parse(cookieList);
const random = seededRandom(Number(seed));
const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
const words = ['化工', '印染', '氨氮', '超标', '臭气扰民', '萤石', '造纸', '雨污混流', '00012', '98010'];
const types = ['integrity/exceedance', 'rectification/problem'];

const asks: readonly (readonly [kind: string, share: number, path: () => string])[] = [
  ['work', 0.35, () => '/api/work?limit=50'],
  ['list', 0.3, () => `/api/cases?limit=50&type=${pick(types)}${random() < 0.5 ? '&open=true' : ''}`],
  ['search', 0.2, () => `/api/cases?limit=50&text=${encodeURIComponent(pick(words))}`],
  ['board', 0.15, () => `/api/cases-summary?type=${pick(types)}`],
];
const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';

const times: { readonly kind: string; readonly ms: number }[] = [];
let failed = 0;
const started = performance.now();
const pending: Promise<void>[] = [];
const total = Number(rate) * Number(seconds);
for (let sent = 0; sent < total; sent += 1) {
  const due = started + sent * 1000 / Number(rate);
  const wait = due - performance.now();
  if (wait > 0) await new Promise((go) => setTimeout(go, wait));
  pending.push(ask(sent, due));
}
await Promise.all(pending);
const took = (performance.now() - started) / 1000;
agent.destroy();
process.stdout.write(`${JSON.stringify({
  requests: times.length, failed, perSecond: Math.round(times.length / took), p50: quantile(times, 0.5), p99: quantile(times, 0.99),
  p99By: Object.fromEntries(asks.map(([kind]) => [kind, quantile(times.filter((one) => one.kind === kind), 0.99)])),
})}\n`);

async function ask(turn: number, due: number): Promise<void> {
  let draw = random();
  const [kind, , path] = asks.find(([, share]) => (draw -= share) < 0) ?? asks[0] ?? ['work', 1, () => '/api/work'];
  try {
    const sent = request(new URL(path(), address), { agent, headers: { cookie: cookies[turn % cookies.length] ?? '' } });
    sent.end();
    const [answer] = await once(sent, 'response');
    answer.resume();
    await once(answer, 'end');
    if (answer.statusCode !== 200) failed += 1;
    else times.push({ kind, ms: performance.now() - due });
  } catch {
    failed += 1;
  }
}

function quantile(of: readonly { readonly ms: number }[], at: number): number {
  const sorted = of.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0) * 10) / 10;
}
