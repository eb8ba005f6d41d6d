import { Type, type Static } from 'typebox';

const Counts = Type.Object({
  received: Type.Integer(), stored: Type.Integer(), duplicate: Type.Integer(), refused: Type.Integer(), pending: Type.Integer(),
  acknowledged: Type.Integer(), unasked: Type.Integer(),
});

/** What a gateway in a process of its own says of itself, about once a second. */
export const GatewayBeat = Type.Object({
  door: Type.Integer(),
  /** Machine clock, ms. */
  at: Type.Integer(), startedAt: Type.Integer(),
  host: Type.String(), pid: Type.Integer(), address: Type.String(), version: Type.String(),
  /** Frame number up to which everything of this door is stored; decimal text. */
  settled: Type.String({ pattern: '^[0-9]+$' }),
  status: Type.Enum(['ok', 'failing', 'stopped']),
  fault: Type.Optional(Type.String()), detail: Type.Optional(Type.String()),
  /** Of this door over all its processes. */
  frames: Counts,
  links: Type.Object({ open: Type.Integer(), accepted: Type.Integer(), refused: Type.Integer(), max: Type.Integer() }),
  refusals: Type.Record(Type.String(), Type.Integer()),
  rssMiB: Type.Integer(),
});
export type GatewayBeat = Static<typeof GatewayBeat>;
