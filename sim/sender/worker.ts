import { parentPort, workerData } from 'node:worker_threads';
import { Hours } from '../province/hours.ts';
import { growProvince } from '../province/province.ts';
import { Truth } from '../province/truth.ts';
import { Fleet, type Progress } from './fleet.ts';
import type { Errand, Order, Report } from './orders.ts';

const tickMs = 250;
const errand = workerData as Errand;
const province = growProvince({ seed: errand.seed, size: errand.size });
const truth = new Truth(province, errand.overrides);
const report = (progress: Progress): void => parentPort?.postMessage({ progress } satisfies Report);
const fleet = new Fleet({ ...errand, devices: province.devices, hours: new Hours(province, truth), onProgress: report });

let world: { readonly now: number; readonly speed: number; readonly heard: number } | undefined;
const tick = setInterval(() => {
  if (world !== undefined) fleet.follow(world.now + (performance.now() - world.heard) * world.speed, world.speed);
  report(fleet.progress);
}, tickMs);

parentPort?.on('message', (order: Order) => {
  if ('world' in order) world = { ...order.world, heard: performance.now() };
  else if ('override' in order) truth.override(order.override);
  else {
    clearInterval(tick);
    fleet.stop();
    report(fleet.progress);
    parentPort?.close();
  }
});
