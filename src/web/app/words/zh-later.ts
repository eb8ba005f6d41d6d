import dayExport from '../../features/export/words.zh.json';
import newCase from '../../features/new-case/words.zh.json';
import causes from '../../features/causes/words.zh.json';
import problemLists from '../../features/problem-lists/words.zh.json';
import complaints from '../../features/complaints/words.zh.json';
import ledger from '../../features/ledger/words.zh.json';
import ledgerImport from '../../features/ledger-import/words.zh.json';
import desk from '../../features/enterprise-desk/words.zh.json';
import deputies from '../../features/deputies/words.zh.json';
import administration from '../../features/administration/words.zh.json';
import air from '../../features/air/words.zh.json';
import calendarFeed from '../../features/calendar-feed/words.zh.json';
import approval from '../../features/approval/words.zh.json';
import seals from '../../features/seals/words.zh.json';
import signing from '../../features/signing/words.zh.json';
import dataMarks from '../../features/data-marks/words.zh.json';
import apiKeys from '../../features/api-keys/words.zh.json';
import devices from '../../features/devices/words.zh.json';
import enterprises from '../../features/enterprises/words.zh.json';
import imports from '../../features/imports/words.zh.json';
import forwarding from '../../features/forwarding/words.zh.json';
import goodCases from '../../features/good-cases/words.zh.json';
import measures from '../../features/measures/words.zh.json';
import itemTree from '../../features/item-tree/words.zh.json';
import leaderLinks from '../../features/leader-links/words.zh.json';
import twoHigh from '../../features/two-high/words.zh.json';
import field from '../../features/field/words.zh.json';
import missions from '../../features/missions/words.zh.json';
import documents from '../../features/documents/words.zh.json';
import letter from '../../features/letter/words.zh.json';
import messages from '../../features/messages/words.zh.json';
import mail from '../../features/mail/words.zh.json';
import preferences from '../../features/preferences/words.zh.json';
import messageWords from '../../../model/message-words.zh.json';
import noise from '../../features/noise/words.zh.json';
import sea from '../../features/sea/words.zh.json';
import oneMap from '../../features/one-map/words.zh.json';
import photographs from '../../features/photographs/words.zh.json';
import publicSite from '../../features/public-site/words.zh.json';
import watch from '../../features/watch/words.zh.json';
import water from '../../features/water/words.zh.json';
import registeredPoints from '../../features/registered-points/words.zh.json';
import standards from '../../features/standards/words.zh.json';
import webhooks from '../../features/webhooks/words.zh.json';

/** Words of pages that nobody lands on first. */
export const zhLater = { administration, complaints, causes, problemLists, newCase, ledger, ledgerImport, desk, deputies, approval, seals, signing, air, calendarFeed,
  dataMarks, dayExport, apiKeys, devices, enterprises, imports, itemTree, measures, leaderLinks, field, missions, twoHigh, letter,
  documents, forwarding, goodCases,
  mail, preferences, messages: { ...messages, ...messageWords }, noise, oneMap,
  photographs, publicSite, registeredPoints, sea, water, watch, standards, webhooks };
