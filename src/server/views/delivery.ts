import type { Json } from '../../basis/canonical.ts';
import { openingEvent } from '../../act/fold.ts';
import type { House } from '../../flow/house.ts';
import type { Delivery } from '../../model/delivery.ts';
import type { Words } from '../../model/words.ts';
import { faultWords } from './fault-words.ts';

type Content = { readonly case: string; readonly number: string; readonly title: Words; readonly type: string; readonly event: string };

/** A delivery as the keeper of the webhook reads it: which event of which case, what became of it, what went wrong last. */
export function deliveryView(house: House, { id, state, tries, queuedAt, settledAt, dueAt, trouble, content }: Delivery) {
  const { case: of, number, title, type, event } = content as Content & Json;
  const declared = house.programmes.flatMap(({ cases }) => cases).find((one) => one.id === type);
  const step = declared?.steps.find((one) => one.event === event)?.title ?? (event === openingEvent ? { zh: '立案', en: 'opened' } : { zh: event, en: event });
  return {
    id, state, tries, queuedAt, case: { id: of, number, title: { zh: title.zh, en: title.en } }, type, event: step,
    ...(settledAt === undefined ? {} : { settledAt }), ...(state === 'waiting' ? { nextInMs: Math.max(0, dueAt - house.clocks.machine()) } : {}),
    ...(trouble === undefined ? {} : { trouble: { ...trouble, message: faultWords(trouble.fault) } }),
  };
}
