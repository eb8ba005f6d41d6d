import * as admin from './admin.ts';
import * as imports from './import.ts';
import * as apiKey from './api-key.ts';
import * as airTarget from './air-target.ts';
import * as air from './air.ts';
import * as airContribution from './air-contribution.ts';
import * as airDays from './air-days.ts';
import * as cause from './cause.ts';
import * as calendarFeed from './calendar-feed.ts';
import * as chart from './chart.ts';
import * as cases from './case.ts';
import * as complaint from './complaint.ts';
import * as goodCase from './good-case.ts';
import * as watch from './watch.ts';
import * as reporter from './reporter.ts';
import * as complaintBatch from './complaint-batch.ts';
import * as dataMark from './data-mark.ts';
import * as device from './device.ts';
import * as deviceKey from './device-key.ts';
import type { Endpoint } from './endpoint.ts';
import * as document from './document.ts';
import * as fireDetection from './fire-detection.ts';
import * as exchange from './exchange.ts';
import * as exported from './export.ts';
import * as features from './features.ts';
import * as effectiveness from './effectiveness.ts';
import * as emission from './emission.ts';
import * as judge from './judge.ts';
import * as letter from './letter.ts';
import * as leaderLinks from './leader-link.ts';
import * as missions from './mission.ts';
import * as measure from './measure.ts';
import * as ledgerImport from './ledger-import.ts';
import * as mail from './mail.ts';
import * as map from './map.ts';
import * as message from './message.ts';
import * as mute from './mute.ts';
import * as noise from './noise.ts';
import * as sea from './sea.ts';
import * as point from './point.ts';
import * as preferences from './preferences.ts';
import * as problemList from './problem-list.ts';
import * as publicSite from './public.ts';
import * as review from './review.ts';
import * as sensorThings from './sensorthings.ts';
import * as thing from './thing.ts';
import * as scan from './scan.ts';
import * as session from './session.ts';
import * as signing from './signing.ts';
import * as standard from './standard.ts';
import * as status from './status.ts';
import * as twoHigh from './two-high.ts';
import * as upperPlatform from './upper-platform.ts';
import * as water from './water.ts';
import * as webhook from './webhook.ts';

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'method' in value;

/** Every endpoint of the installation, in the order of OpenAPI. Ids are unique (tested). */
export const endpoints: readonly Endpoint[] = [status, session, cases, mute, point, chart, emission, standard, air, airContribution,
  airDays, airTarget, water, noise, sea, map, publicSite, features, admin, imports, device, upperPlatform, exchange, judge, sensorThings,
  thing, dataMark, review, apiKey, fireDetection, exported, effectiveness, deviceKey, calendarFeed, message, signing, complaintBatch,
  complaint, reporter, problemList, cause, leaderLinks, missions, scan, goodCase, watch, webhook, ledgerImport, twoHigh, measure, preferences, mail, document, letter]
  .flatMap((noun) => Object.values(noun) as readonly unknown[])
  .filter(isEndpoint);
