import { Type, type Static } from 'typebox';

export const Edition = Type.Enum(['2005', '2017', '2025']);
export type Edition = Static<typeof Edition>;

/** A data logger (数采仪) as registered: what the gateway must know to accept its frames. Secrets never leave the server unasked. */
export const Device = Type.Object({
  mn: Type.String({ pattern: '^[0-9A-Za-z_-]{1,32}$' }),
  password: Type.String({ maxLength: 32 }),
  edition: Edition,
  crc: Type.Enum(['hj212', 'modbus', 'modbus-le', 'crc-unpadded', 'hj212-swapped']),
  /** SM4 key, 32 hex digits; absent when the line is not encrypted. */
  keyHex: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{32}$' })),
  point: Type.Integer({ minimum: 1 }),
  contractor: Type.Optional(Type.String()),
  from: Type.String(),
  to: Type.Optional(Type.String()),
});
export type Device = Static<typeof Device>;
