import { Type, type Static } from 'typebox';

/** Where exchange tables (前置库) lie: a schema of a database that speaks PostgreSQL's protocol. In a request an empty password stays. */
export const ExchangeEnd = Type.Object({
  host: Type.String({ pattern: '^[0-9A-Za-z.:_-]{1,253}$' }), port: Type.Integer({ minimum: 1, maximum: 65_535 }), tls: Type.Boolean(),
  database: Type.String({ pattern: '^[0-9A-Za-z_-]{1,63}$' }), schema: Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' }),
  user: Type.String({ pattern: '^[0-9A-Za-z_.-]{1,63}$' }), password: Type.String({ maxLength: 128 }),
}, { additionalProperties: false });
export type ExchangeEnd = Static<typeof ExchangeEnd>;

/** An empty password is that of the version before, but only for the same user of the same server: no secret goes elsewhere unasked. */
export function withPasswordOf<End extends ExchangeEnd>(given: End, before: ExchangeEnd | undefined): End {
  const same = before !== undefined && before.host === given.host && before.port === given.port && before.user === given.user;
  return given.password === '' && same ? { ...given, password: before.password } : given;
}
