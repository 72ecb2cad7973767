import type {Access} from '../../model/access.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {type Inputs, noInputs} from '../../model/sync-status.ts';
import type {NumberedEntry} from '../records/command-log.ts';
import type {Document} from '../records/document.ts';
import type {Forward} from '../records/forward.ts';
import {type KeyChoice, noKeyChosen} from '../records/key-choice.ts';
import type {MatrixRun} from '../records/matrix-run.ts';
import type {Proofs} from '../records/probe-evidence.ts';
import type {PastProbe, ProbeRun} from '../records/probe-run.ts';
import type {RepeatRun} from '../records/repeat-run.ts';
import type {ServiceColumnId} from '../records/service-column-ids.ts';
import {emptyList, type List} from '../rows/list.ts';
import type {Overlay, Prompt} from './overlay.ts';

export type Pane = 'services' | 'endpoints' | 'pods';

export const panes: readonly Pane[] = ['services', 'endpoints', 'pods'];

export type Connection =
	| {readonly state: 'connecting'}
	| {readonly state: 'live'}
	/** `since` in Unix milliseconds; `problem` is a sentence for a person. */
	| {readonly state: 'lost'; readonly since: number; readonly problem: string};

/** Where a list stands: the object it is on, and the first row that is shown. Without an object it is on the first row. */
export type Cursor = {
	readonly selected: string | undefined;
	readonly top: number;
	/** What the endpoints or pods of the selected Service are narrowed down to; the Services have theirs in the list. */
	readonly filter?: string;
};

/** A hint is about the last key alone: it is not among the messages. */
export type NoticeLevel = 'info' | 'error' | 'hint';

export type State = {
	readonly context: string;
	/** What kubectl has to be told besides a context; undefined where it finds the same cluster by itself. */
	readonly kubectlFlags?: readonly string[] | undefined;
	readonly contexts: readonly string[];
	/** undefined for all namespaces. */
	readonly namespace: string | undefined;
	readonly namespaces: readonly string[];
	/** The namespaces under the digits 1 to 9. */
	readonly recent: readonly string[];
	/** Where one was before; undefined at first. */
	readonly previous: {readonly context: string; readonly namespace: string | undefined} | undefined;
	readonly isDemo: boolean;
	/** Whether nothing may be run inside pods. */
	readonly isReadonly: boolean;
	/** What a debug container is made of; undefined where none is offered. */
	readonly debugImage: string | undefined;
	/** Unix milliseconds. */
	readonly now: number;
	/** When a key was last pressed, Unix milliseconds. */
	readonly keyAt: number;
	/** When rows last moved to where they belong, Unix milliseconds. */
	readonly orderedAt: number;
	/** The terminal's size in cells. */
	readonly columns: number;
	readonly rows: number;
	readonly connection: Connection;
	readonly inputs: Inputs;
	/** Whether nothing is waiting to be joined or diagnosed. */
	readonly isComplete: boolean;
	readonly list: List;
	readonly focus: Pane;
	readonly isZoomed: boolean;
	/** Whether lists show more columns, as with kubectl's -o wide. */
	readonly isWide: boolean;
	/** The keys of what the configuration gives others. */
	readonly keys: KeyChoice;
	/** The columns of the list of Services that someone wants; as many as fit where undefined. */
	readonly chosenColumns?: readonly ServiceColumnId[];
	readonly cursors: Readonly<Record<Pane, Cursor>>;
	/** The keys of a list in the order it had when the keys began to go there; it holds still while someone reads it. */
	readonly frozenOrder: Readonly<Partial<Record<Exclude<Pane, 'services'>, readonly string[]>>>;
	readonly overlay: Overlay | undefined;
	readonly prompt: Prompt | undefined;
	readonly notice: {readonly level: NoticeLevel; readonly text: string} | undefined;
	/** What was entered on the command line, newest first. */
	readonly history: readonly string[];
	/** Long texts by id; those that are not open keep their place alone. */
	readonly documents: ReadonlyMap<string, Document>;
	/** The last probe of each Service. */
	readonly probes: ReadonlyMap<string, ProbeRun>;
	/** The last matrix of each Service. */
	readonly matrices: ReadonlyMap<string, MatrixRun>;
	/** Requests over time, by the key of their Service. */
	readonly repeats: ReadonlyMap<string, RepeatRun>;
	/** Those before it, newest first. */
	readonly pastProbes: ReadonlyMap<string, readonly PastProbe[]>;
	/** What probes have seen of each Service. */
	readonly proofs: Proofs;
	/** Every command that was run in this session, newest first. */
	readonly log: readonly NumberedEntry[];
	/** What `c` was last told to request of each Service. */
	readonly requests: ReadonlyMap<string, string>;
	/** The ports of this machine that lead to Services, by their number. */
	readonly forwards: ReadonlyMap<number, Forward>;
	/** The pod and container chosen to probe from, by the namespace of the Services that are asked. */
	readonly clients: ReadonlyMap<string, Target>;
	/** What may be done in each namespace, once it has been asked; what is absent may be tried. See missingRight. */
	readonly access: ReadonlyMap<string, Access>;
	/** Contexts in which probes run without asking. */
	readonly consents: ReadonlySet<string>;
};

const start: Cursor = {selected: undefined, top: 0};

export const nothingFrozen: State['frozenOrder'] = {};

export const startCursors: State['cursors'] = {services: start, endpoints: start, pods: start};

type Start = Pick<
	State,
	'context' | 'contexts' | 'namespace' | 'isDemo' | 'isReadonly' | 'now' | 'columns' | 'rows' | 'chosenColumns'
> &
	Partial<Pick<State, 'debugImage' | 'kubectlFlags' | 'keys'>>;

export const initialState = (given: Start): State => ({
	namespaces: [],
	recent: given.namespace === undefined ? [] : [given.namespace],
	previous: undefined,
	keyAt: 0,
	orderedAt: 0,
	connection: {state: 'connecting'},
	inputs: noInputs,
	isComplete: false,
	list: emptyList,
	focus: 'services',
	keys: noKeyChosen,
	isZoomed: false,
	isWide: false,
	cursors: startCursors,
	frozenOrder: nothingFrozen,
	overlay: undefined,
	prompt: undefined,
	notice: undefined,
	history: [],
	documents: new Map(),
	debugImage: undefined,
	probes: new Map(),
	matrices: new Map(),
	repeats: new Map(),
	pastProbes: new Map(),
	proofs: new Map(),
	log: [],
	requests: new Map(),
	forwards: new Map(),
	clients: new Map(),
	access: new Map(),
	consents: new Set(),
	...given,
});
