import administration from '../../features/administration/words.en.json';
import air from '../../features/air/words.en.json';
import calendarFeed from '../../features/calendar-feed/words.en.json';
import dataMarks from '../../features/data-marks/words.en.json';
import apiKeys from '../../features/api-keys/words.en.json';
import devices from '../../features/devices/words.en.json';
import enterprises from '../../features/enterprises/words.en.json';
import imports from '../../features/imports/words.en.json';
import forwarding from '../../features/forwarding/words.en.json';
import messages from '../../features/messages/words.en.json';
import noise from '../../features/noise/words.en.json';
import oneMap from '../../features/one-map/words.en.json';
import publicSite from '../../features/public-site/words.en.json';
import water from '../../features/water/words.en.json';
import registeredPoints from '../../features/registered-points/words.en.json';
import standards from '../../features/standards/words.en.json';
import type { LaterWords } from './zh.ts';

export const enLater: LaterWords = { administration, air, calendarFeed, dataMarks, apiKeys, devices, enterprises, imports, forwarding, messages, noise, oneMap, publicSite, registeredPoints, water, standards };
