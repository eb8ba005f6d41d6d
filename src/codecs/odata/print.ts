import type { Expansion, Expression, Ordering, Query, Value } from './ast.ts';
import { printTime } from './times.ts';
import { printWkt } from './wkt.ts';

/** The text of a tree: what stands in an operation is in brackets, so that it reads the same whatever binds tighter. */
export function printExpression(of: Expression): string {
  switch (of.kind) {
    case 'literal': return printValue(of.value);
    case 'path': return of.steps.join('/');
    case 'call': return `${of.name}(${of.args.map(printExpression).join(',')})`;
    case 'unary': return of.operator === 'not' ? `not ${bracketed(of.of)}` : `-${bracketed(of.of)}`;
    case 'binary': return `${bracketed(of.left)} ${of.operator} ${bracketed(of.right)}`;
  }
}

const bracketed = (of: Expression): string => (of.kind === 'binary' || of.kind === 'unary' ? `(${printExpression(of)})` : printExpression(of));

export function printValue(value: Value): string {
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  return value.kind === 'shape' ? `geography'${printWkt(value.geometry)}'` : printTime(value);
}

/** Options by name, in one order; what was not asked is not there. */
export function printOptions(query: Query): readonly (readonly [name: string, text: string])[] {
  const options: [string, string][] = [];
  const put = (name: string, text: string | number | boolean | undefined): void => {
    if (text !== undefined && text !== '') options.push([name, String(text)]);
  };
  put('$filter', query.filter === undefined ? undefined : printExpression(query.filter));
  put('$orderby', query.orderby.map(printOrdering).join(','));
  put('$top', query.top);
  put('$skip', query.skip);
  put('$count', query.count);
  put('$select', query.select.map(({ text }) => text).join(','));
  put('$expand', query.expand.map(printExpansion).join(','));
  put('$resultFormat', query.resultFormat);
  put('$skiptoken', query.skiptoken);
  return options;
}

const printOrdering = ({ by, descending }: Ordering): string => `${printExpression(by)}${descending ? ' desc' : ''}`;

function printExpansion({ link, query }: Expansion): string {
  const options = printOptions(query).map(([name, text]) => `${name}=${text}`);
  return options.length === 0 ? link : `${link}(${options.join(';')})`;
}

/** `?…` as it stands in an address; empty for a query that asks nothing. */
export function printQuery(query: Query): string {
  const options = printOptions(query).map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  return options.length === 0 ? '' : `?${options.join('&')}`;
}
