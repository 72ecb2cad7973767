import {unboundK9sKeys} from '../source/dashboard/keyboard/k9s-keys.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';

/** A key that hands used to k9s find otherwise here. */
export type Departure = {
	/** As it is named in the keymap; of the keymap's keys the first of the binding. */
	readonly key: string;
	/** Where it is bound here; absent where it does nothing here. */
	readonly scope?: Scope;
	/** What it does in k9s, in the view that is nearest to the scope. */
	readonly there: string;
	readonly because: string;
};

/** Every departure from the keys of k9s 0.51 (internal/view/*.go, internal/ui/{table,prompt,app}.go), those that are bound here first. */
export const departures: readonly Departure[] = [
	{
		...{key: 'enter', scope: 'list', there: 'the pods of the Service'},
		because: 'the pods are on the screen already, so the key that goes deeper goes to the cause',
	},
	{
		...{key: 'n', scope: 'list', there: 'copies the namespace'},
		because: 'what a Service is asked most is its name; every command that is copied with x has the namespace in it',
	},
	{
		...{key: 'c', scope: 'list', there: 'copies the name'},
		because: 'the second question is a request; in texts c copies, as in k9s',
	},
	{
		...{key: 't', scope: 'list', there: 'copies files from and to a pod; triggers a CronJob'},
		because: 'neither exists here; in logs t shows times, as in k9s',
	},
	{...{key: 'T', scope: 'list', there: 'nothing'}, because: 'it is t from several pods at once'},
	{...{key: 'L', scope: 'list', there: 'nothing; in logs it locks columns'}, because: 'what was run is to be seen'},
	{...{key: 'J', scope: 'list', there: 'goes to the owner'}, because: 'd describes the pod, with its owner'},
	{
		...{key: 'e', scope: 'list', there: 'edits the object'},
		because: 'svctop changes nothing in the cluster; events come next after describe',
	},
	{
		...{key: 'h', scope: 'list', there: 'to the left'},
		because: 'no list is wider than the screen; history is what only a dashboard that was open knows',
	},
	{
		...{key: 'l', scope: 'list', there: 'logs of all pods of the Service; without logs, to the right'},
		because: 'one container at a time, and the first pod that is not ready is proposed: it is the one that knows',
	},
	{
		...{key: 'p', scope: 'list', there: 'logs of the previous containers'},
		because: 'where a probe runs is chosen more often; in a log p goes to the previous container',
	},
	{
		...{key: 's', scope: 'list', there: 'shell on a pod, scale on a workload, suspend on a CronJob'},
		because: 'only the shell is here, and from a Service it asks which pod',
	},
	{
		...{key: 'x', scope: 'list', there: 'decodes a Secret; expands a tree'},
		because: 'neither is here; it copies what would be executed',
	},
	{
		...{key: 'z', scope: 'list', there: "a Deployment's ReplicaSets; clears pods that failed"},
		because: 'three panes share the screen, and one wants to see one of them alone, as in tmux',
	},
	{
		...{key: 'ctrl-z', scope: 'list', there: 'only rows with faults'},
		because: 'the same key; a fault is a finding, of whatever severity',
	},
	{
		...{key: 'tab', scope: 'list', there: 'next field of a dialog'},
		because: 'there are no dialogs, and three panes to go through',
	},
	{
		...{key: 'S', scope: 'list', there: 'sorts by status'},
		because: 'the status of a Service is how bad its worst finding is',
	},
	{
		...{key: 'o', scope: 'list', there: 'the node of a pod'},
		because: 'the node is a column of the endpoints; a list to pick from needs no letter for each column',
	},
	{
		...{key: 'O', scope: 'list', there: 'sorts by the column that shift-← and shift-→ selected'},
		because: 'o picks it from a list; the letter of the same key turns the order round',
	},
	{
		...{key: '-', scope: 'list', there: 'the command before'},
		because: 'there is one view, so what one goes back to is a namespace or a context',
	},
	{
		...{key: '0', scope: 'list', there: 'favourite namespaces'},
		because: 'the same keys; on them are the namespaces that were open, in the order they were opened',
	},
	{
		...{key: 'q', scope: 'list', there: 'back to the view before; :q and ctrl-c quit'},
		because: 'there is no view before the lists, and q quits less and top',
	},
	{
		...{key: 'esc', scope: 'list', there: 'clears the filter and goes back to the view before'},
		because: 'each press undoes one thing, so that nothing is lost at once',
	},
	{
		...{key: '/', scope: 'logs', there: 'shows only the lines that match'},
		because: 'the line before an error is the one that says why; n and N go through the matches',
	},
	{
		...{key: 'C', scope: 'logs', there: 'clears the screen; a shows all containers'},
		because: 'nothing that was written is hidden, and lines of two containers in one log are in no order',
	},
	{
		...{key: 'p', scope: 'logs', there: 'nothing: the log is opened anew with p'},
		because: 'one is in the log when one finds that it has just begun',
	},
	{
		...{key: 'r', scope: 'document', there: 'refreshes by itself, and not'},
		because: 'what is read stays still until it is asked for again',
	},
	{
		...{key: 'ctrl-w', scope: 'prompt', there: 'erases the line'},
		because: 'it erases a word in every shell; ctrl-u erases the line, as in k9s',
	},
	{
		...{key: 'tab', scope: 'prompt', there: 'takes the suggestion, as → and ctrl-f do'},
		because: 'there may be several, and it goes as far as all of them agree',
	},
	{
		...{key: 'up', scope: 'prompt', there: 'the next suggestion'},
		because:
			'suggestions stand beside what is typed, and tab takes what they have in common; arrows go through history',
	},
	{
		...{key: 'enter', scope: 'forwards', there: 'the benchmarks of the forward'},
		because: 'what one wants of a forward is its address',
	},
	...unboundK9sKeys.map(({key, ...departure}) => ({key: key === ' ' ? 'space' : key, ...departure})),
];
