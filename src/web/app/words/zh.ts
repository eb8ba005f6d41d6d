import app from './app.zh.json';
import glossary from './glossary.zh.json';
import kit from '../../kit/words.zh.json';
import administration from '../../features/administration/words.zh.json';
import air from '../../features/air/words.zh.json';
import dataMarks from '../../features/data-marks/words.zh.json';
import devices from '../../features/devices/words.zh.json';
import enterprises from '../../features/enterprises/words.zh.json';
import noise from '../../features/noise/words.zh.json';
import oneMap from '../../features/one-map/words.zh.json';
import publicSite from '../../features/public-site/words.zh.json';
import water from '../../features/water/words.zh.json';
import standards from '../../features/standards/words.zh.json';
import approval from '../../features/approval/words.zh.json';
import caseFile from '../../features/case/words.zh.json';
import cases from '../../features/cases/words.zh.json';
import deputies from '../../features/deputies/words.zh.json';
import desk from '../../features/enterprise-desk/words.zh.json';
import ledger from '../../features/ledger/words.zh.json';
import newCase from '../../features/new-case/words.zh.json';
import setUp from '../../features/set-up/words.zh.json';
import signIn from '../../features/sign-in/words.zh.json';
import work from '../../features/work/words.zh.json';

/** Every room's words, one name a room. en.ts has the same keys (words.test.ts). */
export const zh = { app, glossary, kit, approval, caseFile, cases, deputies, desk, ledger, newCase, setUp, signIn, work, administration, air, dataMarks, devices, enterprises, noise, oneMap, publicSite, standards, water };
export type Resources = typeof zh;
