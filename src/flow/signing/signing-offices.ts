import type { Case } from '../../model/case.ts';
import type { CaseType, StepRule } from '../../model/case-type.ts';
import type { Role } from '../../model/role.ts';
import type { House } from '../house.ts';

/** Offices that some declared type wants a signature of. */
export const isSigningOffice = (house: House, role: string): boolean =>
  house.programmes.some(({ cases }) => cases.some((type) => signingOffices(type).some((office) => office === role)));

export const signingOffices = (type: CaseType): readonly Role[] =>
  type.steps.flatMap(({ effects }) => effects.flatMap((effect) => (effect.effect === 'sign' ? [effect.office] : [])));

/** The step by which this office signs in the present state. */
export const signingStep = (type: CaseType, of: Case, role: string): StepRule | undefined =>
  type.steps.find((rule) => rule.from.includes(of.state) && rule.effects.some((effect) => effect.effect === 'sign'
    && effect.office === role));
