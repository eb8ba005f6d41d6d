import type { Expression } from '../../codecs/odata/ast.ts';
import { isIdName, linkOf, propertyOf, type SetName } from '../../codecs/sensorthings/model.ts';

type Wrong = { readonly at: number; readonly says: string };
/** Paths through more sets than these multiply without bound: Locations/Things/Datastreams/Observations goes through three. */
const setsMost = 3;
/** From an Observation, of which there are many thousand, through one. */
const setsMostOfObservations = 1;

/** The first thing wrong with an expression: a name that nothing bears, a path too wide, two sets set against each other. */
export function wrongIn(set: SetName, of: Expression): Wrong | undefined {
  switch (of.kind) {
    case 'literal': return undefined;
    case 'path': return wrongPath(set, of);
    case 'unary': return wrongIn(set, of.of);
    case 'call': return wrongParts(set, of.at, of.args);
    case 'binary': return of.operator === 'and' || of.operator === 'or' ? wrongIn(set, of.left) ?? wrongIn(set, of.right) : wrongParts(set, of.at, [of.left, of.right]);
  }
}

function wrongParts(set: SetName, at: number, parts: readonly Expression[]): Wrong | undefined {
  for (const part of parts) {
    const wrong = wrongIn(set, part);
    if (wrong !== undefined) return wrong;
  }
  return parts.filter((part) => isManifold(set, part)).length > 1 ? { at, says: 'two paths through sets cannot be set against each other' } : undefined;
}

function isManifold(set: SetName, of: Expression): boolean {
  switch (of.kind) {
    case 'literal': return false;
    case 'path': return setsIn(set, of.steps).length > 0;
    case 'unary': return of.operator === 'minus' && isManifold(set, of.of);
    case 'call': return of.args.some((arg) => isManifold(set, arg));
    case 'binary': return [of.left, of.right].some((side) => isManifold(set, side));
  }
}

/** The sets that a path goes through, by the names of their links. */
function setsIn(set: SetName, [name = '', ...rest]: readonly string[]): readonly string[] {
  const link = linkOf(set, name);
  return link === undefined ? [] : [...(link.many ? [name] : []), ...setsIn(link.to, rest)];
}

function wrongPath(set: SetName, { at, steps }: Extract<Expression, { kind: 'path' }>): Wrong | undefined {
  const says = unknownIn(set, steps) ?? tooWideIn(set, steps);
  return says === undefined ? undefined : { at, says };
}

function unknownIn(set: SetName, [name = '', ...rest]: readonly string[]): string | undefined {
  if (isIdName(name)) return rest.length === 0 ? undefined : `${name} has nothing inside`;
  const link = linkOf(set, name);
  if (link !== undefined) return rest.length === 0 ? `${name} is a link: name a property behind it` : unknownIn(link.to, rest);
  const kind = propertyOf(set, name);
  if (kind === undefined) return `${set} have no ${name}`;
  return rest.length > 0 && kind !== 'json' && kind !== 'place' ? `${name} has nothing inside` : undefined;
}

function tooWideIn(set: SetName, steps: readonly string[]): string | undefined {
  const through = setsIn(set, steps);
  const observed = through.indexOf('Observations');
  if (set === 'Observations' && observed >= 0) return 'a path from Observations does not lead through Observations';
  if (observed >= 0 && observed < through.length - 1) return 'a path through Observations does not lead on through a set';
  const most = set === 'Observations' ? setsMostOfObservations : setsMost;
  return through.length > most ? `a path may go through ${most} sets` : undefined;
}
