import type {Access} from '../../model/access.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {Target} from '../../probes/exec.ts';
import type {MatrixProgress} from '../../probes/matrix/grid.ts';
import type {ProbeProgress} from '../../probes/probe.ts';
import type {Section} from '../../rules/about-service.ts';
import type {DocumentAction} from '../documents/document-reducer.ts';
import type {Forward} from '../forwards/forward.ts';
import type {NumberedEntry} from '../messages/command-log.ts';
import type {ProbeKind} from '../probe/probe-run.ts';
import type {Row} from '../rows/row.ts';
import type {SortId} from '../rows/sorting.ts';
import type {Overlay, Prompt} from './overlay.ts';
import type {Connection, NoticeLevel, Pane} from './state.ts';

/** What the cluster tells. Times are Unix milliseconds. */
export type FeedAction =
	| {
			readonly type: 'rows';
			readonly changed: readonly Row[];
			readonly removed: readonly string[];
			/** Whether nothing is waiting to be joined or judged. */
			readonly isComplete: boolean;
			/** When it was seen. */
			readonly at: number;
	  }
	| {readonly type: 'inputs'; readonly inputs: Inputs}
	| {readonly type: 'connection'; readonly connection: Connection}
	/** A context or a namespace was opened, or opened again. */
	| {readonly type: 'opened'; readonly context: string; readonly namespace: string | undefined}
	| {readonly type: 'contexts'; readonly contexts: readonly string[]}
	| {readonly type: 'namespaces'; readonly names: readonly string[]}
	| {
			readonly type: 'probe-started';
			readonly key: string;
			readonly kind: ProbeKind;
			readonly client: Target;
			/** Of a trace that asks one of several. */
			readonly port?: string;
			readonly at: number;
	  }
	| {readonly type: 'probe-progress'; readonly key: string; readonly progress: ProbeProgress}
	/** What is true of a Service, for its diagnosis that was opened. */
	| {readonly type: 'about'; readonly key: string; readonly sections: readonly Section[]}
	/** `at` in Unix milliseconds; the time of the screen where absent. */
	| {readonly type: 'notice'; readonly level: NoticeLevel; readonly text: string; readonly at?: number}
	| {readonly type: 'matrix-started'; readonly key: string; readonly at: number}
	| {readonly type: 'matrix-progress'; readonly key: string; readonly progress: MatrixProgress}
	/** All there are, by local port. */
	| {readonly type: 'forwards'; readonly forwards: ReadonlyMap<number, Forward>; readonly at: number}
	| {readonly type: 'access'; readonly namespace: string; readonly access: Access}
	| {readonly type: 'ran'; readonly entry: NumberedEntry}
	| {readonly type: 'tick'; readonly now: number};

/** What the keyboard and the terminal do. */
export type ScreenAction =
	/** Any key, before what it does: it ends a notice and holds the order. */
	| {readonly type: 'key'; readonly at: number}
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'moved'; readonly by: number}
	| {readonly type: 'paged'; readonly by: number}
	| {readonly type: 'moved-to'; readonly end: 'first' | 'last'}
	| {readonly type: 'focused'; readonly pane: Pane}
	| {readonly type: 'zoomed'}
	| {readonly type: 'broken-only'}
	/** By the column it is sorted by already: the other way round. */
	| {readonly type: 'sorted'; readonly by: SortId}
	| {readonly type: 'sort-reversed'}
	| {readonly type: 'widened'}
	| {readonly type: 'opened-overlay'; readonly overlay: Overlay}
	| {readonly type: 'closed-overlay'}
	| {readonly type: 'scrolled'; readonly top: number}
	| {readonly type: 'prompted'; readonly prompt: Prompt}
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'erased'; readonly what: 'character' | 'word' | 'line'}
	| {readonly type: 'recalled'; readonly by: 1 | -1}
	| {readonly type: 'completed'; readonly text: string}
	/** A better proposal for a forward, unless something else has been typed than it was made for. */
	| {readonly type: 'forward-proposed'; readonly from: string; readonly text: string}
	/** Enter: what was typed stays. */
	| {readonly type: 'kept-prompt'}
	/** Esc: what was typed goes. */
	| {readonly type: 'left-prompt'}
	| {readonly type: 'cleared-filter'}
	| {readonly type: 'consented'}
	| {readonly type: 'chose-client'; readonly target: Target}
	/** The pod that was chosen for a namespace is gone. */
	| {readonly type: 'forgot-client'; readonly namespace: string}
	| {readonly type: 'probe-cancelled'; readonly key: string}
	| {readonly type: 'matrix-cancelled'; readonly key: string};

export type Action = FeedAction | ScreenAction | DocumentAction;
