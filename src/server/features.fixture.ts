import type { LightMyRequestResponse } from 'fastify';
import { rectifyingProblem, registeredProblem } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

export type FeatureDocument = { readonly id: string; readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] } | null; readonly properties: Readonly<Record<string, unknown>> };
export type PageDocument = {
  readonly timeStamp: string; readonly numberMatched: number; readonly numberReturned: number; readonly features: readonly FeatureDocument[];
  readonly links: readonly { readonly href: string; readonly rel: string; readonly type: string }[];
};

/** Outlets of the story county: of a firm that discloses, of the same one made a firm that need not, and one that no item names. */
export const outletOf = { disclosing: 200_000, hidden: 200_001, unnamed: 200_004 } as const;

export type FeatureApp = TestApp & {
  /** Published: at a section and both outlets; in its region only. Unpublished: `secret`. */
  readonly items: { readonly atSite: string; readonly inRegion: string; readonly secret: string };
  readonly section: number;
  get(path: string): Promise<LightMyRequestResponse>;
  page(path: string): Promise<PageDocument>;
};

/** The app with two published items and one that is not published. */
export async function featureApp(): Promise<FeatureApp> {
  const app = await testApp();
  const { directory } = app.house;
  hideFirm(app, outletOf.hidden);
  const section = [...directory.points.values()].find(({ kind }) => kind === 'water-section')?.number ?? 0;
  const atSite = await rectifyingProblem(app.house, '980102', [outletOf.disclosing, outletOf.hidden, section]);
  const inRegion = await rectifyingProblem(app.house, '980102', []);
  const secret = await registeredProblem(app.house, '980102', [outletOf.unnamed]);
  const get = (path: string): Promise<LightMyRequestResponse> => app.ask({ url: path.startsWith('/ogc') ? path : `/ogc/features${path}` });
  return { ...app, items: { atSite: atSite.id, inRegion: inRegion.id, secret: secret.id }, section, get, page: async (path) => (await get(path)).json() };
}

/** The firm of an outlet is no key polluting unit any more. */
export function hideFirm({ house: { directory } }: TestApp, outlet: number): void {
  const firm = directory.enterprises.get(directory.points.get(outlet)?.enterprise ?? '');
  if (firm === undefined) throw new TypeError(`no firm of ${outlet}`);
  (directory.enterprises as Map<string, typeof firm>).set(firm.unit, { ...firm, keyUnitKinds: ['soil'] });
}
