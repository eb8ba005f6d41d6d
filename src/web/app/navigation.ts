import { auditTrail, gatewayState, listDevices, listRegister, putAccount } from '../../contract/admin.ts';
import { listApiKeys } from '../../contract/api-key.ts';
import { listImports } from '../../contract/import.ts';
import { listBatches } from '../../contract/complaint-batch.ts';
import { workList } from '../../contract/case.ts';
import { listMessages } from '../../contract/message.ts';
import { listDataMarks } from '../../contract/data-mark.ts';
import { deviceHealth } from '../../contract/device.ts';
import { listEffectiveness } from '../../contract/effectiveness.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { goodCases } from '../../contract/good-case.ts';
import { mapWork } from '../../contract/map.ts';
import { noiseOfDay } from '../../contract/noise.ts';
import { airNow, listEnterprises, waterNow } from '../../contract/point.ts';
import { listReaders } from '../../contract/list-readers.ts';
import { publicItems } from '../../contract/public.ts';
import { listSeals, meetingList, ownCredentials } from '../../contract/signing.ts';
import { listStandards } from '../../contract/standard.ts';
import { completeness } from '../../contract/review.ts';
import { scanStanding } from '../../contract/scan.ts';
import { setClock } from '../../contract/status.ts';
import { listThings } from '../../contract/thing.ts';
import { listUpperPlatforms } from '../../contract/upper-platform.ts';
import { watchBoard } from '../../contract/watch.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Programme } from '../../model/programme.ts';
import type { Words } from '../../model/words.ts';
import { handsIn } from './hand-in.ts';
import { hasCasework, mayCall, type Session } from './session.ts';

type PlaceWord = 'nav-work' | 'nav-messages' | 'nav-enterprise' | 'nav-public' | 'nav-map' | 'nav-air' | 'nav-water' | 'nav-noise' | 'nav-sea' | 'nav-enterprises' | 'nav-standards'
  | 'nav-marks' | 'nav-review' | 'nav-loggers' | 'nav-effect' | 'nav-forwarding' | 'nav-registered' | 'nav-export' | 'nav-gateway' | 'nav-devices' | 'nav-registers' | 'nav-accounts' | 'nav-keys' | 'nav-webhooks' | 'nav-seals' | 'nav-meeting' | 'nav-complaints' | 'nav-lists' | 'nav-leaders' | 'nav-causes' | 'nav-missions' | 'nav-good-cases' | 'nav-watches' | 'nav-two-high' | 'nav-means' | 'nav-audit' | 'nav-imports' | 'nav-clock' | 'nav-scans' | 'nav-field'
  | 'nav-measures' | 'nav-mail' | 'nav-documents';

/** The menu's groups in their order: what waits, the boards of the rectification, the ledgers, what is measured, how it is kept, administration. */
export const placeGroups = ['casework', 'rectification', 'ledgers', 'data', 'upkeep', 'admin'] as const;
export type PlaceGroup = (typeof placeGroups)[number];

/** Words of a place: a key of the app's words, or the words of a declaration. */
export type Place = {
  readonly to: string; readonly word?: PlaceWord; readonly title?: Words; readonly group: PlaceGroup;
  /** Stands only below other cases: behind one line of the menu. */
  readonly below?: true;
};

type FixedPlace = Place & { readonly needs: Endpoint; readonly casework?: true; readonly roles?: readonly string[]; readonly handsIn?: true };

/** Places that no declaration brings. `needs`: whoever may call the endpoint sees the place. */
const fixedPlaces: readonly FixedPlace[] = [
  { to: '/desk', word: 'nav-enterprise', group: 'casework', needs: workList, casework: true, roles: ['enterprise'] },
  { to: '/work', word: 'nav-work', group: 'casework', needs: workList, casework: true },
  { to: '/messages', word: 'nav-messages', group: 'casework', needs: listMessages, casework: true },
  { to: '/field', word: 'nav-field', group: 'casework', needs: workList, casework: true, handsIn: true },
  { to: '/complaints', word: 'nav-complaints', group: 'casework', needs: listBatches, casework: true },
  { to: '/lists', word: 'nav-lists', group: 'rectification', needs: workList, casework: true, roles: listReaders },
  { to: '/causes', word: 'nav-causes', group: 'rectification', needs: workList, casework: true, roles: listReaders },
  { to: '/measures', word: 'nav-measures', group: 'rectification', needs: workList, casework: true, roles: listReaders },
  // As open as the work list; its own declaration would weigh on every first page.
  { to: '/leader-links', word: 'nav-leaders', group: 'rectification', needs: workList, casework: true,
    roles: ['leader', 'leader-office', 'province', 'rectification-office', 'trade-department', 'city', 'county', 'head-of-government',
    'auditor'] },
  { to: '/missions', word: 'nav-missions', group: 'rectification', needs: workList, casework: true,
    roles: ['province', 'rectification-office', 'city', 'county', 'auditor'] },
  { to: '/good-cases', word: 'nav-good-cases', group: 'rectification', needs: goodCases, casework: true },
  { to: '/watches', word: 'nav-watches', group: 'rectification', needs: watchBoard, casework: true },
  { to: '/two-high', word: 'nav-two-high', group: 'rectification', needs: workList, casework: true, roles: listReaders },
  { to: '/documents', word: 'nav-documents', group: 'rectification', needs: workList, casework: true, roles: listReaders },
  { to: '/meeting', word: 'nav-meeting', group: 'casework', needs: meetingList },
  { to: '/signing-means', word: 'nav-means', group: 'casework', needs: ownCredentials },
  { to: '/map', word: 'nav-map', group: 'data', needs: mapWork, casework: true },
  { to: '/air', word: 'nav-air', group: 'data', needs: airNow, casework: true },
  { to: '/water', word: 'nav-water', group: 'data', needs: waterNow, casework: true },
  { to: '/noise', word: 'nav-noise', group: 'data', needs: noiseOfDay, casework: true },
  // As open as the waters; its own declaration would weigh on every first page.
  { to: '/sea', word: 'nav-sea', group: 'data', needs: waterNow, casework: true },
  { to: '/enterprises', word: 'nav-enterprises', group: 'data', needs: listEnterprises, casework: true },
  { to: '/data-marks', word: 'nav-marks', group: 'upkeep', needs: listDataMarks, casework: true },
  { to: '/review', word: 'nav-review', group: 'upkeep', needs: completeness },
  { to: '/devices', word: 'nav-loggers', group: 'upkeep', needs: deviceHealth },
  { to: '/effectiveness', word: 'nav-effect', group: 'upkeep', needs: listEffectiveness },
  { to: '/forwarding', word: 'nav-forwarding', group: 'upkeep', needs: listUpperPlatforms },
  { to: '/registered-points', word: 'nav-registered', group: 'upkeep', needs: listThings, casework: true },
  // For anyone, as air is; its own contract stays off the first pages.
  { to: '/export', word: 'nav-export', group: 'upkeep', needs: airNow },
  { to: '/standards', word: 'nav-standards', group: 'upkeep', needs: listStandards },
  { to: '/public', word: 'nav-public', group: 'data', needs: publicItems },
  { to: '/admin/gateway', word: 'nav-gateway', group: 'admin', needs: gatewayState },
  { to: '/admin/devices', word: 'nav-devices', group: 'admin', needs: listDevices },
  { to: '/admin/registers', word: 'nav-registers', group: 'admin', needs: listRegister },
  { to: '/admin/accounts', word: 'nav-accounts', group: 'admin', needs: putAccount },
  { to: '/admin/keys', word: 'nav-keys', group: 'admin', needs: listApiKeys },
  // The system administrator's, as the keys are; its own contract stays off the first pages.
  { to: '/admin/webhooks', word: 'nav-webhooks', group: 'admin', needs: listApiKeys },
  { to: '/admin/mail', word: 'nav-mail', group: 'admin', needs: listApiKeys },
  { to: '/admin/seals', word: 'nav-seals', group: 'admin', needs: listSeals },
  { to: '/admin/audit', word: 'nav-audit', group: 'admin', needs: auditTrail },
  { to: '/admin/imports', word: 'nav-imports', group: 'admin', needs: listImports },
  { to: '/admin/scans', word: 'nav-scans', group: 'admin', needs: scanStanding },
  { to: '/admin/clock', word: 'nav-clock', group: 'admin', needs: setClock },
];

/** What this session finds in its navigation: fixed places by right, then one list for every declared case type. */
export function placesFor(session: Session, programmes: readonly Programme[]): readonly Place[] {
  const { role } = session.acting;
  const fixed = fixedPlaces.filter((place) =>
    mayCall(place.needs, session) && (place.casework !== true || hasCasework(role)) && (place.roles === undefined || place.roles.includes(role))
    && (place.handsIn !== true || handsIn(programmes, role)));
  if (!hasCasework(role)) return fixed;
  return [...fixed, ...programmes.flatMap(({ cases }) => cases).filter((type) => concerns(type, session)).map(casePlace)];
}

const casePlace = (type: CaseType): Place => ({ to: `/cases/${type.id}`, title: type.title, group: 'ledgers', ...(type.openedBy.length === 0 && { below: true as const }) });

/** A case type concerns an office that sees whole regions, that opens it or that is one of its parties. */
function concerns(type: CaseType, session: Session): boolean {
  const { role } = session.acting;
  if (['province', 'rectification-office', 'city', 'auditor'].includes(role)) return true;
  return type.openedBy.includes(role) || Object.values(type.parties).some((party) => party.roles.includes(role));
}

/** Where an office starts. */
export const homeOf = (session: Session): '/desk' | '/work' => (session.acting.role === 'enterprise' ? '/desk' : '/work');
