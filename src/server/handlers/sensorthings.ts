import { fail, ok, type Result } from '../../basis/result.ts';
import { createSensorThings, readSensorThings, sensorThingsRoot } from '../../contract/sensorthings.ts';
import { streamFields, streamId } from '../../codecs/sensorthings/streams.ts';
import type { Access } from '../../flow/sensorthings/access.ts';
import { answerSensorThings, type Answer } from '../../flow/sensorthings/answer.ts';
import type { House } from '../../flow/house.ts';
import { pushObservations } from '../../flow/push/push-observations.ts';
import { pushAnswer } from '../../flow/push/push-answer.ts';
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
  const noteSeries = (id: string): void => {
    if (!pushed.has(id)) lists.forget('stored');
    pushed.add(id);
  };
  return [
    handleForeign(sensorThingsRoot, async ({ query }, call) => replyOf(await answerSensorThings(house, accessOf(call), '', { ...query }))),
    handleForeign(readSensorThings, async ({ params, query }, call) => replyOf(await answerSensorThings(house, accessOf(call), params.resource, query))),
    handleForeign(createSensorThings, async ({ params }, { caller, raw = new Uint8Array(), asked: { origin } }) => {
      if (caller.kind !== 'key') return fail('key.needed');
      const made = await pushObservations(house, push, { key: caller.key, peer: caller.peer }, { resource: params.resource, bytes: raw });
      if (!made.ok) return made;
      for (const one of made.value) if (one.ok) noteSeries(streamId(one.value.stream));
      return ok(pushAnswer(made.value, params.resource, origin));
    }),
  ];
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

function replyOf(answer: Result<Answer>): Result<ForeignReply<unknown>> {
  if (!answer.ok) return answer;
  const { value } = answer;
  if ('nothing' in value) return ok({ body: '', status: 204 });
  return ok('text' in value ? { body: value.text, headers: plainText } : { body: value.json });
}
