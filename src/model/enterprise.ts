import { Type, type Static } from 'typebox';

/** 一企一档: what the register holds of one discharging unit beyond its Unit. `unit` is the Unit's id. */
export const Enterprise = Type.Object({
  unit: Type.String(),
  creditCode: Type.String(),
  permit: Type.String(),
  permitFrom: Type.String(),
  permitTo: Type.String(),
  management: Type.Enum(['key', 'simplified', 'registered']),
  industry: Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  keyUnitKinds: Type.Array(Type.Enum(['water', 'air', 'soil', 'risk'])),
  gridWorker: Type.Optional(Type.String()),
  contractor: Type.Optional(Type.String()),
});
export type Enterprise = Static<typeof Enterprise>;
