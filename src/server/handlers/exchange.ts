import { dayMs } from '../../basis/time.ts';
import { fail, ok } from '../../basis/result.ts';
import { dryRunExchange, listExchangeSources, putExchangeSource } from '../../contract/exchange.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import type { Runtime } from '../runtime.ts';
import { exchangeSourceView } from '../views/exchange.ts';
import { dryRunView } from '../views/import.ts';

const basis = {
  zh: '口径:近30日各批次;读入=已入库+已有+拒收;待读=最近一次读取后仍未处理的行;滞后=其中最早一行写入至今',
  en: 'Basis: batches of the last 30 days; read = stored + had before + refused; waiting = rows left after the last look; lag = since the oldest of them was written',
};
const totalsMs = 30 * dayMs;
const shownBatches = 10;

/** 前置库接入: seen by the province, auditors and who keeps the lines; changed by the system administrator alone. */
export function exchangeHandlers(house: House, { exchange }: Runtime): readonly Handler[] {
  return [
    handle(listExchangeSources, async (_input, { caller }) => {
      const read = house.records.read(machineViewer);
      const now = house.clocks.machine();
      const rows = await Promise.all(exchange.sources.map(async (version) => {
        const { id } = version.source;
        return exchangeSourceView(version, exchange.now(id), await read.exchangeTotals(id, now - totalsMs), await read.imports(shownBatches, id), now);
      }));
      return ok({ rows, mayChange: mayCall(putExchangeSource.who, caller).ok, at: house.clocks.world(), basis });
    }),
    handle(putExchangeSource, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      if (body.id !== params.id) return fail('exchange.unfit', 'id');
      const put = await exchange.put(body, caller.actor.says);
      return put.ok ? ok({ id: put.value.id }) : put;
    }),
    handle(dryRunExchange, async ({ params }) => {
      const dry = await exchange.dryRun(params.id);
      return dry.ok ? ok(dryRunView(house.factors, dry.value)) : dry;
    }),
  ];
}
