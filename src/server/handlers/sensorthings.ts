import { ok, type Result } from '../../basis/result.ts';
import { readSensorThings, sensorThingsRoot } from '../../contract/sensorthings.ts';
import { streamFields } from '../../codecs/sensorthings/streams.ts';
import type { Access } from '../../flow/sensorthings/access.ts';
import { answerSensorThings, type Answer } from '../../flow/sensorthings/answer.ts';
import type { House } from '../../flow/house.ts';
import type { StoredSeries } from '../../flow/ports/observations.ts';
import { handleForeign, type Call, type ForeignReply, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { basisOf } from '../views/basis.ts';
import { overviewFreshMs, shownWithinMs } from '../views/display-rules.ts';

/** The one right of this door is that of every page about points; which series are stored is listed once for all who ask within a minute. */
export function sensorThingsHandlers(house: House): readonly Handler[] {
  const lists = new SharedAnswers<readonly StoredSeries[]>(() => house.clocks.machine(), overviewFreshMs, 1);
  const accessOf = ({ caller, asked: { origin } }: Call): Access => ({
    sees: (point) => maySeePoint(house, caller.viewer, point), basis: (point) => basisOf(house, point.kind, house.clocks.world()), disclosedWithinMs: shownWithinMs,
    series: () => lists.of('stored', () => house.observations.storedSeries(streamFields)), origin,
  });
  return [
    handleForeign(sensorThingsRoot, async ({ query }, call) => replyOf(await answerSensorThings(house, accessOf(call), '', { ...query }))),
    handleForeign(readSensorThings, async ({ params, query }, call) => replyOf(await answerSensorThings(house, accessOf(call), params.resource, query))),
  ];
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

function replyOf(answer: Result<Answer>): Result<ForeignReply<unknown>> {
  if (!answer.ok) return answer;
  const { value } = answer;
  if ('nothing' in value) return ok({ body: '', status: 204 });
  return ok('text' in value ? { body: value.text, headers: plainText } : { body: value.json });
}
