import { exact, type Exact } from '../basis/decimal.ts';
import { ruleNeeded, type Edition } from './edition.ts';
import type { FlagRow, RuleRow } from './standard-file.ts';

/** What makes an hour of a stationary source usable: validity, data flags, oxygen conversion (HJ 75-2017, HJ 212-2017). */
export type EmissionData = {
  readonly edition: Edition;
  readonly from: string;
  readonly to: string | null;
  readonly flags: ReadonlyMap<string, FlagRow>;
  readonly hourMinutes: { readonly row: RuleRow; readonly least: number };
  /** Oxygen of air and the measured oxygen from which a converted value is no longer judged, % by volume. */
  readonly oxygenOfAir: { readonly row: RuleRow; readonly percent: Exact };
  readonly oxygenJudgedTo: { readonly row: RuleRow; readonly percent: Exact };
  /** Days: valid hours needed, how water is averaged, factors that are a range, factors whose hour mean is the flow. */
  readonly dayHours: { readonly row: RuleRow; readonly least: number };
  /** Hours after its end for which a day waits for hours that have not come. */
  readonly settledAfterHours: number;
  readonly waterDayMean: RuleRow;
  readonly dayRange: RuleRow;
  readonly flowFactors: ReadonlySet<string>;
  /** Mass of an hour: of gas and of water from concentration and flow, as the logger reports it; what carries the flow of gas. */
  readonly mass: { readonly air: RuleRow; readonly water: RuleRow; readonly reported: RuleRow; readonly gasFlow: RuleRow };
  readonly convertedDecimals: number;
  readonly timesOverDecimals: number;
  readonly withoutMultiple: ReadonlySet<string>;
};

export function compileEmissionData(edition: Edition): EmissionData {
  const percent = (key: string): { readonly row: RuleRow; readonly percent: Exact } => {
    const row = ruleNeeded(edition, key);
    return { row, percent: exact(row.value) };
  };
  const hours = ruleNeeded(edition, 'day-hours');
  const minutes = ruleNeeded(edition, 'hour-minutes');
  return {
    edition, from: edition.from, to: edition.to,
    flags: new Map(edition.rows.filter((row) => row.kind === 'flag').map((row) => [row.flag, row])),
    hourMinutes: { row: minutes, least: Number(minutes.value) },
    dayHours: { row: hours, least: Number(hours.value) },
    settledAfterHours: Number(ruleNeeded(edition, 'day-settled-after').value),
    waterDayMean: ruleNeeded(edition, 'water-day-mean'),
    dayRange: ruleNeeded(edition, 'day-range'),
    flowFactors: new Set(ruleNeeded(edition, 'flow-factors').pollutants),
    mass: {
      air: ruleNeeded(edition, 'emission-rate'), water: ruleNeeded(edition, 'water-mass'), reported: ruleNeeded(edition, 'mass-reported'),
      gasFlow: ruleNeeded(edition, 'gas-flow'),
    },
    oxygenOfAir: percent('oxygen-of-air'),
    oxygenJudgedTo: percent('oxygen-judged-to'),
    convertedDecimals: Number(ruleNeeded(edition, 'converted-decimals').value),
    timesOverDecimals: Number(ruleNeeded(edition, 'times-over-decimals').value),
    withoutMultiple: new Set(ruleNeeded(edition, 'no-multiple').pollutants),
  };
}
