import { why as whyEndpoint } from '../../contract/point.ts';
import { terminalWhy } from '../../contract/admin.ts';
import type { House } from '../../flow/house.ts';
import { why } from '../../flow/why/why.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';

export function whyHandlers(house: House): readonly Handler[] {
  return [
    handle(whyEndpoint, async ({ params }, { caller }) => why(house, caller.viewer, params.id, (point) => maySeePoint(house, caller.viewer, point))),
    handle(terminalWhy, async ({ params }, { caller }) => why(house, caller.viewer, params.id, () => true)),
  ];
}
