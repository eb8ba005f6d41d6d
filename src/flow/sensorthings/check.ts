import type { Expression, Query } from '../../codecs/odata/ast.ts';
import { isIdName, linkOf, propertyOf, type SetName } from '../../codecs/sensorthings/model.ts';
import { flawed, type QueryFailure } from './failure.ts';
import { wrongIn } from './check-expression.ts';

/** The first name of a question that nothing bears, or part of it that would cost without bound, whether or not there is anything to ask. */
export function checkQuery(set: SetName, query: Query, inside?: string): QueryFailure | undefined {
  const option = (own: string): string => inside ?? own;
  for (const [own, of] of expressionsOf(query)) {
    const wrong = wrongIn(set, of);
    if (wrong !== undefined) return flawed(option(own), wrong.at, wrong.says);
  }
  const unknown = query.select.find(({ text }) => !isIdName(text) && propertyOf(set, text) === undefined && linkOf(set, text) === undefined);
  if (unknown !== undefined) return flawed(option('$select'), unknown.at, `${set} have no ${unknown.text}`);
  for (const { at, link, query: nested } of query.expand) {
    const found = linkOf(set, link);
    if (found === undefined) return flawed(option('$expand'), at, `${set} have no link ${link}`);
    const flaw = found.many ? undefined : onlyOfMany(nested, at, link);
    const below = flaw ?? checkQuery(found.to, nested, option('$expand'));
    if (below !== undefined) return below;
  }
  return undefined;
}

const expressionsOf = ({ filter, orderby }: Query): readonly (readonly [string, Expression])[] =>
  [...(filter === undefined ? [] : [['$filter', filter] as const]), ...orderby.map(({ by }) => ['$orderby', by] as const)];

/** What makes no sense of one thing. */
function onlyOfMany({ filter, orderby, top, skip, count }: Query, at: number, link: string): QueryFailure | undefined {
  if (filter === undefined && orderby.length === 0 && top === undefined && skip === undefined && count === undefined) return undefined;
  return flawed('$expand', at, `${link} is one thing: only $select and $expand fit`);
}
