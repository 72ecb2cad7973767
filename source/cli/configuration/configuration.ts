import {type KeyChoice, noKeyChosen} from '../../dashboard/records/key-choice.ts';
import type {ServiceColumnId} from '../../dashboard/records/service-column-ids.ts';
import type {ThemeName, ToneColors} from '../../dashboard/records/themes.ts';
import {type ProbeLimits, usualLimits} from '../../probes/limits.ts';

/** What someone wants in one context. */
export type ContextConfiguration = {
	/** Where the dashboard starts. */
	readonly namespace: string | undefined;
	/** Whether a probe asks before it runs; what was answered before where undefined. */
	readonly probe: 'ask' | 'allow' | undefined;
};

/** What someone wants wherever no flag says otherwise. */
export type Configuration = {
	/** Where it is read from, whether it is there or not. */
	readonly file: string;
	readonly isThere: boolean;
	/** Where the dashboard starts; `*` for all namespaces. */
	readonly namespace: string | undefined;
	/** The columns of the list of Services; as many as fit where undefined. */
	readonly columns: readonly ServiceColumnId[] | undefined;
	/** Whether the mouse scrolls and selects in the dashboard. */
	readonly hasMouse: boolean;
	/** The colours of the dashboard. */
	readonly theme: ThemeName;
	/** Colours of tones that differ from those of the theme. */
	readonly colors: ToneColors;
	/** Keys of the dashboard that are given to something else. */
	readonly keys: KeyChoice;
	readonly debugImage: string | undefined;
	readonly limits: ProbeLimits;
	/** Codes of findings to ignore in every Service. */
	readonly ignored: readonly string[];
	readonly contexts: Readonly<Record<string, ContextConfiguration>>;
	/** What could not be used, one sentence each with file, line and what is allowed; the rest still holds. */
	readonly problems: readonly string[];
};

/** What holds where nothing is configured. */
export const unconfigured = (file: string): Configuration => ({
	file,
	isThere: false,
	namespace: undefined,
	columns: undefined,
	hasMouse: true,
	theme: 'terminal',
	colors: {},
	keys: noKeyChosen,
	debugImage: undefined,
	limits: usualLimits,
	ignored: [],
	contexts: {},
	problems: [],
});
