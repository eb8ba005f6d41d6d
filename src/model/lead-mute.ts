import { Type, type Static } from 'typebox';

/**
 * 暂停预警: from a day to a day (both inclusive, Beijing) what is determined on one outlet and factor opens no lead of this type.
 * It is still determined and counted, and joins a lead that is open already. It always has a reason, a name and an end.
 */
export const LeadMute = Type.Object({
  id: Type.String(), type: Type.String(), point: Type.Integer(), factor: Type.String(), from: Type.String(), to: Type.String(),
  reason: Type.String(), by: Type.String(),
});
export type LeadMute = Static<typeof LeadMute>;
