import type {Access} from '../../model/access.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {Client} from '../../probes/clients.ts';
import type {MatrixProgress} from '../../probes/matrix/grid.ts';
import type {ProbeProgress} from '../../probes/probe.ts';
import type {Section} from '../../rules/about-service.ts';
import type {NumberedEntry} from '../records/command-log.ts';
import type {DocumentAction} from '../records/document-action.ts';
import type {Forward} from '../records/forward.ts';
import type {ProbeKind} from '../records/probe-run.ts';
import type {RepeatRun} from '../records/repeat-run.ts';
import type {Row} from '../rows/row.ts';
import type {SortId} from '../rows/sorting.ts';
import type {Overlay, Prompt} from './overlay.ts';
import type {Connection, NoticeLevel, Pane} from './state.ts';

/** What the cluster tells. Times are Unix milliseconds. */
export type ClusterAction =
	| {
			readonly type: 'rows/changed';
			readonly changed: readonly Row[];
			readonly removed: readonly string[];
			/** Whether nothing is waiting to be joined or diagnosed. */
			readonly isComplete: boolean;
			/** When it was seen. */
			readonly at: number;
	  }
	| {readonly type: 'inputs/changed'; readonly inputs: Inputs}
	| {readonly type: 'connection/changed'; readonly connection: Connection}
	/** A context or a namespace was opened, or opened again. */
	| {readonly type: 'scope/opened'; readonly context: string; readonly namespace: string | undefined}
	| {readonly type: 'contexts/listed'; readonly contexts: readonly string[]}
	| {readonly type: 'namespaces/listed'; readonly names: readonly string[]}
	| {
			readonly type: 'probe/started';
			readonly key: string;
			readonly kind: ProbeKind;
			readonly client: Target;
			/** Of a trace that asks one of several. */
			readonly port?: string;
			readonly at: number;
	  }
	| {readonly type: 'probe/progressed'; readonly key: string; readonly progress: ProbeProgress}
	/** What a crashed container said last; `id` is that of its Crash. */
	| {readonly type: 'lastLine/read'; readonly id: string; readonly line: string}
	/** What is true of a Service, for its diagnosis that was opened. */
	| {readonly type: 'diagnosis/aboutLoaded'; readonly key: string; readonly sections: readonly Section[]}
	/** `at` in Unix milliseconds; the time of the screen where absent. */
	| {readonly type: 'notice/shown'; readonly level: NoticeLevel; readonly text: string; readonly at?: number}
	/** What requests over time came to so far. */
	| {readonly type: 'repeat/progressed'; readonly key: string; readonly repeat: RepeatRun}
	| {readonly type: 'matrix/started'; readonly key: string; readonly at: number}
	| {readonly type: 'matrix/progressed'; readonly key: string; readonly progress: MatrixProgress}
	/** All there are, by local port. */
	| {readonly type: 'forwards/changed'; readonly forwards: ReadonlyMap<number, Forward>; readonly at: number}
	| {readonly type: 'access/loaded'; readonly namespace: string; readonly access: Access}
	| {readonly type: 'commands/ran'; readonly entry: NumberedEntry}
	/** The pods of other namespaces that the Service can be asked from. */
	| {readonly type: 'clients/listed'; readonly key: string; readonly choices: readonly Client[]}
	| {readonly type: 'clock/ticked'; readonly now: number};

/** What the keyboard and the terminal do. */
export type ScreenAction =
	/** Any key, before what it does: it ends a notice and holds the order. */
	| {readonly type: 'key/pressed'; readonly at: number}
	| {readonly type: 'terminal/resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'selection/moved'; readonly by: number}
	| {readonly type: 'selection/paged'; readonly by: number}
	/** To the row of a Service, from wherever one is. */
	| {readonly type: 'selection/jumped'; readonly key: string}
	| {readonly type: 'selection/movedToEnd'; readonly end: 'first' | 'last'}
	/** By the mouse, on a cell counted from 0. */
	| {readonly type: 'pointer/pressed'; readonly column: number; readonly row: number}
	| {readonly type: 'pane/focused'; readonly pane: Pane}
	| {readonly type: 'pane/zoomed'}
	| {readonly type: 'filter/onlyFindingsToggled'}
	/** By the column it is sorted by already: the other way round. */
	| {readonly type: 'list/sorted'; readonly by: SortId}
	| {readonly type: 'list/sortReversed'}
	| {readonly type: 'list/widened'}
	| {readonly type: 'overlay/opened'; readonly overlay: Overlay}
	| {readonly type: 'overlay/closed'}
	| {readonly type: 'overlay/scrolled'; readonly top: number}
	/** Long sections whole, or their beginnings alone. */
	| {readonly type: 'overlay/unfolded'}
	| {readonly type: 'filter/cleared'}
	/** Of the Services, as `/` takes it. */
	| {readonly type: 'filter/set'; readonly text: string}
	| {readonly type: 'probes/allowed'}
	/** `namespace` is that of the Services that are asked, here and below. */
	| {readonly type: 'client/chosen'; readonly namespace: string; readonly target: Target}
	/** The pod that was chosen is gone. */
	| {readonly type: 'client/forgotten'; readonly namespace: string}
	| {readonly type: 'probe/cancelled'; readonly key: string}
	| {readonly type: 'matrix/cancelled'; readonly key: string};

/** What happens to the prompt. */
export type PromptAction =
	| {readonly type: 'prompt/opened'; readonly prompt: Prompt}
	| {readonly type: 'prompt/typed'; readonly text: string}
	| {readonly type: 'prompt/erased'; readonly what: 'character' | 'word' | 'line'}
	| {readonly type: 'prompt/recalled'; readonly by: 1 | -1}
	| {readonly type: 'prompt/completed'; readonly text: string}
	/** A better proposal for a forward, unless something else has been typed than it was made for. */
	| {readonly type: 'prompt/forwardProposed'; readonly from: string; readonly text: string}
	/** Enter: what was typed stays. */
	| {readonly type: 'prompt/submitted'}
	/** Esc: what was typed goes. */
	| {readonly type: 'prompt/cancelled'};

export type Action = ClusterAction | ScreenAction | PromptAction | DocumentAction;
