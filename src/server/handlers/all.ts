import type { Endpoint } from '../../contract/endpoint.ts';
import type { House } from '../../flow/house.ts';
import type { Handler } from '../handler.ts';
import type { Metrics } from '../metrics.ts';
import type { Runtime } from '../runtime.ts';
import { adminHandlers } from './admin.ts';
import { scanHandlers } from './scan.ts';
import { apiKeyHandlers } from './api-key.ts';
import { airHandlers } from './air.ts';
import { airContributionHandlers } from './air-contribution.ts';
import { airDayHandlers } from './air-days.ts';
import { airPeriodHandlers } from './air-period.ts';
import { airTargetHandlers } from './air-target.ts';
import { approvalHandlers } from './approval.ts';
import { calendarFeedHandlers } from './calendar-feed.ts';
import { causeHandlers } from './cause.ts';
import { caseHandlers } from './case.ts';
import { complaintHandlers } from './complaint.ts';
import { complaintPublicHandlers } from './complaint-public.ts';
import { goodCaseHandlers } from './good-case.ts';
import { watchHandlers } from './watch.ts';
import { reporterHandlers } from './reporter.ts';
import { dataMarkHandlers } from './data-mark.ts';
import { deductionAppealHandlers } from './deduction-appeal.ts';
import { effectivenessHandlers } from './effectiveness.ts';
import { emissionHandlers } from './emission.ts';
import { deviceHandlers } from './device.ts';
import { deviceKeyHandlers } from './device-key.ts';
import { deviceCommandHandlers } from './device-command.ts';
import { documentHandlers } from './document.ts';
import { enterpriseHandlers } from './enterprise.ts';
import { deputyHandlers } from './deputy.ts';
import { fireDetectionHandlers } from './fire-detection.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './export.ts';
import { featureHandlers } from './features.ts';
import { importHandlers } from './import.ts';
import { judgeHandlers } from './judge.ts';
import { letterHandlers } from './letter.ts';
import { leaderLinkHandlers } from './leader-link.ts';
import { missionHandlers } from './mission.ts';
import { ledgerHandlers } from './ledger.ts';
import { ledgerImportHandlers } from './ledger-import.ts';
import { mailHandlers } from './mail.ts';
import { mapHandlers } from './map.ts';
import { measureHandlers } from './measure.ts';
import { messageHandlers } from './message.ts';
import { muteHandlers } from './mute.ts';
import { pointHandlers } from './point.ts';
import { preferenceHandlers } from './preferences.ts';
import { noiseHandlers } from './noise.ts';
import { seaHandlers } from './sea.ts';
import { problemListHandlers } from './problem-list.ts';
import { publicHandlers } from './public.ts';
import { registerHandlers } from './register.ts';
import { reviewHandlers } from './review.ts';
import { sensorThingsHandlers } from './sensorthings.ts';
import { sealHandlers } from './seal.ts';
import { signingHandlers } from './signing.ts';
import { sessionHandlers, type DrillAccount } from './session.ts';
import { standardHandlers } from './standard.ts';
import { statusHandlers } from './status.ts';
import { summaryHandlers } from './summary.ts';
import { terminalHandlers } from './terminal.ts';
import { thingHandlers } from './thing.ts';
import { twoHighHandlers } from './two-high.ts';
import { treeHandlers } from './tree.ts';
import { upperPlatformHandlers } from './upper-platform.ts';
import { waterHandlers } from './water.ts';
import { waterPeriodHandlers } from './water-period.ts';
import { webhookHandlers } from './webhook.ts';
import { whyHandlers } from './why.ts';
import { workHandlers } from './work.ts';

/** Every handler of the contract; a missing one fails the wiring of the app. */
export const allHandlers = (house: House, runtime: Runtime, endpoints: readonly Endpoint[], metrics: Metrics, accounts: readonly DrillAccount[]): readonly Handler[] => [
  ...statusHandlers(house, runtime, () => endpoints, metrics), ...sessionHandlers(house, accounts), ...deputyHandlers(house), ...workHandlers(house), ...summaryHandlers(house), ...ledgerHandlers(house), ...ledgerImportHandlers(house), ...treeHandlers(house), ...leaderLinkHandlers(house), ...missionHandlers(house), ...caseHandlers(house),
  ...muteHandlers(house), ...airTargetHandlers(house), ...airContributionHandlers(house),
  ...approvalHandlers(house), ...pointHandlers(house), ...standardHandlers(house), ...airHandlers(house), ...airPeriodHandlers(house, runtime.rootRegion), ...airDayHandlers(house, runtime.rootRegion),
  ...waterHandlers(house), ...waterPeriodHandlers(house), ...noiseHandlers(house), ...seaHandlers(house),
  ...enterpriseHandlers(house), ...emissionHandlers(house),
  ...mapHandlers(house, runtime.waters), ...publicHandlers(house, runtime.rootRegion), ...featureHandlers(house, endpoints),
    ...adminHandlers(house, runtime), ...scanHandlers(house), ...importHandlers(house, runtime.imports),
    ...deviceHandlers(house, runtime), ...deviceCommandHandlers(house, runtime), ...deviceKeyHandlers(house, runtime),
    ...registerHandlers(house),
  ...whyHandlers(house), ...terminalHandlers(house, runtime), ...judgeHandlers(house), ...sensorThingsHandlers(house, runtime), ...thingHandlers(house), ...apiKeyHandlers(house), ...exportHandlers(house),
  ...dataMarkHandlers(house), ...reviewHandlers(house), ...upperPlatformHandlers(house, runtime), ...exchangeHandlers(house, runtime), ...fireDetectionHandlers(house, runtime.rootRegion),
  ...effectivenessHandlers(house), ...deductionAppealHandlers(house), ...calendarFeedHandlers(house), ...signingHandlers(house), ...messageHandlers(house), ...sealHandlers(house),
  ...complaintHandlers(house), ...complaintPublicHandlers(house), ...reporterHandlers(house), ...problemListHandlers(house), ...causeHandlers(house),
  ...goodCaseHandlers(house), ...watchHandlers(house),
  ...webhookHandlers(house, runtime),
  ...twoHighHandlers(house),
  ...measureHandlers(house),
  ...preferenceHandlers(house, runtime), ...mailHandlers(house, runtime),
  ...documentHandlers(house), ...letterHandlers(house),
];
