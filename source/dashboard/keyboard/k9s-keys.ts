import {type KeyChoice, keyLabel, withKeys} from '../records/key-choice.ts';

/** A key of k9s that does nothing in the lists here. */
export type UnboundKey = {
	/** As key-names.ts names it. */
	readonly key: string;
	/** What it does in k9s. */
	readonly there: string;
	/** Why it does nothing here, or what does instead, with keys as withKeys takes them: a few words, as it is one line on the screen. */
	readonly because: string;
};

const readOnly = 'svctop changes nothing in the cluster; {copy} copies the fix';
const oneView = 'there is one view, of Services, endpoints and pods';

/** The keys of k9s 0.51 (internal/view/*.go, internal/ui/{table,app}.go) that are bound to nothing in the lists. */
export const unboundK9sKeys: readonly UnboundKey[] = [
	{key: 'ctrl-d', there: 'deletes the object', because: readOnly},
	{key: 'ctrl-k', there: 'kills the pod', because: readOnly},
	{key: 'r', there: 'restarts a workload', because: readOnly},
	{key: 'i', there: 'sets an image', because: readOnly},
	{key: 'a', there: 'attaches to a container', because: '{shell} opens a shell, {logs} shows the logs'},
	{key: 'b', there: 'benchmarks the Service', because: '{curl} requests it once, {trace} traces it'},
	{key: 'w', there: 'warps to the namespace of the row', because: ':ns NAME goes to a namespace'},
	{key: ' ', there: 'marks rows', because: 'one Service is selected at a time'},
	{key: 'u', there: 'uses a namespace', because: 'enter in :ns does'},
	{key: 'ctrl-u', there: 'clears the filter', because: 'esc does'},
	{key: 'ctrl-p', there: 'saves the configuration', because: 'svctop config prints it'},
	{key: 'v', there: 'lists vulnerabilities of the images', because: 'they break no Service'},
	{
		key: '[',
		there: 'goes to the previous command',
		because: '{previous-place} goes to the previous namespace or context',
	},
	{key: ']', there: 'goes to the next command', because: '{command} and ↑ recall commands'},
	{key: 'ctrl-a', there: 'lists every resource', because: oneView},
	{key: 'ctrl-e', there: 'hides the header', because: '{zoom} zooms the focused pane'},
	{key: 'ctrl-g', there: 'hides the crumbs', because: oneView},
	{key: 'ctrl-r', there: 'refreshes the list', because: 'lists are watched: they are never old'},
	{key: 'ctrl-s', there: 'saves the list', because: 'svctop check -o yaml prints it'},
	{key: 'ctrl-l', there: 'redraws the screen', because: 'it is redrawn with every change'},
	{key: 'm', there: 'marks the end of a log', because: '{timestamps} in logs shows the time of each line'},
];

/** What is said where such a key is pressed in the lists; undefined for any other. */
export const k9sKeyText = (key: string, keys: KeyChoice): string | undefined => {
	const found = unboundK9sKeys.find(each => each.key === key);
	return found && `${keyLabel(key)} ${found.there} in k9s; here ${withKeys(found.because, keys)}.`;
};
