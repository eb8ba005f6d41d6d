import dayExport from '../../features/export/words.en.json';
import newCase from '../../features/new-case/words.en.json';
import causes from '../../features/causes/words.en.json';
import problemLists from '../../features/problem-lists/words.en.json';
import complaints from '../../features/complaints/words.en.json';
import ledger from '../../features/ledger/words.en.json';
import ledgerImport from '../../features/ledger-import/words.en.json';
import desk from '../../features/enterprise-desk/words.en.json';
import deputies from '../../features/deputies/words.en.json';
import administration from '../../features/administration/words.en.json';
import air from '../../features/air/words.en.json';
import calendarFeed from '../../features/calendar-feed/words.en.json';
import approval from '../../features/approval/words.en.json';
import seals from '../../features/seals/words.en.json';
import signing from '../../features/signing/words.en.json';
import dataMarks from '../../features/data-marks/words.en.json';
import apiKeys from '../../features/api-keys/words.en.json';
import devices from '../../features/devices/words.en.json';
import enterprises from '../../features/enterprises/words.en.json';
import imports from '../../features/imports/words.en.json';
import forwarding from '../../features/forwarding/words.en.json';
import goodCases from '../../features/good-cases/words.en.json';
import measures from '../../features/measures/words.en.json';
import itemTree from '../../features/item-tree/words.en.json';
import leaderLinks from '../../features/leader-links/words.en.json';
import twoHigh from '../../features/two-high/words.en.json';
import field from '../../features/field/words.en.json';
import missions from '../../features/missions/words.en.json';
import documents from '../../features/documents/words.en.json';
import letter from '../../features/letter/words.en.json';
import messages from '../../features/messages/words.en.json';
import mail from '../../features/mail/words.en.json';
import preferences from '../../features/preferences/words.en.json';
import messageWords from '../../../model/message-words.en.json';
import noise from '../../features/noise/words.en.json';
import sea from '../../features/sea/words.en.json';
import oneMap from '../../features/one-map/words.en.json';
import photographs from '../../features/photographs/words.en.json';
import publicSite from '../../features/public-site/words.en.json';
import watch from '../../features/watch/words.en.json';
import water from '../../features/water/words.en.json';
import registeredPoints from '../../features/registered-points/words.en.json';
import standards from '../../features/standards/words.en.json';
import webhooks from '../../features/webhooks/words.en.json';
import type { LaterWords } from './zh.ts';

export const enLater: LaterWords = { administration, complaints, causes, problemLists, newCase, ledger, ledgerImport, desk, deputies, approval, seals, signing, air,
  calendarFeed, dataMarks, dayExport, apiKeys, devices, enterprises, imports, itemTree, measures, leaderLinks, field, missions, twoHigh,
  letter, documents, forwarding, goodCases,
  mail, preferences, messages: { ...messages, ...messageWords }, noise,
  oneMap, photographs, publicSite, registeredPoints, sea, water, watch, standards, webhooks };
