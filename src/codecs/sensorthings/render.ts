import type { Query } from '../odata/ast.ts';
import { entityTypes, isIdName, type Entity, type Id } from './model.ts';

/** `1` or `'x'` as it stands in an address. */
export const printKey = (id: Id): string => (typeof id === 'number' ? String(id) : `'${encodeURIComponent(id.replaceAll("'", "''"))}'`);
export const selfLink = (base: string, { set, id }: Pick<Entity, 'set' | 'id'>): string => `${base}/${set}(${printKey(id)})`;

/** One link of an entity, expanded: what stands behind it. */
export type Expanded =
  | { readonly link: string; readonly one: object }
  | { readonly link: string; readonly page: { readonly value: readonly object[]; readonly count?: number; readonly nextLink?: string } };

/** An entity as JSON: all of it, or what `$select` names and `$expand` brings. */
export function renderEntity(entity: Entity, query: Pick<Query, 'select'>, base: string, expanded: readonly Expanded[]): object {
  const self = selfLink(base, entity);
  const inside = new Map(expanded.map((one) => [one.link, one]));
  const wanted = query.select.map(({ text }) => text);
  const asked = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const control = wanted.length === 0 ? { '@iot.id': entity.id, '@iot.selfLink': self } : wanted.some(isIdName) ? { '@iot.id': entity.id } : {};
  const properties = Object.entries(entity.body).filter(([name]) => asked(name));
  const links = Object.keys(entityTypes[entity.set].links).filter((name) => asked(name) && !inside.has(name)).map((name) => [`${name}@iot.navigationLink`, `${self}/${name}`] as const);
  return { ...control, ...Object.fromEntries(properties), ...Object.fromEntries(links), ...Object.assign({}, ...expanded.map(renderExpanded)) as object };
}

function renderExpanded(expanded: Expanded): object {
  if ('one' in expanded) return { [expanded.link]: expanded.one };
  const { link, page: { value, count, nextLink } } = expanded;
  return {
    ...(count === undefined ? {} : { [`${link}@iot.count`]: count }), [link]: value, ...(nextLink === undefined ? {} : { [`${link}@iot.nextLink`]: nextLink }),
  };
}
