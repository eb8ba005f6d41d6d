import type { Json } from '../basis/canonical.ts';
import type { ChildRule } from './child-rule.ts';
import type { NumberForm } from './issued-number.ts';
import type { PublicTableRule } from './public-table.ts';
import { levelOf, type Region } from './region.ts';
import type { Role } from './role.ts';
import type { SigningWay } from './signing.ts';
import type { TakenOverRule } from './taken-over.ts';
import type { Words } from './words.ts';

/**
 * The declaration of one kind of lead or item: states, steps, parties, clocks, checklist. Pure data (JSON), handed to the
 * web as it is; one engine (src/act) walks them all.
 */
export type CaseType = {
  /** `<programme>/<noun>`, e.g. `integrity/exceedance`, `rectification/problem`. */
  readonly id: string;
  /** What one of them is called: 线索, 问题 … never one word for all. */
  readonly noun: Words;
  readonly title: Words;
  readonly initial: string;
  /** Who may open one: roles, or the machine (`system`), or a visitor (`public`). */
  readonly openedBy: readonly (Role | 'system' | 'public')[];
  readonly parties: Readonly<Record<string, PartyRule>>;
  readonly states: Readonly<Record<string, StateRule>>;
  readonly steps: readonly StepRule[];
  readonly clocks: readonly ClockRule[];
  readonly checklist: readonly ChecklistItem[];
  /** Fields given when it is opened. */
  readonly fields: readonly FieldRule[];
  /** The field that holds the number of the document which handed it down: 来源与文号. */
  readonly documentField?: string;
  /** Timeline on the case page, in order: state ids that stand for a stage. Orders that differ by place are data here. */
  readonly stages: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly publication?: PublicationRule;
  /** Who may keep the machine from opening any on one outlet and factor for some days, at most so many natural days (a parameter). */
  readonly mute?: { readonly party: string; readonly longest: string };
  /** What the day's summary counts of this type; a tally that is not declared is zero. */
  readonly tallies?: readonly TallyRule[];
  /** The party by whose units the day's summary is also told. */
  readonly tallyParty?: string;
  /** Which fields fill the approval sheet (审批表); a type without it has none. */
  readonly sheet?: SheetRule;
  /** What is printed as an official letter; a type without it has none. */
  readonly letter?: LetterRule;
  /** The table of all of them (整改台账总表); a type without it has none. */
  readonly ledger?: LedgerRule;
  /** The level of region at which all of them stand; without it any. */
  readonly level?: Region['level'];
  /** What stands below one of them. */
  readonly children?: readonly ChildRule[];
  /** Its number is not issued here but by another office, and given in this field. */
  readonly issuedNumber?: { readonly field: string; readonly form: NumberForm };
  /** 同类问题: what is compared with others. */
  readonly alike?: AlikeRule;
  /** Who spoke is kept apart; who may look, each look on record. `covers`: texts in which they may say who they are. */
  readonly reporters?: { readonly seenBy: readonly string[]; readonly covers?: readonly string[] };
  /** The table of the items of one batch that is published whole. */
  readonly publicTable?: PublicTableRule;
  /** 工程阶段 in their order: one may start before the former ends and never ends before it (压茬推进). */
  readonly workStages?: readonly WorkStageRule[];
  /**
   * The steps after which its measures are reviewed, and under way; `by`: the party that does the work where no ledger says it; the
   * parameter that lists words which promise without saying how much.
   */
  readonly measures?: { readonly reviewedBy: string; readonly activeFrom: string; readonly by?: string; readonly emptyWords?: string };
};

/**
 * Types with the same `among` are compared with one another by the text of this field (the title where it is empty); a text less alike
 * than the parameter `least` is not shown.
 */
export type AlikeRule = { readonly among: string; readonly text: string; readonly least: string };

/** `mayBeLeftOut`: where the work does not need it, with the reason. */
export type WorkStageRule = { readonly id: string; readonly title: Words; readonly mayBeLeftOut?: true };

/** What a step says of one measure. */
export type MeasureNote = 'reported' | 'verified' | 'reviewed' | 'without-project';

/**
 * One number of the day's summary: cases in which one of `events` was done today, and of these, where said, whose `field` has another
 * value than `except`.
 */
export type TallyRule = {
  readonly id: TallyId; readonly title: Words; readonly events: readonly string[];
  readonly field?: string; readonly except?: readonly string[];
};
export type TallyId = 'reviewed' | 'assigned' | 'verified' | 'substantiated';

/** Field ids by their place on the sheet; `opinions` in the order of the line of assignment. */
export type SheetRule = {
  readonly problem: string; readonly target: string; readonly completion: string; readonly selfCheck: string;
  readonly opinions: readonly string[];
};

/**
 * 公文: the choice that names its kind, who writes to whom with copies to whom, the step that issues it, and the clock until which it is
 * to be answered, `kinds`: by the choice, the word of its number (发文字号) and what the title calls it (文种). `{field}` in a line stands
 * for what the record says; a line is left out where the record does not say it, and a section without lines as well. `{kind}`, `{to}`,
 * `{due}`, `{term}` are its own.
 */
export type LetterRule = {
  readonly kind: string; readonly issuer: string; readonly to: string; readonly copies: string;
  readonly issuedBy: string; readonly receivedBy?: string; readonly answeredBy?: string; readonly clock: string; readonly kinds: Readonly<Record<string, LetterKind>>;
  readonly opening: Words; readonly sections: readonly { readonly title: Words; readonly lines: readonly Words[] }[];
  readonly closing: Words;
};
/** Without a word it bears no number of its own (a leader's slip). */
export type LetterKind = { readonly word?: string; readonly title: Words };

/** The running register as it is mailed: its columns in their order, and how far an item is said to be in each state. */
export type LedgerRule = {
  readonly columns: readonly LedgerColumn[];
  /** The party that does the work: its acts are reports, those of the others verify. */
  readonly responsible: string;
  /** The field that holds the day until which it is to be done. */
  readonly deadline: string;
  readonly stages: Readonly<Record<string, LedgerStage>>;
  /** 红黄绿灰: parameters that hold the bounds of elapsed less verified share, and the days within which a report is due. */
  readonly colour?: { readonly yellow: string; readonly red: string; readonly period: string };
  /** The field that holds the rung of the ladder last used (督办阶梯). */
  readonly ladder?: string;
  /** Items of an older ledger: where those begin of which it says so; the others begin as new ones. */
  readonly takenOver?: readonly TakenOverRule[];
};
/** `working` is said as on schedule or behind it. */
export type LedgerStage = 'not-started' | 'working' | 'reported' | 'closed';
export type LedgerColumn = { readonly id: string; readonly title: Words } & ({ readonly field: string } | { readonly party: string } | { readonly take: 'measures' });

/**
 * A party is a place in the case that one unit fills. An appointment acts for it when unit and role fit. `level`: only units
 * of a region of that level can fill it (省整改办 is never a county's office, though both hold the role).
 */
export type PartyRule = { readonly title: Words; readonly roles: readonly Role[]; readonly level?: Region['level']; readonly optional?: true };

/** Whether a unit of this region may fill the party. */
export const fitsLevel = ({ level }: PartyRule, region: string): boolean => level === undefined || levelOf(region) === level;

export type StateRule = {
  readonly title: Words;
  /** ok, due, late, neutral: colour never speaks alone. */
  readonly tone: 'waiting' | 'working' | 'review' | 'done' | 'returned';
  readonly end?: true;
};

export type StepRule = {
  readonly event: string;
  /** The verb on the button: 签收, 核查, 反馈 … */
  readonly title: Words;
  readonly from: readonly string[];
  /** Next state; `same` keeps the present one. */
  readonly to: string;
  /** Party ids; `system` is the machine, `public` a visitor without sign-in. */
  readonly by: readonly string[];
  readonly input: readonly FieldRule[];
  readonly guards: readonly Guard[];
  readonly effects: readonly Effect[];
  /** The main next step for this party in this state (the one button of the work list). */
  readonly main?: true;
  /** 签收: whoever sent it down sees that it has arrived. */
  readonly acknowledges?: true;
  /** 催办: a reminder to whoever it waits for; the last one stands on their row. */
  readonly urges?: true;
  /** It may be done at any time and is never what a case waits for: no form opens by itself for it. */
  readonly aside?: true;
  /** A step back: the row turns red with the reason and who returned it. */
  readonly returns?: true;
};

export type FieldRule = {
  readonly id: string;
  readonly title: Words;
  /** `point`: the number of a measuring point, chosen by firm and outlet. `pair`: 前后对比, two photographs of the case. */
  readonly kind: 'text' | 'long-text' | 'choice' | 'day' | 'number' | 'point' | 'files' | 'measures' | 'checklist' | 'person' | 'verbatim' | 'children' | 'measure' | 'holder' | 'choices' | 'pair';
  /** Of a holder: an appointment to this office that is held on the day. */
  readonly office?: Role;
  readonly required: boolean;
  readonly choices?: readonly { readonly id: string; readonly title: Words }[];
  /** The parameter that holds the choices: where a place has set its own, they take the place of these (src/flow/local-choices.ts). */
  readonly choicesFrom?: string;
  readonly lengthMax?: number;
  /** Of a number: least and most. `ranks`: what is due on one day is ordered by it; the choices of a risk stand from the highest to the lowest. */
  readonly within?: readonly [number, number]; readonly ranks?: 'risk' | 'people';
  /** Withheld from the public file (its commitment stays). */
  readonly hidden?: true;
  /** Says who speaks: kept apart from the case, in no event, and seen after a reason only (`reporters`). */
  readonly apart?: 'name' | 'phone';
  /** `standing`: given by a later step, shown as if at registration. `fromAbove`: given by the case above, asked on no form. */
  readonly standing?: true; readonly fromAbove?: true;
  /** Stands beside what the leaders sign (opinions of those above, later inspections); every other field is part of it. */
  readonly beside?: true;
};

/** Closed list; src/act and src/close decide them. */
export type Guard =
  | { readonly guard: 'measures-measurable' | 'measures-verified' }
  | { readonly guard: 'checklist-complete' }
  | { readonly guard: 'machine-check' }
  | { readonly guard: 'frozen' }
  | { readonly guard: 'signed'; readonly offices: readonly Role[] }
  | { readonly guard: 'notice-ended' }
  | { readonly guard: 'objections-answered' }
  | { readonly guard: 'different-person'; readonly from: string }
  | { readonly guard: 'different-unit'; readonly from: string }
  /** Who signed as a leader approves nothing above and confirms no paper. */
  | { readonly guard: 'not-a-signer' }
  | { readonly guard: 'children-closed' }
  | { readonly guard: 'within-look-back' }
  /** The case's `confidence` is high: a row of low confidence carries no enforcement case. */
  | { readonly guard: 'confident-ground' }
  /** The clock runs on; it is paused. */
  | { readonly guard: 'clock-running' | 'clock-paused'; readonly clock: string }
  /** Two input fields name two persons (两名执法人员). */
  | { readonly guard: 'two-officers'; readonly fields: readonly [string, string] }
  /** The day of one field is later than that of another; without the other there is nothing to be later than. */
  | { readonly guard: 'later-day'; readonly field: string; readonly than: string }
  /** The deadline has been extended fewer times than the parameter says. */
  | { readonly guard: 'extensions-left'; readonly most: string }
  /** No child of this kind is open. */
  | { readonly guard: 'no-open-child'; readonly child: string }
  /** No more files for this item of the checklist than the parameter says. */
  | { readonly guard: 'files-at-most'; readonly item: string; readonly most: string }
  /** Every stage of the work has ended, or is not needed. */
  | { readonly guard: 'stages-ended' }
  /** Every measure with building work has a child of this kind that is in no state of `except`, or a reason why not. */
  | { readonly guard: 'works-have-projects'; readonly child: string; readonly except: readonly string[] }
  /** The field has one of these values. */
  | { readonly guard: 'field-is'; readonly field: string; readonly is: readonly string[] }
  /**
   * The rung asked for is on the ladder at most one beyond that of the field `after`, used without effect; without one the first.
   */
  | { readonly guard: 'next-rung'; readonly field: string; readonly after: string; readonly ladder: readonly string[] }
  /** The unit of this party was visited fewer times this year than the parameter says, where the field does not except it. */
  | { readonly guard: 'visits-left'; readonly party: string; readonly most: string; readonly unless: { readonly field: string; readonly is: string } }
  /** The field is a whole number between two parameters. */
  | { readonly guard: 'whole-within'; readonly field: string; readonly least: string; readonly most: string }
  /** These fields do not all have these values: such a one stands elsewhere already, as a case of another type. */
  | { readonly guard: 'not-together'; readonly fields: Readonly<Record<string, string>> }
  /** The unit that issues the letter has its word for numbers of papers (发文机关代字). */
  | { readonly guard: 'has-code-word' };

/** Closed list of what follows a step. */
export type Effect =
  | { readonly effect: 'freeze' }
  | { readonly effect: 'void-signatures' }
  | ({ readonly effect: 'sign'; readonly office: Role } & SigningRule)
  /** 纸质签字: inputs `office` and `signedOn`; the scan comes beside the input. */
  | { readonly effect: 'hand-in-paper' }
  /** Input `office`, and `code` where the QR code was not read: another clerk confirms, and the signature stands. */
  | ({ readonly effect: 'confirm-paper' } & SigningRule)
  /** 公示 from now until the parameter's working days have passed. */
  | { readonly effect: 'open-notice'; readonly length: string }
  /** Input `objection`: the text. */
  | { readonly effect: 'record-objection' }
  /** Inputs `objection` (its id) and `answer`. */
  | { readonly effect: 'answer-objection' }
  /** Inputs `finding` and, where given, `point` and `confidence`. */
  | { readonly effect: 'attach-finding' }
  /** Input `point`. */
  | { readonly effect: 'attach-point' }
  | { readonly effect: 'close-notice' }
  | { readonly effect: 'publish' }
  /** The parameter's months from now. */
  | { readonly effect: 'start-look-back'; readonly length: string }
  | { readonly effect: 'reopen' }
  /** One child for each row of the input `children`: 任务分解. */
  | { readonly effect: 'open-children'; readonly child: string }
  /** One child, filled from the fields and the input. */
  | { readonly effect: 'open-child'; readonly child: string }
  /** Input `measure`: one that stands; of a report and of its check also quantity, day and result; without a project the `reason`. */
  | { readonly effect: 'note-measure'; readonly as: MeasureNote }
  /** Input `stage`, and of it `plannedFrom`, `plannedTo`, `startedOn`, `endedOn` or `notNeeded`. */
  | { readonly effect: 'note-stage' }
  /** What the registers and the data have of the pattern in these fields: counts to the record, one child for each hit. */
  | { readonly effect: 'screen'; readonly child: string; readonly fields: ScreenedBy }
  /** Inputs `visitedOn`, `visitPlace`, `visitFinding`: one more visit, on a day that has come. */
  | { readonly effect: 'note-visit' }
  /** Input `child`: whether it has ended, as it stands now. */
  | { readonly effect: 'note-child' }
  /** The field's day becomes that of the input `newDeadline` under the document `extensionNumber`; a running clock moves out to it. */
  | { readonly effect: 'set-deadline'; readonly field: string; readonly clock: string }
  /** Input `input`: the new last day (kind day), or how much more in the clock's unit (kind number); at most so many times. */
  | { readonly effect: 'extend-clock'; readonly clock: string; readonly input: string; readonly times: string }
  /** 发文: the letter gets its number from the register of its series, and its text stands as it is. */
  | { readonly effect: 'issue-document' }
  /** By the machine: a calendar came, and clocks that waited for it get their end. */
  | { readonly effect: 'settle-clocks' }
  /**
   * Input `cause`: the number of a case of the type `register`, which stands in one of `open`; and that it is not the cause after all,
   * with a `reason`.
   */
  | { readonly effect: 'link-cause'; readonly register: string; readonly open: readonly string[] }
  | { readonly effect: 'unlink-cause' }
  /**
   * Input `input`: id or number of a case of `from.type` in one of `from.states`; the measures of its parent become drafts here, and it
   * takes the step `tells`.
   */
  | { readonly effect: 'copy-measures'; readonly input: string; readonly from: CopiedFrom }
  /** Every number in these fields beside what the ledger of the parent says; one without its like needs the input `explained`. */
  | { readonly effect: 'check-figures'; readonly fields: readonly string[]; readonly explained: string }
  /** The figure of a period, from stored data or as another unit verified it, against the target; `first`: where it stood at the start. */
  | { readonly effect: 'read-figure'; readonly by: ReadBy; readonly first?: true; readonly told?: { readonly after: string; readonly state: string } };

/**
 * Fields: where the figure comes from, the target, its direction, the section of a river, the verified and the first figure; the step
 * that verifies, and the clock of a period.
 */
export type ReadBy = {
  readonly source: string; readonly target: string; readonly direction: string; readonly section: string; readonly verified: string; readonly first: string;
  readonly verifies: string; readonly clock: string; readonly firstDays: string; readonly validShare: string;
};

/** Whose measures may be copied, and the machine's step there that counts it. */
export type CopiedFrom = { readonly type: string; readonly states: readonly string[]; readonly tells: string };

/** The fields that say which objects are screened, by what sign, and of which industry and factor. */
export type ScreenedBy = { readonly object: string; readonly sign: string; readonly industry: string; readonly factor: string };

/**
 * How a signature may be given. Parameters by id: `password` whether the password entered again is enough here (1) or not (0), `gap` the
 * most natural days between the two signatures (the earlier lapses), `request` the minutes for which a request to sign is good.
 */
export type SigningRule = { readonly ways?: readonly SigningWay[]; readonly password?: string; readonly gap?: string; readonly request?: string };

export type ClockRule = {
  readonly id: string;
  readonly title: Words;
  /** Party whose time it is. */
  readonly party: string;
  readonly startsOn: readonly string[];
  readonly stopsOn: readonly string[];
  /** Id of the parameter that holds the length. */
  readonly length: string;
  /** Where a field decides: the parameter beside its value, or without `by` the field's own number. */
  readonly lengths?: { readonly field: string; readonly by?: Readonly<Record<string, string>> };
  readonly unit: ClockUnit;
  /** Events that pause it, by a step with a `reason`, and those after which it runs on. What a pause moves: src/act/clock-changes.ts. */
  readonly pausesOn?: readonly string[];
  readonly resumesOn?: readonly string[];
  /** Parameter with a list: how much remains when it warns, in the clock's unit (natural days for months and years). */
  readonly warnings?: string;
  /** What follows when the time ends unanswered, said to people: silence counts as consent, it goes up, nothing. */
  readonly missed?: Words;
  /** What the machine does when the time ends unanswered: an event with `system` among its doers. */
  readonly onLapse?: string;
};

/** `month`, `year`: the same day later, not moved by holidays (look-back terms, not a party's legal term). */
export type ClockUnit = 'working-day' | 'natural-day' | 'hour' | 'month' | 'year';
export type Term = { readonly length: number; readonly unit: ClockUnit };

export type ChecklistItem = {
  readonly id: string;
  readonly title: Words;
  /** Who proves it: a machine check over data, or uploaded material that a person checks. */
  readonly proof: 'machine' | 'material';
  /** Of a machine item: the parameters that hold its whole days under the limit and its least share of valid hours. */
  /** `over`: also the outlets of everything below the case. */
  readonly check?: { readonly days: string; readonly validShare: string; readonly over?: 'parts' };
  /**
   * Of photographs, by parameters: whether time and place are demanded (1) or only marked (0), the most metres from the item's points,
   * hours between camera and upload from which it is said.
   */
  readonly photo?: { readonly demand: string; readonly distance: string; readonly clock: string };
  /** Applies only where the field has this value, or one of them; `orUnset`: also where it has none. */
  readonly when?: { readonly field: string; readonly is: string | readonly string[]; readonly orUnset?: true };
  /** Of a material line: what the machine would check, and has no source for yet. */
  readonly noSource?: Words;
  /** Where a line comes from, unless it is of the case type as such. */
  readonly ground?: { readonly cite: string; readonly confidence: 'high' | 'low' | 'local' };
};

/** A number of policy with its ground. Low confidence is shown wherever it is used. */
export type Parameter = {
  readonly value: Json;
  readonly unit: string;
  readonly title: Words;
  readonly cite: string;
  readonly confidence: 'high' | 'low' | 'local';
  readonly from: string;
};

export type PublicationRule = {
  /** States in which the public may see it. */
  readonly states: readonly string[];
  /** Fields and events that the public file shows; everything else is withheld. */
  readonly fields: readonly string[];
  readonly events: readonly string[];
  /** Offices whose holders are named to the public (the two who sign); everybody else appears as an office. */
  readonly named: readonly Role[];
  /**
   * Pictures of the checklist that the public sees: of which items, and in which states. Only what is marked 有 and can be cleaned.
   * `pair`: the field that says which are before and after.
   */
  readonly pictures?: { readonly items: readonly string[]; readonly states: readonly string[]; readonly pair?: string };
  /** It stands on the public page of its parent, and in no list of its own. */
  readonly within?: 'parent';
};
