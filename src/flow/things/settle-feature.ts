import { ok, type Result } from '../../basis/result.ts';
import { isRecord, parseExactJson } from '../../codecs/sensorthings/exact-json.ts';
import { readFeature } from '../../codecs/sensorthings/read-entity.ts';
import { readStreamId } from '../../codecs/sensorthings/read-stream-id.ts';
import type { ApiKey } from '../../model/api-key.ts';
import { applicationOf } from '../../model/api-key.ts';
import type { House } from '../house.ts';
import { pushTarget } from '../push/frame.ts';
import type { Access } from '../sensorthings/access.ts';
import { openGraph } from '../sensorthings/open-graph.ts';
import { freshThings, keepThings } from './keep.ts';
import { Planting } from './plant.ts';

/**
 * One Observation may name its FeatureOfInterest, or bring it along. The first of a Datastream that an application registered settles it;
 * of a point of the authorities it is the point itself. Faults: thing.*.
 */
export async function settleFeature(house: House, access: Access, key: ApiKey, resource: string, text: string): Promise<Result<true>> {
  const target = pushTarget(resource);
  const json = target?.kind === 'one' ? parseExactJson(text) : undefined;
  const feature = isRecord(json) ? json['FeatureOfInterest'] : undefined;
  if (target?.kind !== 'one' || !isRecord(json) || feature === undefined || feature === null) return ok(true);
  const link = json['Datastream'];
  const id = target.inside ?? (isRecord(link) ? link['@iot.id'] : undefined);
  await freshThings(house);
  const stream = typeof id === 'string' ? house.things.datastream(id) : undefined;
  const series = typeof id === 'string' ? readStreamId(id) : undefined;
  if (stream === undefined || series === undefined || applicationOf(stream.application) !== applicationOf(key)) return ok(true);
  const ref = readFeature(feature);
  if (!ref.ok) return ref;
  const window = { from: 0, to: house.clocks.world() + 1 };
  const measured = await house.observations.countBetween({ series: [series], window }) > 0;
  return keepThings(house, key, async (draft) => {
    const graph = await openGraph(house, access);
    const held = draft.get('Datastreams', stream.id);
    const settled = held === undefined ? ok(stream) : new Planting(draft, (set, of) => graph.all(set).has(of)).settleFeature(held, ref.value, measured);
    return settled.ok ? ok({ value: true as const, action: 'thing.feature', subject: `Datastreams('${stream.id}')` }) : settled;
  });
}
