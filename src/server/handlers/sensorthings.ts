import { fail, ok, type Result } from '../../basis/result.ts';
import { changeSensorThings, createSensorThings, readSensorThings, replaceSensorThings, sensorThingsRoot, withdrawSensorThings } from '../../contract/sensorthings.ts';
import { streamFields } from '../../codecs/sensorthings/streams.ts';
import type { Access } from '../../flow/sensorthings/access.ts';
import { answerSensorThings, type Answer } from '../../flow/sensorthings/answer.ts';
import type { House } from '../../flow/house.ts';
import { SensorThingsWriter, type Sent, type Written } from '../../flow/things/write.ts';
import type { StoredSeries } from '../../flow/ports/observations.ts';
import { handleForeign, type Call, type ForeignReply, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';
import { maySeePoint } from '../rights.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { basisOf } from '../views/basis.ts';
import { overviewFreshMs, shownWithinMs } from '../views/display-rules.ts';

/** The one right of this door is that of every page about points; which series are stored is listed once for all who ask within a minute. */
export function sensorThingsHandlers(house: House, { push }: Pick<Runtime, 'push'>): readonly Handler[] {
  const lists = new SharedAnswers<readonly StoredSeries[]>(() => house.clocks.machine(), overviewFreshMs, 1);
  const accessOf = ({ caller, asked: { origin } }: Call): Access => ({
    sees: (point) => maySeePoint(house, caller.viewer, point), basis: (point) => basisOf(house, point.kind, house.clocks.world()), disclosedWithinMs: shownWithinMs,
    series: () => lists.of('stored', () => house.observations.storedSeries(streamFields)), origin,
  });
  const pushed = new Set<string>();
  /** A series that an application begins stands in the lists at once, so that the address it is told leads somewhere. */
  const writer = new SensorThingsWriter(house, push, (id) => {
    if (!pushed.has(id)) lists.forget('stored');
    pushed.add(id);
  });
  const write = async (act: 'create' | 'change' | 'replace' | 'withdraw', resource: string, call: Call): Promise<Result<Written>> => {
    const { caller, raw = new Uint8Array() } = call;
    if (caller.kind !== 'key') return fail('key.needed');
    const sent: Sent = { access: accessOf(call), pusher: { key: caller.key, peer: caller.peer }, resource, bytes: raw };
    return writer[act](sent);
  };
  return [
    handleForeign(sensorThingsRoot, async ({ query }, call) => replyOf(await answerSensorThings(house, accessOf(call), '', { ...query }))),
    handleForeign(readSensorThings, async ({ params, query }, call) => replyOf(await answerSensorThings(house, accessOf(call), params.resource, query))),
    handleForeign(createSensorThings, ({ params }, call) => write('create', params.resource, call)),
    handleForeign(changeSensorThings, ({ params }, call) => write('change', params.resource, call)),
    handleForeign(replaceSensorThings, ({ params }, call) => write('replace', params.resource, call)),
    handleForeign(withdrawSensorThings, ({ params }, call) => write('withdraw', params.resource, call)),
  ];
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

function replyOf(answer: Result<Answer>): Result<ForeignReply<unknown>> {
  if (!answer.ok) return answer;
  const { value } = answer;
  if ('nothing' in value) return ok({ body: '', status: 204 });
  return ok('text' in value ? { body: value.text, headers: plainText } : { body: value.json });
}
