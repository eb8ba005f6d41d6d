import type { House } from '../flow/house.ts';
import { PushDoor } from '../flow/push/push-door.ts';
import { FrameNumbers, pushDoor } from '../sense/frame-numbers.ts';
import type { FlowLoop } from './flow-loop.ts';

/** The door of pushed readings, its frames numbered beside those of the gateway, its hours determined by the same loop. */
export async function openPushDoor(house: House, loop: FlowLoop): Promise<PushDoor> {
  const numbers = new FrameNumbers(pushDoor, await house.observations.lastNumber(), house.clocks.machine);
  return new PushDoor({
    store: house.observations, clocks: house.clocks, nextNumber: () => numbers.next(), onStored: (hours, last) => loop.queue.add(hours, last),
    onTrouble: (error) => console.error('pushed readings not stored', error),
  });
}
