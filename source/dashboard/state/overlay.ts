import type {Target} from '../../model/pod-access/exec.ts';
import type {Substitute} from '../../model/pod-access/substitute.ts';
import type {Client} from '../../probes/clients.ts';
import type {Section} from '../../rules/about-service.ts';
import type {ContainerChoice} from '../records/container-choice.ts';
import type {Subject} from '../records/document.ts';
import type {ProbeKind} from '../records/probe-run.ts';

/** The one pane that lies over the lists. `top` is the first line it shows. */
export type Overlay =
	/** `about` is what is true of the Service whatever is wrong with it; undefined until it has been told. */
	| {
			readonly kind: 'diagnosis';
			readonly key: string;
			readonly top: number;
			readonly about?: readonly Section[];
			/** Whether long sections are shown whole. */
			readonly isUnfolded?: boolean;
	  }
	| {readonly kind: 'timeline'; readonly key: string; readonly top: number}
	| {
			readonly kind: 'probe';
			readonly key: string;
			readonly top: number;
			/** Whether it is run again and again as long as it is open. */
			readonly isRepeating?: true;
			readonly isUnfolded?: boolean;
	  }
	/** `under` is what it goes back to. */
	| {readonly kind: 'help'; readonly top: number; readonly under?: Overlay}
	/** Where one is in it is kept with the document. `under` is what it goes back to. */
	| {readonly kind: 'document'; readonly id: string; readonly under?: Overlay}
	| {readonly kind: 'matrix'; readonly key: string; readonly top: number}
	/** `filter` is that of the log it was chosen from. */
	| {readonly kind: 'log-entry'; readonly id: number; readonly top: number; readonly filter?: string}
	| Picker;

/** A list to choose from that can be filtered. `selected` is the id of the chosen option. */
export type Choosing = {
	readonly selected: string;
	/** What an option has to match to be shown; everything is where there is none. */
	readonly filter?: string;
} & (
	| {readonly kind: 'namespaces' | 'contexts' | 'columns' | 'log'}
	/** A container to read the log of, or to open a shell in. */
	| {
			readonly kind: 'containers';
			readonly purpose: 'logs' | 'shell';
			readonly choices: readonly ContainerChoice[];
			/** What it goes back to. */
			readonly under?: Overlay | undefined;
	  }
	/** An object that a pane names. */
	| {
			readonly kind: 'objects';
			readonly choices: readonly Subject[];
			/** What it goes back to. */
			readonly under?: Overlay | undefined;
	  }
	/** A pod to ask the Service from; `isListing` while those of other namespaces are still to come. */
	| {
			readonly kind: 'clients';
			readonly key: string;
			readonly choices: readonly Client[];
			readonly isListing: boolean;
	  }
);

/** Any list to choose from; the forwards are the ports that lead to Services. */
export type Picker = Choosing | {readonly kind: 'forwards'; readonly selected: string};

export const isPicker = (overlay: Overlay | undefined): overlay is Picker =>
	overlay !== undefined && 'selected' in overlay;

export const isChoosing = (overlay: Overlay | undefined): overlay is Choosing =>
	isPicker(overlay) && overlay.kind !== 'forwards';

/** A probe that is ready to run. */
export type Plan =
	/**
	 * `substitute` asks in the client's place; absent where the client does. `instead` is the pod that
	 * was chosen and is gone; absent where the client is the chosen one, or none was.
	 */
	| ({readonly key: string; readonly client: Target; readonly substitute?: Substitute; readonly instead?: string} & (
			| {readonly kind: Extract<ProbeKind, 'nslookup'>}
			/** `port` is a number or name, as in `chosenPorts`; absent for all of them, as below. */
			| {readonly kind: Extract<ProbeKind, 'trace'>; readonly port?: string}
			| {readonly kind: Extract<ProbeKind, 'curl'>; readonly url: string}
	  ))
	/** A matrix finds its clients itself. */
	| {readonly kind: 'matrix'; readonly key: string; readonly port?: string};

/** The one line someone types into, or is asked by. */
export type Prompt =
	/** Of the Services, or of the list to choose from that is open; `before` is the filter that esc goes back to. */
	| {readonly kind: 'filter'; readonly text: string; readonly before: string}
	/** In a document; `before` is the search that esc goes back to. */
	| {readonly kind: 'search'; readonly text: string; readonly before: string}
	/** `place` counts back from the newest command; -1 for what is being typed, which is kept as `draft` meanwhile. */
	| {readonly kind: 'command'; readonly text: string; readonly place: number; readonly draft?: string}
	| {readonly kind: 'url'; readonly text: string; readonly key: string; readonly client: Target}
	/** Where a Service's port is to be reached from, or that of one pod. */
	| {readonly kind: 'forward'; readonly text: string; readonly key: string; readonly pod: string | undefined}
	| {readonly kind: 'consent'; readonly plan: Plan}
	/** Whether to quit though that closes ports. */
	| {readonly kind: 'quit'};

export type Question = Extract<Prompt, {readonly kind: 'consent' | 'quit'}>;

/** Whether a prompt is there to be answered, not to be typed into. */
export const isQuestion = (prompt: Prompt): prompt is Question => prompt.kind === 'consent' || prompt.kind === 'quit';
