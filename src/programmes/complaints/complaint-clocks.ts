import type { CaseType, ClockRule } from '../../model/case-type.ts';
import { localParameter, words } from '../declare.ts';

/** Whose time it is. Hours run through nights and days off: a batch that comes in the evening is passed on in the night, and no holiday moves an end. */
export const complaintClocks: readonly ClockRule[] = [
  { id: 'pass-on', title: words('省级转办', 'passing on by the province'), party: 'office', startsOn: ['open', 'return-to-office'], stopsOn: ['pass-on'], length: 'pass-on-hours', unit: 'hour', warnings: 'hour-warnings' },
  { id: 'city-pass', title: words('市级转办', 'passing on by the city'), party: 'city', startsOn: ['pass-on', 'return-to-city'], stopsOn: ['pass-down', 'return-to-office'], length: 'city-pass-hours', unit: 'hour', warnings: 'hour-warnings' },
  { id: 'acceptance', title: words('签收', 'acknowledgement'), party: 'county', startsOn: ['pass-down'], stopsOn: ['accept', 'return-to-city'], length: 'acceptance-hours', unit: 'hour', warnings: 'hour-warnings',
    onLapse: 'late-acceptance', missed: words('逾期未签收的,记录并报市级和省整改办', 'noted and shown to the city and the province') },
  { id: 'on-site', title: words('现场核查', 'on the spot'), party: 'county', startsOn: ['accept'], stopsOn: ['inspect', 'return-to-city'], length: 'on-site-hours', unit: 'hour', warnings: 'hour-warnings',
    onLapse: 'late-on-site', missed: words('逾期未到现场的,记录并报市级和省整改办', 'noted and shown to the city and the province') },
  { id: 'report', title: words('报送', 'report'), party: 'county', startsOn: ['accept', 'return-report', 'return-review', 'take-up'], stopsOn: ['report', 'return-to-city'], length: 'report-hours', unit: 'hour', warnings: 'long-warnings',
    onLapse: 'late-report', missed: words('逾期未报送的,记录并报市级和省整改办', 'noted and shown to the city and the province') },
  { id: 'city-review', title: words('市级审核', 'city review'), party: 'city', startsOn: ['report'], stopsOn: ['city-review', 'return-report'], length: 'city-review-hours', unit: 'hour', warnings: 'hour-warnings' },
  { id: 'review', title: words('省级审核', 'provincial review'), party: 'office', startsOn: ['city-review'], stopsOn: ['review', 'return-review'], length: 'review-hours', unit: 'hour', warnings: 'hour-warnings' },
  { id: 'publication', title: words('公开', 'publication'), party: 'office', startsOn: ['review'], stopsOn: ['published', 'return-review'], length: 'publication-hours', unit: 'hour', warnings: 'long-warnings' },
  { id: 'follow-up', title: words('续报', 'further report'), party: 'county', startsOn: ['published'], stopsOn: ['report', 'completed'], length: 'follow-up-days', unit: 'natural-day', warnings: 'day-warnings' },
];

/** No public source was found for any of these lengths: each province sets its own. */
export const complaintParameters: CaseType['parameters'] = {
  'pass-on-hours': localParameter(6, 'hour', '省级转办时限', 'time of the province to pass on'),
  'city-pass-hours': localParameter(4, 'hour', '市级转办时限', 'time of the city to pass on'),
  'acceptance-hours': localParameter(4, 'hour', '签收时限', 'time to acknowledge'),
  'on-site-hours': localParameter(24, 'hour', '现场核查时限', 'time until somebody is on the spot'),
  'report-hours': localParameter(120, 'hour', '报送时限', 'time to report'),
  'city-review-hours': localParameter(24, 'hour', '市级审核时限', 'time of the city to review'),
  'review-hours': localParameter(24, 'hour', '省级审核时限', 'time of the province to review'),
  'publication-hours': localParameter(48, 'hour', '公开时限', 'time to publish'),
  'follow-up-days': localParameter(15, 'natural-day', '续报时限', 'time until the next report'),
  'similar-least': localParameter(0.35, 'share', '疑似同一问题的最低文字相似度', 'least likeness of two texts to be shown as perhaps the same'),
  'hour-warnings': localParameter([2, 1], 'hour', '预警点(剩余小时)', 'warning points (hours left)'),
  'long-warnings': localParameter([24, 6], 'hour', '报送、公开预警点(剩余小时)', 'warning points of report and publication (hours left)'),
  'day-warnings': localParameter([1], 'natural-day', '预警点(剩余日)', 'warning points (days left)'),
};
