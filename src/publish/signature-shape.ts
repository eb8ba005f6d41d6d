import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Signature } from '../model/case.ts';

const text = Type.String();
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const statement = Type.Object({
  case: text, number: text, version: Type.Integer(), hash, algorithm: text, office: text, person: text, appointment: text, unit: text,
    nonce: text, issuedAt: Type.Integer(),
});
const certificate = Type.Object({
  kind: Type.Union([Type.Literal('seal'), Type.Literal('passkey')]), id: text, person: text, appointment: Type.Optional(text), says: text,
    algorithm: text, publicKey: text,
  site: Type.Optional(text), from: text, to: text, issuer: text, signature: text,
});
const given = { algorithm: text, statement, certificate, signature: text };
const proof = Type.Union([
  Type.Object({ way: Type.Literal('seal'), ...given }),
  Type.Object({ way: Type.Literal('passkey'), ...given, authenticatorData: text, clientData: text }),
  Type.Object({
    way: Type.Literal('paper'), algorithm: text, scan: Type.Object({ hash, type: text, size: Type.Integer() }), boundBy: text,
      version: Type.Integer(), hash, signedOn: text,
    clerks: Type.Array(Type.Object({ unit: text, role: text, mark: hash })),
  }),
]);
const shape = Type.Object({ office: text, actor: Type.Object({ person: text, appointment: text, unit: text }), at: Type.Integer(), hash,
  method: text, proof: Type.Optional(proof) });

/** Whether what an event discloses has the form of a signature; whether it holds is judged afterwards. */
export const isSignature = (value: unknown): value is Signature => Value.Check(shape, value);
