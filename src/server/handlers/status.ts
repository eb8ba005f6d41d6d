import { fail, ok } from '../../basis/result.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Reply } from '../../contract/endpoint.ts';
import { health, listProgrammes, metrics, openApi, setClock, status } from '../../contract/status.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import type { Metrics } from '../metrics.ts';
import { openApiOf } from '../openapi.ts';
import type { Runtime } from '../runtime.ts';
import { regionName } from '../views/names.ts';

export function statusHandlers(house: House, runtime: Runtime, endpoints: () => readonly Endpoint[], numbers: Metrics): readonly Handler[] {
  const view = async (): Promise<Reply<typeof status>> => {
    const root = runtime.rootRegion();
    const stopped = runtime.clock.stoppedBecause();
    const filling = runtime.filling();
    return {
      mode: house.mode, version: house.version,
      setUp: root !== '' && (await house.records.read(machineViewer).accounts()).length > 0,
      name: regionName(house, root).name,
      world: { now: house.clocks.world(), speed: runtime.clock.speed(), running: stopped === undefined && runtime.clock.speed() > 0, ...(stopped === undefined ? {} : { stoppedBecause: stopped }) },
      ...(filling === undefined ? {} : { filling }),
      counts: { points: house.directory.points.size, devices: house.directory.devices.size, regions: house.directory.regions.size },
      root: regionName(house, root),
    };
  };
  return [
    handle(health, async () => {
      const says = runtime.gateway.says();
      const well = runtime.gateway.acknowledging();
      return ok({ status: well ? 'ok' as const : 'degraded' as const, mode: house.mode, frames: { ...runtime.gateway.counts() }, ...(well ? {} : { says: says.en }) });
    }),
    handle(status, async () => ok(await view())),
    handle(setClock, async ({ body }) => {
      if (house.mode !== 'drill') return fail('access.no-right', 'drill only');
      await runtime.clock.set(body);
      return ok(await view());
    }),
    handle(listProgrammes, async () => ok([...house.programmes])),
    handle(openApi, async () => ok(openApiOf(endpoints(), house.version))),
    handleFile(metrics, async () => ok({ bytes: await numbers.text(), type: numbers.contentType })),
  ];
}
