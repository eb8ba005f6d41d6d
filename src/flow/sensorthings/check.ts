import type { Expression, Query } from '../../codecs/odata/ast.ts';
import { pathsIn } from '../../codecs/odata/evaluate.ts';
import { isIdName, linkOf, propertyOf, type SetName } from '../../codecs/sensorthings/model.ts';
import { flawed, type QueryFailure } from './failure.ts';

/** The first name of a question that nothing bears, whether or not there is anything to ask it of. */
export function checkQuery(set: SetName, query: Query, inside?: string): QueryFailure | undefined {
  const option = (own: string): string => inside ?? own;
  const expressions = [
    ...(query.filter === undefined ? [] : [['$filter', query.filter] as const]), ...query.orderby.map(({ by }) => ['$orderby', by] as const),
  ];
  for (const [own, of] of expressions) {
    const flaw = checkPaths(set, of, option(own));
    if (flaw !== undefined) return flaw;
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

/** What makes no sense of one thing. */
function onlyOfMany({ filter, orderby, top, skip, count }: Query, at: number, link: string): QueryFailure | undefined {
  if (filter === undefined && orderby.length === 0 && top === undefined && skip === undefined && count === undefined) return undefined;
  return flawed('$expand', at, `${link} is one thing: only $select and $expand fit`);
}

function checkPaths(set: SetName, of: Expression, option: string): QueryFailure | undefined {
  for (const { at, steps } of pathsIn(of)) {
    const says = wrongPath(set, steps);
    if (says !== undefined) return flawed(option, at, says);
  }
  return undefined;
}

function wrongPath(set: SetName, [name = '', ...rest]: readonly string[]): string | undefined {
  if (isIdName(name)) return rest.length === 0 ? undefined : `${name} has nothing inside`;
  const link = linkOf(set, name);
  if (link !== undefined) return rest.length === 0 ? `${name} is a link: name a property behind it` : wrongPath(link.to, rest);
  const kind = propertyOf(set, name);
  if (kind === undefined) return `${set} have no ${name}`;
  return rest.length > 0 && kind !== 'json' && kind !== 'place' ? `${name} has nothing inside` : undefined;
}
