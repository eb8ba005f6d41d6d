import { Value } from 'typebox/value';
import type { CommandTerms } from '../../act/device-command.ts';
import type { Device } from '../../model/device.ts';
import { CommandTermsSetting, unsetLinkMinutes, type OwnTerms } from '../../model/command-terms.ts';
import type { ProtocolTerm, ProtocolTermName } from '../../model/protocol.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

const setting = 'command-terms';

/** From where a figure is: the logger's own, the place's own, or the standard's row. */
export type TermSource = { readonly from: 'device' | 'place' | 'standard'; readonly term?: ProtocolTerm };
type Figure = { readonly value: number; readonly source: TermSource };
export type TermsShown = Readonly<Record<'answerSeconds' | 'resends' | 'resultSeconds' | 'linkMinutes', Figure>>;

/** How patient the centre is with each logger: its own figures, else the place's, else those of its edition. */
export class TermsBook {
  readonly #house: House;
  #own: CommandTermsSetting = { devices: {} };

  constructor(house: House) {
    this.#house = house;
  }

  async load(): Promise<void> {
    const held = await this.#house.records.read(machineViewer).setting(setting);
    if (Value.Check(CommandTermsSetting, held)) this.#own = held;
  }

  get place(): CommandTermsSetting['place'] {
    return this.#own.place;
  }

  ownOf(mn: string): CommandTermsSetting['devices'][string] | undefined {
    return this.#own.devices[mn];
  }

  shown(device: Pick<Device, 'mn' | 'edition'>): TermsShown {
    const figure = (name: keyof OwnTerms, term: ProtocolTermName | undefined, otherwise: number): Figure => {
      const [own, place] = [this.#own.devices[device.mn]?.[name], this.#own.place?.[name]];
      if (own !== undefined) return { value: own, source: { from: 'device' } };
      const row = term === undefined ? undefined : this.#house.protocol.termOf(term, device.edition);
      if (place === undefined && row !== undefined) return { value: row.value, source: { from: 'standard', term: row } };
      return { value: place ?? otherwise, source: { from: 'place' } };
    };
    return {
      answerSeconds: figure('answerSeconds', 'answer-wait', 0), resends: figure('resends', 'resends', 0), resultSeconds: figure('resultSeconds', 'result-wait', 0),
      linkMinutes: figure('linkMinutes', undefined, unsetLinkMinutes),
    };
  }

  of(device: Pick<Device, 'mn' | 'edition'>): CommandTerms {
    const { answerSeconds, resends, resultSeconds, linkMinutes } = this.shown(device);
    return { answerMs: answerSeconds.value * 1000, resends: resends.value, resultMs: resultSeconds.value * 1000, linkMs: linkMinutes.value * 60_000 };
  }

  /** Of one logger, or without `mn` of the place; kept with who set it and an audit entry. */
  async set(terms: OwnTerms, by: string, mn?: string): Promise<void> {
    const { records, clocks } = this.#house;
    const [at, worldAt] = [clocks.machine(), clocks.world()];
    const held = { ...terms, by, at: worldAt };
    const next = mn === undefined ? { ...this.#own, place: held } : { ...this.#own, devices: { ...this.#own.devices, [mn]: held } };
    await records.write(machineViewer, async (writer) => {
      await writer.setSetting(setting, next);
      await writer.putAudit([{ at, worldAt, actor: by, action: 'command-terms.set', subject: mn ?? setting, outcome: 'ok', detail: terms }]);
    });
    this.#own = next;
  }
}
