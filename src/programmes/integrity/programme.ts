import type { Programme } from '../../model/programme.ts';
import { words } from '../declare.ts';
import { exceedance } from './exceedance.ts';

/** 非现场监管 (M58): what monitors say becomes a lead on the branch's desk. One open lead per outlet and factor. */
export const integrity: Programme = {
  id: 'integrity',
  title: words('非现场监管', 'Off-site supervision'),
  says: words('先非现场、后现场:企业标记与说明,分局研判,必要时交办核查', 'First off site, then on site: the firm explains, the branch reviews, verification where needed'),
  mechanisms: ['M58'],
  cases: [exceedance],
  rules: [{
    id: 'integrity/outlet-hour', title: words('排放口小时超标', 'An outlet’s hour exceeds'), points: ['air-outlet', 'water-outlet'], period: 'hour',
    opens: exceedance.id, withdraws: { event: 'withdraw', regrounds: 'reground' }, confidence: 'any',
  }, {
    id: 'integrity/outlet-day', title: words('排放口日均值超标', 'An outlet’s day exceeds'), points: ['air-outlet', 'water-outlet'], period: 'day',
    opens: exceedance.id, withdraws: { event: 'withdraw', regrounds: 'reground' }, confidence: 'any',
  }],
  rankings: [],
  words: {
    lead: words('线索', 'lead'), suspected: words('疑似', 'suspected'), determination: words('判定', 'determination'), review: words('研判', 'expert review'),
    mark: words('数据标记', 'data marking'), exceedance: words('超标', 'exceedance'), verification: words('核查', 'verification'), completed: words('办结', 'completed'),
    'low-confidence': words('依据置信度低,仅供研判,不能移交执法', 'the ground has low confidence: for review only'),
  },
};
