import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AirExclusion } from '../../../model/air-exclusion.ts';
import { AirTarget } from '../../../model/air-target.ts';
import { Appointment, Person } from '../../../model/appointment.ts';
import { Enterprise } from '../../../model/enterprise.ts';
import { FirmRecord } from '../../../model/firm-record.ts';
import { OutletLimit } from '../../../model/limit.ts';
import { PermittedAmount } from '../../../model/permitted-amount.ts';
import { Point } from '../../../model/point.ts';
import { Region } from '../../../model/region.ts';
import { Unit } from '../../../model/unit.ts';
import type { Kind } from './register-kinds.ts';

export const schemas: Readonly<Record<Kind, TSchema>> = {
  region: Region, unit: Unit, person: Person, appointment: Appointment, point: Point, enterprise: Enterprise, 'outlet-limit': OutletLimit,
  'air-target': AirTarget, 'air-exclusion': AirExclusion, 'firm-record': FirmRecord, 'permitted-amount': PermittedAmount,
};

export type Body = Readonly<Record<string, unknown>>;
export type Control = 'text' | 'day' | 'number' | 'choice' | 'choices' | 'pairs' | 'group' | 'reference';
/** One field of a form, read from the noun's schema. `to`: the register in which a reference is looked up. */
export type SchemaField = {
  readonly id: string; readonly control: Control; readonly required: boolean;
  readonly options: readonly string[]; readonly to?: Kind; readonly parts: readonly SchemaField[];
};

/** What the schema cannot say: which texts name an entry of another register. */
const references: Readonly<Record<string, Kind>> = {
  person: 'person', unit: 'unit', superior: 'unit', branch: 'unit', enterprise: 'unit', contractor: 'unit', region: 'region', point: 'point', deputyFor: 'appointment', gridWorker: 'person',
  applicant: 'unit',
};
/** Texts that are days, and what the version itself says or the server adds. */
const days = new Set(['permitFrom', 'permitTo', 'day', 'approvedOn', 'coversFrom', 'coversTo', 'expires']);
const ofTheVersion = new Set(['from', 'to', 'enteredAt']);
/** A limit's `unit` is a unit of measure, a unit's own register names its key. */
const noReference = new Set(['outlet-limit.unit']);
/** Too large for a form: kept as it stands. */
const keptAsItIs = new Set(['boundary']);

/** The fields of one register's form, in the schema's order. */
export const fieldsOf = (kind: Kind): readonly SchemaField[] =>
  partsOf(schemas[kind], kind).filter(({ id }) => !ofTheVersion.has(id) && !keptAsItIs.has(id));

type Shape = {
  readonly type?: string; readonly enum?: readonly string[]; readonly required?: readonly string[]; readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>; readonly patternProperties?: object;
};

function partsOf(schema: Shape, kind: Kind): readonly SchemaField[] {
  return Object.entries(schema.properties ?? {}).map(([id, shape]): SchemaField => {
    const to = noReference.has(`${kind}.${id}`) ? undefined : references[id];
    const control = controlOf(id, shape, to);
    return {
      id, control, required: schema.required?.includes(id) === true, options: shape.enum ?? shape.items?.enum ?? [],
      parts: control === 'group' ? partsOf(shape, kind) : [], ...(to === undefined ? {} : { to }),
    };
  });
}

function controlOf(id: string, shape: Shape, to: Kind | undefined): Control {
  if (to !== undefined) return 'reference';
  if (shape.enum !== undefined) return 'choice';
  if (shape.type === 'array') return 'choices';
  if (shape.patternProperties !== undefined) return 'pairs';
  if (shape.type === 'object') return 'group';
  if (shape.type === 'number' || shape.type === 'integer') return 'number';
  return days.has(id) ? 'day' : 'text';
}

/** Where a body does not fit: the first parts of the paths, in the schema's order. Blank optional fields must have been left out. */
export function misfits(kind: Kind, body: Body): readonly string[] {
  const found = [...Value.Errors(schemas[kind], body)].flatMap((error) => {
    const [, first] = error.instancePath.split('/');
    if (first !== undefined && first !== '') return [first];
    return error.keyword === 'required' ? error.params.requiredProperties : [];
  });
  return fieldsOf(kind).map(({ id }) => id).filter((id) => found.includes(id));
}

/** The fields by which a register knows its noun; a new version keeps them. */
export const keyFields: Readonly<Record<Kind, readonly string[]>> = {
  region: ['code'], unit: ['id'], person: ['id'], appointment: ['id'], point: ['number'], enterprise: ['unit'], 'outlet-limit': ['id'],
  'air-target': ['region', 'year', 'indicator'], 'air-exclusion': ['id'], 'firm-record': ['id'], 'permitted-amount': ['unit', 'point', 'factor'],
};

/** The key under which a register holds a body: its own number or code, or what makes it the only one of its sort. */
export function keyOf(kind: Kind, body: Body): string {
  const parts = keyFields[kind].map((field) => body[field]);
  return parts.map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part).trim() : '')).join('-');
}

/** The body with the days of its version, where the noun keeps them itself. */
export function withVersion(kind: Kind, body: Body, version: { readonly from: string; readonly to?: string }): Body {
  const shape = schemas[kind] as Shape;
  if (shape.properties?.['from'] === undefined) return body;
  const { to: _before, ...rest } = body;
  return { ...rest, ...version };
}
