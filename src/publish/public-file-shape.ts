import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { PublicFile } from './public-file.ts';
import { publicFileFormat } from './public-file.ts';

const text = Type.String();
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const whole = Type.Integer({ minimum: 0 });
const exactly = { additionalProperties: false };
const words = Type.Object({ zh: text, en: text }, exactly);

const checkpoint = Type.Object({
  day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), root: hash, algorithm: Type.Literal('sha-256'), previous: text, cases: whole,
  signature: text, signatureAlgorithm: Type.Literal('ed25519'), key: text,
}, exactly);

const shape = Type.Object({
  format: Type.Literal(publicFileFormat),
  case: Type.Object({ id: text, type: text, number: text, title: words, region: text, state: text, fields: Type.Record(text, Type.Unknown()) }, exactly),
  events: Type.Array(Type.Object({
    seq: whole, at: Type.Integer(), enteredAt: Type.Integer(), previous: text, hash, commitments: Type.Record(text, hash),
    disclosed: Type.Record(text, Type.Object({ salt: text, value: Type.Unknown() }, exactly)), redacted: Type.Record(text, Type.Unknown()),
  }, exactly), { minItems: 1 }),
  pictures: Type.Optional(Type.Array(Type.Object({
    hash, item: text, type: Type.Union([Type.Literal('image/jpeg'), Type.Literal('image/png')]), at: Type.Integer(), checkedAt: Type.Integer(),
    side: Type.Optional(Type.Union([Type.Literal('before'), Type.Literal('after')])), takenAt: Type.Optional(Type.Integer()),
  }, exactly))),
  before: Type.Union([checkpoint, Type.Null()]),
  checkpoints: Type.Array(Type.Object({
    checkpoint, seq: whole, hash,
    proof: Type.Array(Type.Object({ side: Type.Union([Type.Literal('left'), Type.Literal('right')]), hash }, exactly)),
  }, exactly)),
  key: text,
  seal: Type.Object({ algorithm: Type.Literal('ed25519'), signature: text }, exactly),
}, exactly);

/** Whether a parsed text has the form of a public file; its values are judged afterwards. */
export const isPublicFile = (parsed: unknown): parsed is PublicFile => Value.Check(shape, parsed);
