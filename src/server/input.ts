import Schema from 'typebox/schema';
import type { TSchema } from 'typebox';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Endpoint, Input } from '../contract/endpoint.ts';

type Place = 'params' | 'query' | 'body';
const places = ['params', 'query', 'body'] as const;
type Properties = Readonly<Record<string, { readonly type?: string }>>;

/** Checks what a request brought against the contract; fault request.invalid names the place that does not fit. */
export type InputCheck = (given: Readonly<Record<Place, unknown>>) => Result<Input<Endpoint>>;

export function compileInput(endpoint: Endpoint): InputCheck {
  const checks = places.map((place) => [place, checkOf(endpoint, place)] as const);
  return (given) => {
    const input: Record<Place, unknown> = { params: undefined, query: undefined, body: undefined };
    for (const [place, check] of checks) {
      const checked = check?.(given[place]);
      if (checked?.ok === false) return checked;
      input[place] = checked?.value;
    }
    return ok(input as Input<Endpoint>);
  };
}

function checkOf(endpoint: Endpoint, place: Place): ((value: unknown) => Result<unknown>) | undefined {
  const schema: TSchema | undefined = endpoint[place];
  if (schema === undefined) return undefined;
  const validator = Schema.Compile(schema);
  const properties = (schema as { readonly properties?: Properties }).properties ?? {};
  return (value) => {
    const shaped = place === 'body' ? value : readFromText(properties, value);
    const unstorable = unstorableText(shaped, place);
    if (unstorable !== undefined) return fail('request.invalid', `${unstorable}: text that no store can hold`);
    if (validator.Check(shaped)) return ok(shaped);
    const [, errors] = validator.Errors(shaped);
    return fail('request.invalid', `${place}${errors[0]?.instancePath ?? ''}: ${errors[0]?.message ?? ''}`);
  };
}

/** Query and path values arrive as text; declared numbers and booleans are read from it. */
const readFromText = (properties: Properties, value: unknown): unknown =>
  Object.fromEntries(Object.entries((value ?? {}) as Record<string, unknown>).map(([name, text]) => [name, read(Object.hasOwn(properties, name) ? properties[name]?.type : undefined, text)]));

function read(type: string | undefined, text: unknown): unknown {
  if ((type === 'integer' || type === 'number') && typeof text === 'string' && text.trim() !== '') return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Where a value, at any depth, holds NUL or half a surrogate pair: neither engine keeps such text as it is. */
function unstorableText(value: unknown, where: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? undefined : where;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableText(key, where) ?? unstorableText(inner, `${where}/${key}`);
    if (found !== undefined) return found.toWellFormed().replaceAll('\0', '␀').slice(0, 200);
  }
  return undefined;
}
