import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

/** The domain to which passkeys of this installation are bound, and the addresses from which its pages come. */
export type SigningSite = { readonly site: string; readonly origins: readonly string[] };

const setting = 'signing-site';

/** As set; a drill that set none works on this machine alone. */
export async function signingSite(house: House): Promise<SigningSite | undefined> {
  const held = (await house.records.read(machineViewer).setting(setting)) as SigningSite | undefined;
  return held ?? (house.mode === 'drill' ? { site: 'localhost', origins: [] } : undefined);
}

/**
 * Whether a page at this address may ask for passkeys of the site; on `localhost` any port does, because a drill takes the one that is
 * free.
 */
export const isOwnOrigin = ({ site, origins }: SigningSite, origin: string): boolean =>
  origins.includes(origin) || (site === 'localhost' && /^http:\/\/localhost:\d{1,5}$/.test(origin));

/** Faults: signature.site-unfit. Passkeys that were registered for another domain sign nothing from then on. */
export async function setSigningSite(house: House, { site, origins }: SigningSite, by: string): Promise<Result<SigningSite>> {
  const stray = origins.find((origin) => !fits(site, origin));
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(site) || stray !== undefined
    || (origins.length === 0 && site !== 'localhost')) return fail('signature.site-unfit', stray ?? site);
  await house.records.write(machineViewer, async (records) => {
    await records.setSetting(setting, { site, origins: [...origins] } satisfies Json);
    await records.putAudit([{ at: house.clocks.machine(), worldAt: house.clocks.world(), actor: by, action: 'signing.site', subject: site,
      outcome: 'ok', detail: { origins: [...origins] } }]);
  });
  return ok({ site, origins });
}

function fits(site: string, origin: string): boolean {
  const url = URL.parse(origin);
  if (url === null || url.origin !== origin) return false;
  return (url.hostname === site || url.hostname.endsWith(`.${site}`)) && (url.protocol === 'https:' || url.hostname === 'localhost');
}
