import { fromMicro } from '../../basis/decimal.ts';
import type { Result } from '../../basis/result.ts';
import { errorOf } from '../../codecs/sensorthings/read-observations.ts';
import { renderEntity, selfLink } from '../../codecs/sensorthings/render.ts';
import { readingObservation } from '../../codecs/sensorthings/streams.ts';
import { sensorThingsPath } from '../sensorthings/access.ts';
import { pushTarget } from './frame.ts';
import type { PushedReading } from './push-observations.ts';

type Created = { readonly status: 201; readonly body: object; readonly headers?: Readonly<Record<string, string>> };

/** One Observation with its address, or the addresses of a DataArray's in their order, with `error: …` where a row was refused. */
export function pushAnswer(made: readonly Result<PushedReading>[], resource: string, origin: string): Created {
  const base = `${origin}${sensorThingsPath}`;
  const linkTo = ({ id }: PushedReading): string => selfLink(base, { set: 'Observations', id });
  const [one] = made;
  if (pushTarget(resource)?.kind === 'one' && one?.ok === true) return { status: 201, headers: { location: linkTo(one.value) }, body: bodyOf(one.value, origin, base) };
  return { status: 201, body: made.map((row) => (row.ok ? linkTo(row.value) : errorOf(row))) };
}

function bodyOf({ stream, row, frame }: PushedReading, origin: string, base: string): object {
  const { at, micro, flag } = row;
  const reading = { ...stream, at, value: fromMicro(micro).toFixed(), flag: String.fromCharCode(flag), frame: String(frame) };
  return renderEntity(readingObservation(stream, reading, `${origin}/api/why/`), { select: [] }, base, []);
}
