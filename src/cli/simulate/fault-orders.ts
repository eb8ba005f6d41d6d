import { fail, ok, type Result } from '../../basis/result.ts';
import { faultList, faultRow, type FaultName } from './fault-list.ts';

/** One `--fault`: on which share of the links, how hard, and from when to when in seconds of the run. */
export type FaultOrder = { readonly name: FaultName; readonly share: number; readonly value: number; readonly from: number; readonly to: number };

const isFault = (name: string): name is FaultName => Object.hasOwn(faultList, name);
const pattern = /^([a-z-]+)(?::(\d*\.?\d+)(%?))?(?::([+-]?\d*\.?\d+))?(?:@(\d*\.?\d+)-(\d*\.?\d+)?)?$/;

/** `NAME[:SHARE[:VALUE]][@FROM-[TO]]`, the share as 0.1 or 10 %; without one a tenth of the links, and all of them for a storm. Fault `system.bad-option`. */
export function readFaultOrder(text: string): Result<FaultOrder> {
  const [, name = '', share, percent, value, from, to] = pattern.exec(text) ?? [];
  if (!isFault(name)) return fail('system.bad-option', `--fault ${text}: NAME[:SHARE[:VALUE]][@FROM-[TO]]`);
  const part = share === undefined ? (name === 'storm' ? 1 : 0.1) : Number(share) / (percent === '%' ? 100 : 1);
  if (part <= 0 || part > 1) return fail('system.bad-option', `--fault ${text}: the share of the links is above 0 and at most 1`);
  const bounds = faultRow(name).value;
  const given = value === undefined ? bounds?.usual ?? 0 : Number(value);
  if (value !== undefined && (bounds === undefined || given < bounds.least || given > bounds.most)) {
    return fail('system.bad-option', `--fault ${text}: ${bounds === undefined ? 'takes no value' : `${bounds.is}, ${bounds.least} to ${bounds.most}`}`);
  }
  const order = { name, share: part, value: given, from: Number(from ?? 0), to: to === undefined ? Infinity : Number(to) };
  return order.from < order.to ? ok(order) : fail('system.bad-option', `--fault ${text}: from is before to`);
}

/** All of them, or the first that cannot be read. */
export function readFaultOrders(texts: readonly string[]): Result<readonly FaultOrder[]> {
  const orders: FaultOrder[] = [];
  for (const text of texts) {
    const order = readFaultOrder(text);
    if (!order.ok) return order;
    orders.push(order.value);
  }
  return ok(orders);
}
