import { commitmentText, saltsOf } from '../basis/commitment.ts';
import type { HashText } from '../basis/hash.ts';
import { jsonMembers } from '../basis/json-members.ts';
import { actorFields, eventDomain } from './history.ts';
import type { EventText } from './event-text.ts';

const members = 'actor data enteredAt event from seed to';
const actorMembers = actorFields.toSorted();
const actorNames = actorMembers.join(' ');
const headFields = ['event', 'from', 'to'] as const;
const saltOfActor = actorMembers.map((field) => headFields.length + actorFields.indexOf(field));
const dataFrom = headFields.length + actorFields.length;

/**
 * The hash of an event straight from its canonical text: each value is hashed as it stands there, so nothing is parsed and written again
 * (src/model/history.ts says the same of a parsed event). Undefined where the text has another form; whether what it says holds is
 * then for the parsed event to tell. A hash that fits proves the text canonical too, for that is what was committed.
 */
export function eventTextHash({ case: id, seq, at, text }: EventText, previous: string, hash: HashText): string | undefined {
  const whole = jsonMembers(text, 0);
  if (whole?.end !== text.length || whole.names.join(' ') !== members) return undefined;
  const value = (place: number): string => text.slice(whole.starts[place], whole.ends[place]);
  const actor = jsonMembers(text, whole.starts[0] as number);
  const data = jsonMembers(text, whole.starts[1] as number);
  if (data === undefined || actor?.names.join(' ') !== actorNames) return undefined;
  const salts = saltsOf(value(5).slice(1, -1), dataFrom + data.names.length, hash);
  let commitments = '';
  const add = (field: string, salt: number, of: string): void => {
    commitments += `${commitments === '' ? '' : ','}"${field}":"${hash(commitmentText(`"${field}"`, `"${salts[salt]}"`, of))}"`;
  };
  for (const [place, field] of actorMembers.entries()) add(`actor.${field}`, saltOfActor[place] as number, text.slice(actor.starts[place], actor.ends[place]));
  for (const [place, field] of data.names.entries()) add(`data.${field}`, dataFrom + place, text.slice(data.starts[place], data.ends[place]));
  for (const [place, field] of headFields.entries()) add(field, place, value(field === 'event' ? 3 : field === 'from' ? 4 : 6));
  return hash(`${eventDomain}{"at":${at},"case":${JSON.stringify(id)},"commitments":{${commitments}},"enteredAt":${value(2)},"previous":"${previous}","seq":${seq}}`);
}
