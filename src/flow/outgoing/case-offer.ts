import type { Stepped } from '../../act/context.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { CaseOffer } from '../ports/deliveries.ts';

/**
 * What an event of a case says to programmes outside: which case, what happened, when, by which unit, how it stands. Nothing that a
 * person wrote in a form beyond the title, and where speakers are kept apart not even that, for it may begin with their words; no
 * person's name. Whoever needs more asks the API with rights of their own.
 */
export function offerOf({ mode, clocks }: House, { reporters, title: typeTitle }: CaseType, { case: of, event: { seq, event, from, to, at, actor } }: Stepped): CaseOffer {
  const { id, type, number, region } = of;
  const title = reporters === undefined ? of.title : typeTitle;
  return {
    case: id, seq, type, event, region, at: clocks.machine(),
    content: { case: id, type, number, title, region, event, seq, from, to, at, mode, ...(actor.unit === '' ? {} : { unit: actor.unit }) },
  };
}
