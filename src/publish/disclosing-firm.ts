import type { Enterprise } from '../model/enterprise.ts';
import type { Point } from '../model/point.ts';

/**
 * Whether the law has the firm of an outlet disclose what the outlet sends out: a key polluting unit for the medium into which it
 * discharges (企业环境信息依法披露管理办法, ministry order 24 of 2021, article 7 with 12). Stations and sections have no firm.
 */
export function disclosesByLaw(firm: Enterprise | undefined, { kind }: Point): boolean {
  const medium = kind === 'air-outlet' ? 'air' : kind === 'water-outlet' ? 'water' : undefined;
  return medium !== undefined && firm?.keyUnitKinds.includes(medium) === true;
}
